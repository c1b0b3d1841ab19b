/** All there is to see of one report. */
import { and, asc, eq } from 'drizzle-orm';
import type { Config } from '../../../config.ts';
import {
  letters,
  reportAnswers,
  reportApprovals,
  reports,
  reportVersions,
} from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { approversOf } from '../../../reports/approvers.ts';
import type { ReportRow } from '../../../reports/rows.ts';
import type { VersionRow } from '../../../reports/versions.ts';
import { may, type SignedIn } from '../../who.ts';

export interface ReportRecord {
  readonly report: ReportRow;
  /** The oldest first. */
  readonly versions: readonly VersionRow[];
  readonly latest: VersionRow;
  /** Who has said yes to the latest version. */
  readonly yeses: readonly { readonly person: string; readonly at: Date }[];
  /** How its mail to the IPU stands; null: it is not written. */
  readonly letter: typeof letters.$inferSelect.state | null;
  readonly answers: readonly (typeof reportAnswers.$inferSelect)[];
}

/** @returns null: there is no such report */
export async function reportRecord({ db }: Desk, number: number): Promise<ReportRecord | null> {
  const [found] = await db
    .select({ report: reports, letter: letters.state })
    .from(reports)
    .leftJoin(letters, eq(letters.id, reports.letter))
    .where(eq(reports.number, number));
  if (!found) return null;
  const { report, letter } = found;
  const versions = await db
    .select()
    .from(reportVersions)
    .where(eq(reportVersions.report, report.id))
    .orderBy(asc(reportVersions.version));
  const latest = versions.at(-1);
  if (!latest) return null;
  const yeses = await db
    .select({ person: reportApprovals.person, at: reportApprovals.at })
    .from(reportApprovals)
    .where(and(eq(reportApprovals.report, report.id), eq(reportApprovals.version, report.version)));
  const answers = await db
    .select()
    .from(reportAnswers)
    .where(eq(reportAnswers.report, report.id))
    .orderBy(asc(reportAnswers.receivedAt));
  return { report, versions, latest, yeses, letter, answers };
}

/** Orders about reports are for those whose yes they need, as by mail. */
export const decidesOnReports = (config: Config, who: SignedIn): boolean =>
  may(who, 'decide') && approversOf(config).some(({ id }) => id === who.clerk.id);
