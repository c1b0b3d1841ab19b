import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { moveReport } from '../../database/move.ts';
import { reportApprovals } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { approversOf, needsTwo } from '../approvers.ts';
import type { ReportRow } from '../rows.ts';
import { stillHolds, versionAt } from '../versions.ts';
import type { OrderOf } from './report-order.ts';
import { carriedOut, type Hand, type Ruling, refused } from './ruling.ts';

/** A yes to a draft: to the version that its clerk has seen, and only while all that it tells still holds. */
export async function approve(
  tx: Transaction,
  desk: Desk,
  report: ReportRow,
  { seen }: OrderOf<'approve'>,
  { by, at }: Hand,
): Promise<Ruling> {
  const { version } = await versionAt(tx, report.id, seen);
  if (version !== report.version) return refused('changed meanwhile', { kind: 'changed' });
  if (!(await stillHolds(tx, desk, report)))
    return {
      ...refused('changed meanwhile', { kind: 'changed' }),
      change: { kind: 'changed-elsewhere' },
    };
  if (needsTwo(desk.config)) {
    const others = approversOf(desk.config).filter(({ id }) => id !== by);
    const needed = others.map(({ name }) => name);
    const yeses = await tx
      .select()
      .from(reportApprovals)
      .where(eq(reportApprovals.report, report.id));
    const current = yeses.filter((yes) => yes.version === version);
    const isOther = current.some(({ person }) => person !== by);
    if (!isOther && current.length)
      return refused('another person is needed', { kind: 'another-person', needed });
    await tx
      .insert(reportApprovals)
      .values({ report: report.id, person: by, version, at })
      .onConflictDoUpdate({
        target: [reportApprovals.report, reportApprovals.person],
        set: { version, at },
      });
    if (!isOther) return carriedOut('first yes', { answer: { kind: 'first-yes', needed } });
  }
  await moveReport(tx, report.id, 'draft', 'approved', { approvedAt: at, approvedBy: by });
  return carriedOut('approve', { details: { version } });
}
