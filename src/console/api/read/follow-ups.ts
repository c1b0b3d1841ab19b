import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { followUps } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { followUpMoves, isOverdue } from '../../../domain/follow-up.ts';
import { statesOf } from '../../../domain/moves.ts';
import { addWorkingDays, dayIn } from '../../../domain/working-days.ts';
import { followUpsJoined } from '../../../follow-up/joined.ts';
import { ownersOf } from '../../../follow-up/owners.ts';
import { olderThan, pageFrom, pageOf, pageQuery, readCursor } from '../cursor.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { caseCodes, day, isoOrNull, moment } from '../values.ts';

const state = z.enum(statesOf(followUpMoves));
const followUp = named(
  'FollowUp',
  z.object({
    id: z.uuid(),
    mailing: z.uuid(),
    subject: z.string().describe('Of the mailing.'),
    committee: z.string().describe('Code of the committee that owes it.'),
    registration: z.string().nullable().describe('The number under which the committee files it.'),
    state,
    openedOn: day,
    deadline: day,
    overdue: z.boolean(),
    cases: caseCodes.nullable().describe('What it is narrowed to; null: all of the mailing.'),
    owners: z
      .array(z.object({ id: z.string(), role: z.enum(['clerk', 'member']), name: z.string() }))
      .describe('Who looks after it.'),
    snoozedUntil: day.nullable().describe('No reminders before this day.'),
    closedAt: moment.nullable(),
    reason: z.string().nullable().describe('Why it was waived, or what was done.'),
  }),
);
const followUpPage = named('FollowUpPage', pageOf(followUp));
type Joined = Awaited<ReturnType<typeof followUpsJoined>>[number];

const itemOf =
  ({ config, clock }: Desk) =>
  ({ followUp: row, mailing, registration, member }: Joined): z.infer<typeof followUp> => {
    const today = dayIn(config.calendar, clock.now());
    const deadline = addWorkingDays(config.calendar, row.openedOn, row.workingDays);
    return {
      ...row,
      subject: mailing.subject,
      registration,
      deadline,
      overdue: isOverdue({ state: row.state, deadline }, today),
      owners: ownersOf(config, row, member, today).owners.map(({ id, role, name }) => ({
        id,
        role,
        name,
      })),
      closedAt: isoOrNull(row.closedAt),
    };
  };

export const followUpRoutes = [
  route({
    method: 'get',
    path: '/follow-ups',
    name: 'listFollowUps',
    summary: 'What committees owe and owed, the latest first',
    scope: 'read',
    needs: null,
    params: none,
    query: {
      ...pageQuery,
      state: state.optional().describe('Only those in this state.'),
      committee: z.string().max(100).optional().describe('Only those of this committee.'),
    },
    body: null,
    answer: followUpPage,
    async handle({ desk, query }) {
      const after = readCursor(z.tuple([z.iso.date(), z.uuid()]), query.cursor);
      const rows = await followUpsJoined(desk.db)
        .where(
          and(
            query.state && eq(followUps.state, query.state),
            query.committee ? eq(followUps.committee, query.committee) : undefined,
            olderThan(followUps.openedOn, followUps.id, after),
          ),
        )
        .orderBy(desc(followUps.openedOn), desc(followUps.id))
        .limit(query.limit + 1);
      return pageFrom(rows, query.limit, itemOf(desk), ({ followUp: { openedOn, id } }) => [
        openedOn,
        id,
      ]);
    },
  }),
  route({
    method: 'get',
    path: '/follow-ups/{id}',
    name: 'readFollowUp',
    summary: 'What a committee owes on a mailing',
    scope: 'read',
    needs: null,
    params: idParameter,
    query: none,
    body: null,
    answer: followUp,
    async handle({ desk, path: { id } }) {
      const [row] = await followUpsJoined(desk.db).where(eq(followUps.id, id));
      if (!row) throw new Problem('not-found', `No follow-up ${id}`);
      return itemOf(desk)(row);
    },
  }),
];
