import { z } from 'zod';
import { eraseOnRequest } from '../../../keeping/person/erase-on-request.ts';
import { named, namedRequest } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { amount, memberNamed } from '../values.ts';

const eraseOrder = namedRequest(
  'EraseOrder',
  z.strictObject({
    dryRun: z
      .boolean()
      .default(false)
      .describe('Says what would go and what would stay, and erases nothing.'),
  }),
);

const erased = named(
  'Erased',
  z.object({
    ok: z.literal(true),
    dryRun: z.boolean().describe('Nothing was erased.'),
    id: z.uuid().describe('Under which the record knows the person on.'),
    erased: z.object({
      mails: amount,
      letters: amount,
      replies: amount,
      orders: amount,
      intentions: amount,
      notes: amount,
      absences: amount,
    }),
    stays: z
      .object({ deliveries: amount, actions: amount, evidence: amount, audit: amount })
      .describe('Without the name.'),
    sits: z.boolean().describe('Still a member: the next list that names them takes them in anew.'),
  }),
);

const refusals = {
  'erased-before': 'They were erased before',
  'under-way': 'A mail to or from them is on its way, or an order of theirs',
} as const;

export const personActs = [
  route({
    method: 'post',
    path: '/members/{key}/erase',
    name: 'eraseMember',
    summary: 'Erases what the desk has on a member, but for the record without the name',
    scope: 'change-members',
    needs: 'personal-data',
    params: { key: memberNamed },
    query: none,
    body: eraseOrder,
    answer: erased,
    long: true,
    async handle({ desk, who, path: { key: member }, body: { dryRun } }) {
      const answer = await eraseOnRequest(desk, { member, dryRun, by: who.clerk.id });
      if (answer.ok) return answer;
      if (answer.fault === 'unknown')
        throw new Problem('not-found', 'There is no such member, or more than one');
      throw new Problem('refused', refusals[answer.fault], [], { reason: answer.fault });
    },
  }),
];
