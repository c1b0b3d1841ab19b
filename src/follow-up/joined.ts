import { and, eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { followUps, mailings, members, registrations } from '../database/tables.ts';

/** Follow-ups, each with the mailing that it is about, its number, and the member to whom it was assigned. */
export const followUpsJoined = (db: Executor) =>
  db
    .select({
      followUp: followUps,
      mailing: { subject: mailings.subject, state: mailings.state },
      registration: registrations.printed,
      member: members,
    })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .leftJoin(members, eq(members.id, followUps.assignedMember))
    .leftJoin(
      registrations,
      and(
        eq(registrations.mailing, followUps.mailing),
        eq(registrations.committee, followUps.committee),
      ),
    );
