import { count, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { deliveries, mailings, notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { figuresOf, toldOf } from '../../../distribution/account/told.ts';
import { afterMoment, olderThan, pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { amount, counts, iso, isoOrNull, moment } from '../values.ts';

const notice = z.object({
  id: z.uuid(),
  mailing: z.uuid(),
  subject: z.string().describe('Of the mailing.'),
  createdAt: moment,
  pausedAt: moment.nullable().describe('Too many of its mails failed; null: it is not paused.'),
  deliveries: counts.describe('How many mails to members are in each state.'),
});
const noticeItem = named('Notice', notice);
const wholeNotice = named(
  'WholeNotice',
  notice.extend({
    members: amount.describe('All members who have to do with it: the sum of the outcomes.'),
    outcomes: counts.describe(
      'What became of it, member by member, in numbers: mails, those told in a digest, and why nothing was meant for the rest.',
    ),
  }),
);
const noticePage = named('NoticePage', pageOf(noticeItem));

const noticesJoined = ({ db }: Desk) =>
  db
    .select({ notice: notices, subject: mailings.subject })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing));
type Joined = Awaited<ReturnType<typeof noticesJoined>>[number];

async function deliveriesOf({ db }: Desk, ids: readonly string[]) {
  const rows = ids.length
    ? await db
        .select({ notice: deliveries.notice, state: deliveries.state, n: count() })
        .from(deliveries)
        .where(inArray(deliveries.notice, [...ids]))
        .groupBy(deliveries.notice, deliveries.state)
    : [];
  return (id: string): Record<string, number> =>
    Object.fromEntries(rows.flatMap((r) => (r.notice === id ? [[r.state, r.n] as const] : [])));
}

const itemOf = (
  { notice: row, subject }: Joined,
  states: (id: string) => Record<string, number>,
): z.infer<typeof notice> => ({
  id: row.id,
  mailing: row.mailing,
  subject,
  createdAt: iso(row.createdAt),
  pausedAt: isoOrNull(row.pausedAt),
  deliveries: states(row.id),
});

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/notices',
    name: 'listNotices',
    summary: 'Notices to members, the newest first, with how many arrived',
    scope: 'read',
    needs: null,
    params: none,
    query: pageQuery,
    body: null,
    answer: noticePage,
    async handle({ desk, query }) {
      const after = readCursor(afterMoment, query.cursor);
      const rows = await noticesJoined(desk)
        .where(olderThan(notices.createdAt, notices.id, after))
        .orderBy(desc(notices.createdAt), desc(notices.id))
        .limit(query.limit + 1);
      const states = await deliveriesOf(
        desk,
        rows.map((row) => row.notice.id),
      );
      return pageFrom(
        rows,
        query.limit,
        (row) => itemOf(row, states),
        (row) => [iso(row.notice.createdAt), row.notice.id],
      );
    },
  }),
  route({
    method: 'get',
    path: '/notices/{id}',
    name: 'readNotice',
    summary: 'What became of a notice, in numbers',
    scope: 'read',
    needs: null,
    params: idParameter,
    query: none,
    body: null,
    answer: wholeNotice,
    async handle({ desk, path: { id } }) {
      const [row] = await noticesJoined(desk).where(eq(notices.id, id));
      if (!row) throw new Problem('not-found', `No notice ${id}`);
      // All of it as of one moment, also while it is being sent.
      const lines = await desk.db.transaction((tx) => toldOf(tx, desk, row.notice), {
        isolationLevel: 'repeatable read',
      });
      return {
        ...itemOf(row, await deliveriesOf(desk, [id])),
        members: lines.length,
        outcomes: Object.fromEntries(
          figuresOf(lines).map(({ state, count: n }) => [state, n] as const),
        ),
      };
    },
  }),
];
