import { count, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { deliveries, mailings, notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { figuresOf, toldOf, toldStates } from '../../../distribution/account/told.ts';
import { mailingMoves } from '../../../domain/mailing.ts';
import { statesOf } from '../../../domain/moves.ts';
import { refusalReasons } from '../../../domain/refusal.ts';
import { pausedForWords } from '../../../mail/fault-words.ts';
import { looked } from '../../looked.ts';
import { afterMoment, olderThan, pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { english } from '../english.ts';
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
const toldState = z.enum(toldStates);
const noticeMembers = named(
  'NoticeMembers',
  z.object({
    notice: z.uuid(),
    mailing: z.uuid(),
    subject: z.string().describe('Of the mailing.'),
    state: z.enum(statesOf(mailingMoves)).describe('Of the mailing.'),
    pausedSince: moment.nullable().describe('Null: it is not paused.'),
    pausedFor: z.string().nullable(),
    members: amount.describe('All who have to do with it: the sum of the figures.'),
    figures: z.array(z.object({ state: toldState, count: amount })),
    lines: z
      .array(
        z.object({
          member: z.uuid(),
          name: z.string(),
          address: z.string(),
          state: toldState,
          since: z
            .string()
            .nullable()
            .describe('A moment in UTC; a day where only that is known; null: unknown.'),
          reason: z
            .enum(refusalReasons)
            .nullable()
            .describe('Why it did not arrive, or has to wait.'),
          said: z.string().nullable().describe('The mail server’s own words.'),
        }),
      )
      .describe('Each member in exactly one.'),
  }),
);
const noticePage = named('NoticePage', pageOf(noticeItem));

const noticesJoined = ({ db }: Desk) =>
  db
    .select({ notice: notices, subject: mailings.subject, state: mailings.state })
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

/** @throws Problem */
async function noticeJoined(desk: Desk, id: string): Promise<Joined> {
  const [row] = await noticesJoined(desk).where(eq(notices.id, id));
  if (!row) throw new Problem('not-found', `No notice ${id}`);
  return row;
}

/** All of them as of one moment, also while it is being sent. */
const linesOf = (desk: Desk, { notice: row }: Joined) =>
  desk.db.transaction((tx) => toldOf(tx, desk, row), { isolationLevel: 'repeatable read' });

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
      const row = await noticeJoined(desk, id);
      const lines = await linesOf(desk, row);
      return {
        ...itemOf(row, await deliveriesOf(desk, [id])),
        members: lines.length,
        outcomes: Object.fromEntries(
          figuresOf(lines).map(({ state, count: n }) => [state, n] as const),
        ),
      };
    },
  }),
  route({
    method: 'get',
    path: '/notices/{id}/members',
    name: 'readNoticeMembers',
    summary: 'What became of a notice, for each member',
    scope: 'members',
    needs: 'members',
    params: idParameter,
    query: none,
    body: null,
    answer: noticeMembers,
    async handle({ desk, who, path: { id } }) {
      const row = await noticeJoined(desk, id);
      const lines = await linesOf(desk, row);
      await looked(desk, who, 'taken out', 'notice', id);
      return {
        notice: id,
        mailing: row.notice.mailing,
        subject: row.subject,
        state: row.state,
        pausedSince: isoOrNull(row.notice.pausedAt),
        pausedFor: row.notice.pausedFor && pausedForWords(row.notice.pausedFor, english),
        members: lines.length,
        figures: [...figuresOf(lines)],
        lines,
      };
    },
  }),
];
