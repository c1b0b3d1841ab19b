import { and, eq, isNotNull, ne, notExists } from 'drizzle-orm';
import { followUps, mailings, registrations } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { supersededOpen } from './close-superseded.ts';
import { movedDeadlines } from './move-deadlines.ts';
import { weekDue } from './overview/weekly-overview.ts';
import { digestsDue } from './reminders/digests-due.ts';

/** What is due in follow-up, as the database knows it. */
export async function sweepFollowUp(desk: Desk): Promise<JobRequest[]> {
  const { db } = desk;
  const week = await weekDue(desk);
  const sameCommittee = and(
    eq(followUps.mailing, registrations.mailing),
    eq(followUps.committee, registrations.committee),
  );
  const unopened = await db
    .selectDistinct({ mailing: registrations.mailing })
    .from(registrations)
    .innerJoin(mailings, eq(mailings.id, registrations.mailing))
    .where(
      and(
        isNotNull(mailings.approvedAt),
        ne(mailings.state, 'superseded'),
        notExists(db.select().from(followUps).where(sameCommittee)),
      ),
    );
  return [
    ...unopened.map(({ mailing }) => job('open-follow-ups', { mailing })),
    ...(await supersededOpen(db)).map((mailing) => job('close-superseded', { mailing })),
    ...((await movedDeadlines(desk)).length ? [job('move-deadlines', {})] : []),
    ...(await takenCommands(db, 'settle-follow-up')),
    ...(await takenCommands(db, 'answer-status')),
    ...[...(await digestsDue(desk)).keys()].map((person) => job('remind-person', { person })),
    ...(week ? [job('weekly-overview', { week: week.name })] : []),
  ];
}
