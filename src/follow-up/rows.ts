import { and, eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisions, followUps, mailings, registrations } from '../database/tables.ts';
import { addWorkingDays, type WorkingCalendar } from '../domain/working-days.ts';

/** An open follow-up with what a reminder says of it; its deadline is computed from its rule. */
export async function openFollowUps(db: Executor, calendar: WorkingCalendar) {
  const rows = await db
    .select({ followUp: followUps, subject: mailings.subject, registration: registrations.printed })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .leftJoin(
      registrations,
      and(
        eq(registrations.mailing, followUps.mailing),
        eq(registrations.committee, followUps.committee),
      ),
    )
    .where(eq(followUps.state, 'open'))
    .orderBy(followUps.openedOn, followUps.committee);
  return rows.map((row) => ({
    ...row.followUp,
    subject: row.subject,
    registration: row.registration ?? '',
    deadline: addWorkingDays(calendar, row.followUp.openedOn, row.followUp.workingDays),
  }));
}
export type OpenFollowUp = Awaited<ReturnType<typeof openFollowUps>>[number];

export async function countriesOf(db: Executor, mailing: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ country: decisions.country })
    .from(decisions)
    .where(eq(decisions.mailing, mailing));
  return rows.map((r) => r.country).sort();
}
