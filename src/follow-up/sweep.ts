import { and, eq, isNotNull, notExists } from 'drizzle-orm';
import { followUps, mailings, registrations } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { remindersDue } from './remind-clerk.ts';

/** What is due in follow-up, as the database knows it. */
export async function sweepFollowUp(desk: Desk): Promise<JobRequest[]> {
  const { db } = desk;
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
        notExists(db.select().from(followUps).where(sameCommittee)),
      ),
    );
  return [
    ...unopened.map(({ mailing }) => job('open-follow-ups', { mailing })),
    ...(await takenCommands(db, 'settle-follow-up')),
    ...[...(await remindersDue(desk)).keys()].map((clerk) => job('remind-clerk', { clerk })),
  ];
}
