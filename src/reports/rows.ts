import { asc, eq, max } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { followUps, letters, mailings, reports } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { addWorkingDays, type WorkingCalendar } from '../domain/working-days.ts';

export async function reportRow(db: Executor, id: string) {
  const [report] = await db.select().from(reports).where(eq(reports.id, id));
  if (!report) throw new Error(`No report ${id}`);
  return report;
}

/** The number of the last report, 0 before the first; and the first day that none covers yet. */
export async function lastReport(
  db: Executor,
): Promise<{ number: number; coveredUntil: Day | null }> {
  const [row] = await db
    .select({ number: max(reports.number), until: max(reports.until) })
    .from(reports);
  return { number: row?.number ?? 0, coveredUntil: row?.until ?? null };
}

/** What committees still owe, with deadlines. */
export async function openWork(db: Executor, calendar: WorkingCalendar) {
  const rows = await db
    .select({ followUp: followUps, subject: mailings.subject })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .where(eq(followUps.state, 'open'))
    .orderBy(asc(followUps.openedOn), asc(followUps.committee));
  return rows.map(({ followUp, subject }) => ({
    committee: followUp.committee,
    subject,
    deadline: addWorkingDays(calendar, followUp.openedOn, followUp.workingDays),
  }));
}

/** Message-IDs of the reports sent so far: the thread that the next one stands in. */
export async function reportThread(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ messageId: letters.messageId })
    .from(reports)
    .innerJoin(letters, eq(letters.id, reports.letter))
    .orderBy(asc(reports.number));
  return rows.map((r) => r.messageId);
}
