import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { actions, reportActions } from '../../database/tables.ts';
import type { ReportRow } from '../rows.ts';
import { numbered } from './numbered.ts';
import type { OrderOf } from './report-order.ts';
import { carriedOut, type Ruling } from './ruling.ts';

/** Actions that this report leaves out; the next one proposes them again, unless they are to stay in the house. */
export async function omit(
  tx: Transaction,
  report: ReportRow,
  { numbers, internal, seen }: OrderOf<'omit'>,
): Promise<Ruling> {
  const meant = await numbered(tx, report, numbers, seen);
  if ('none' in meant) return meant.none;
  const ids = meant.actions.map(({ id }) => id);
  await tx
    .update(reportActions)
    .set({ omitted: true })
    .where(and(eq(reportActions.report, report.id), inArray(reportActions.action, ids)));
  if (internal)
    await tx.update(actions).set({ visibility: 'internal' }).where(inArray(actions.id, ids));
  return carriedOut('omit', {
    change: { kind: 'omitted', actions: numbers, internal },
    details: { actions: ids, internal },
  });
}
