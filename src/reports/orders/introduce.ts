import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { reports } from '../../database/tables.ts';
import type { ReportRow } from '../rows.ts';
import type { OrderOf } from './report-order.ts';
import { carriedOut, type Ruling, refused } from './ruling.ts';

/** The clerk's own words at the head of a draft; none take them away. */
export async function introduce(
  tx: Transaction,
  report: ReportRow,
  { text }: OrderOf<'introduce'>,
): Promise<Ruling> {
  const introduction = text?.trim() || null;
  if (introduction === report.introduction) return refused('as it is', { kind: 'same' });
  await tx.update(reports).set({ introduction }).where(eq(reports.id, report.id));
  return carriedOut('introduce', { change: { kind: 'introduced' } });
}
