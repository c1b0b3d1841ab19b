import { asc, desc, eq, max, min, ne } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { letters, mailings, reports } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { dayIn } from '../domain/working-days.ts';

export type ReportRow = typeof reports.$inferSelect;

export async function reportRow(db: Executor, id: string): Promise<ReportRow> {
  const [report] = await db.select().from(reports).where(eq(reports.id, id));
  if (!report) throw new Error(`No report ${id}`);
  return report;
}

/** The report that waits for a yes; null: none does. */
export async function draftThatWaits(db: Executor): Promise<ReportRow | null> {
  const [draft] = await db.select().from(reports).where(eq(reports.state, 'draft'));
  return draft ?? null;
}

/** The latest report, whatever became of it; null: there was none. */
export async function latestReport(db: Executor): Promise<ReportRow | null> {
  const [row] = await db.select().from(reports).orderBy(desc(reports.number)).limit(1);
  return row ?? null;
}

/** The first day that no report tells of: what was discarded told nothing. */
export async function untoldSince(
  db: Executor,
  { calendar }: Pick<Config, 'calendar'>,
): Promise<Day | null> {
  const [row] = await db
    .select({ until: max(reports.until) })
    .from(reports)
    .where(ne(reports.state, 'discarded'));
  if (row?.until) return row.until as Day;
  const [first] = await db.select({ at: min(mailings.receivedAt) }).from(mailings);
  return first?.at ? dayIn(calendar, first.at) : null;
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
