import { and, desc, eq, gte, ne } from 'drizzle-orm';
import { followUps, mailings, members, registrations } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { type Owner, ownersOf } from './owners.ts';

/** A follow-up that was done or waived, with those who looked after it. */
export interface ClosedFollowUp {
  readonly row: typeof followUps.$inferSelect;
  readonly closedAt: Date;
  readonly subject: string;
  readonly registration: string;
  readonly owners: readonly Owner[];
}

/** What was done or waived since a moment and not reopened, the latest first. */
export async function closedSince(desk: Desk, since: Date): Promise<ClosedFollowUp[]> {
  const { config, db, clock } = desk;
  const today = dayIn(config.calendar, clock.now());
  const rows = await db
    .select({
      row: followUps,
      subject: mailings.subject,
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
    )
    .where(and(ne(followUps.state, 'open'), gte(followUps.closedAt, since)))
    .orderBy(desc(followUps.closedAt), followUps.committee);
  return rows.flatMap(({ row, subject, registration, member }) =>
    row.closedAt
      ? {
          row,
          closedAt: row.closedAt,
          subject,
          registration: registration ?? '',
          owners: ownersOf(config, row, member, today).owners,
        }
      : [],
  );
}
