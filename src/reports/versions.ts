/** The versions of a report: each is kept as it was put before the clerks. */
import { and, desc, eq, lte } from 'drizzle-orm';
import type { Executor, Transaction } from '../database/database.ts';
import { reportActions, reports, reportVersions } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { ReportChange } from '../domain/report.ts';
import type { ReportContent } from '../domain/report-content.ts';
import { dayIn } from '../domain/working-days.ts';
import { composeReport } from './compose/compose-report.ts';
import { sameAction, sameCorrection } from './compose/corrections.ts';
import { type ReportRow, reportRow } from './rows.ts';

export type VersionRow = typeof reportVersions.$inferSelect;

/** The latest version. */
export async function versionOf(db: Executor, report: string): Promise<VersionRow> {
  const [row] = await db
    .select()
    .from(reportVersions)
    .where(eq(reportVersions.report, report))
    .orderBy(desc(reportVersions.version))
    .limit(1);
  if (!row) throw new Error(`Report ${report} has no version`);
  return row;
}

/** The version that a mail of that moment showed. */
export async function versionAt(db: Executor, report: string, seen: Date): Promise<VersionRow> {
  const [row] = await db
    .select()
    .from(reportVersions)
    .where(and(eq(reportVersions.report, report), lte(reportVersions.madeAt, seen)))
    .orderBy(desc(reportVersions.version))
    .limit(1);
  return row ?? versionOf(db, report);
}

/** What a report says as things stand. */
async function contentNow(
  db: Executor,
  { config, clock }: Desk,
  report: ReportRow,
): Promise<ReportContent> {
  const rows = await db
    .select({ action: reportActions.action })
    .from(reportActions)
    .where(and(eq(reportActions.report, report.id), eq(reportActions.omitted, false)));
  const ids = rows.map(({ action }) => action);
  return composeReport(db, config, report, ids, dayIn(config.calendar, clock.now()));
}

/** Adds a version of a draft as things stand; yeses to earlier ones count no more. */
export async function addVersion(
  tx: Transaction,
  desk: Desk,
  id: string,
  change: ReportChange,
  by: string,
): Promise<void> {
  // As it is after whatever gives rise to this.
  const report = await reportRow(tx, id);
  const version = report.version + 1;
  const content = await contentNow(tx, desk, report);
  await tx
    .insert(reportVersions)
    .values({ report: id, version, content, madeAt: desk.clock.now(), madeBy: by, change });
  await tx.update(reports).set({ version }).where(eq(reports.id, id));
}

/** Whether what was done and what is put right is told as it is now; the rest of a report is of its day. */
export async function stillHolds(tx: Transaction, desk: Desk, report: ReportRow): Promise<boolean> {
  const { content: shown } = await versionOf(tx, report.id);
  const now = await contentNow(tx, desk, report);
  return (
    same(shown.actions, now.actions, sameAction) &&
    same(shown.corrections, now.corrections, sameCorrection)
  );
}

const same = <T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean =>
  some.length === others.length &&
  some.every((one, at) => {
    const other = others[at];
    return other !== undefined && isSame(one, other);
  });

/** A draft that waits is made anew where something in it was changed elsewhere. @returns its id; null: nothing was */
export async function refreshDraft(
  tx: Transaction,
  desk: Desk,
  by: string,
): Promise<string | null> {
  const [draft] = await tx.select().from(reports).where(eq(reports.state, 'draft')).for('update');
  if (!draft || (await stillHolds(tx, desk, draft))) return null;
  await addVersion(tx, desk, draft.id, { kind: 'changed-elsewhere' }, by);
  return draft.id;
}
