import { and, asc, eq } from 'drizzle-orm';
import { reports, reportVersions } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { draftReport } from '../reports/draft-report.ts';
import { untilNow } from '../reports/due.ts';
import { reportParts } from '../reports/parts.ts';
import { draftThatWaits } from '../reports/rows.ts';

/** A report as a list shows it. */
export interface ListedReport {
  readonly number: number;
  readonly state: string;
  readonly from: string;
  /** Inclusive. */
  readonly until: string;
  readonly actions: number;
  readonly versions: number;
}

/** All reports, the oldest first. */
export async function listReports({ db }: Desk): Promise<ListedReport[]> {
  const rows = await db
    .select({ report: reports, content: reportVersions.content })
    .from(reports)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.report, reports.id), eq(reportVersions.version, reports.version)),
    )
    .orderBy(asc(reports.number));
  return rows.map(({ report: { number, state, version }, content }) => ({
    number,
    state,
    from: content.from,
    until: content.until,
    actions: content.actions.length,
    versions: version,
  }));
}

export type DraftedNow =
  | { readonly drafted: number }
  /** A draft that has to be decided first. */
  | { readonly waits: number };

/** Drafts the report on all that was done until today, and puts it before the clerk. */
export async function draftNow(desk: Desk): Promise<DraftedNow> {
  const waits = await draftThatWaits(desk.db);
  if (waits) return { waits: waits.number };
  const today = dayIn(desk.config.calendar, desk.clock.now());
  await draftReport(desk, { until: untilNow(today), occasion: 'request' });
  const drafted = await draftThatWaits(desk.db);
  if (!drafted) throw new Error('A report was drafted and is gone');
  return { drafted: drafted.number };
}

export type ReportFiles =
  | { readonly files: readonly { readonly filename: string; readonly base64: string }[] }
  | { readonly error: 'no-report' | 'no-version' };

/** A report as it was, or will be, attached: PDF, data, evidence. @param version null: the latest */
export async function reportFiles(
  desk: Desk,
  number: number,
  version: number | null,
): Promise<ReportFiles> {
  const [report] = await desk.db.select().from(reports).where(eq(reports.number, number));
  if (!report) return { error: 'no-report' };
  const [row] = await desk.db
    .select()
    .from(reportVersions)
    .where(
      and(
        eq(reportVersions.report, report.id),
        eq(reportVersions.version, version ?? report.version),
      ),
    );
  if (!row) return { error: 'no-version' };
  const { files } = await reportParts(desk, row.content, row.madeAt);
  return {
    files: files.map(({ filename, content }) => ({ filename, base64: content.toString('base64') })),
  };
}
