import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import { asideReasons } from '../../../domain/aside.ts';
import { needs, orderFor } from '../../pages/quarantine/orders.ts';
import {
  kinds,
  onePutAside,
  type PutAside,
  penAnswers,
  putAside,
} from '../../pages/quarantine/put-aside.ts';
import { may } from '../../who.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { evidenceItem, evidenceItems } from '../evidence.ts';
import { named, namedRequest } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { amount, iso, moment } from '../values.ts';
import { cameOf, orRefused } from './ordered.ts';

const answers = z.enum(penAnswers);
const aside = named(
  'PutAside',
  z.object({
    id: z.uuid().describe('Of the message.'),
    mailing: z.uuid().nullable().describe('Null: it is taken for none.'),
    bytes: amount,
    sender: z.string().nullable().describe('As the mail says; it may pretend.'),
    subject: z.string().nullable(),
    receivedAt: moment,
    kind: z.enum(kinds).nullable().describe('What the desk took it for.'),
    reason: z.enum(asideReasons).nullable(),
    evidence: z.array(evidenceItem),
    answers: z.array(answers).describe('What can be ordered about it.'),
  }),
);
const asidePage = named('PutAsidePage', pageOf(aside));
const penOrder = namedRequest(
  'PenOrder',
  z.strictObject({
    verb: answers.describe(
      '`release`: it waits for a yes like others. `dismiss`: it never goes out. `retry`: what failed is tried again. `treat`: it is a mailing after all.',
    ),
  }),
);

/** What waits is little. */
async function everythingAside(desk: Desk): Promise<PutAside[]> {
  const all: PutAside[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const slice = await putAside(desk, String(page));
    all.push(...slice.rows);
    pages = slice.pages;
  }
  return all;
}

export const quarantineRoutes = [
  route({
    method: 'get',
    path: '/quarantine',
    name: 'listPutAside',
    summary: 'What was put aside: mailings that nothing proves, messages that failed or were filed',
    scope: 'read',
    needs: 'quarantine',
    params: none,
    query: pageQuery,
    body: null,
    answer: asidePage,
    async handle({ desk, query }) {
      const after = readCursor(z.uuid(), query.cursor);
      const all = await everythingAside(desk);
      const at = after === null ? -1 : all.findIndex(({ id }) => id === after);
      if (after !== null && at < 0)
        throw new Problem('invalid-request', 'The cursor is of a message that waits no more');
      return pageFrom(
        all.slice(at + 1, at + 2 + query.limit),
        query.limit,
        (one) => ({
          ...one,
          receivedAt: iso(one.receivedAt),
          evidence: evidenceItems(one.evidence),
        }),
        ({ id }) => id,
      );
    },
  }),
  route({
    method: 'post',
    path: '/quarantine/{id}/orders',
    name: 'decidePutAside',
    summary: 'Decides on what was put aside',
    scope: 'decide',
    needs: 'quarantine',
    params: idParameter,
    query: none,
    body: penOrder,
    answer: cameOf,
    async handle({ desk, who, path: { id }, body: { verb }, give }) {
      if (!may(who, needs[verb]))
        throw new Problem('forbidden', `${who.clerk.name} may not do this`);
      const one = await onePutAside(desk, id);
      if (!one) throw new Problem('not-found', `Nothing that waits is ${id}`);
      const order = orderFor(one, verb);
      if (!order) throw new Problem('refused', `only ${one.answers.join(', ') || 'nothing'}`);
      return orRefused(await give(order));
    },
  }),
];
