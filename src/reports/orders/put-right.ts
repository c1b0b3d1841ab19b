/** What a report told of an action, or is about to tell, and what does not hold. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { actions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { ReportAction } from '../../domain/report-content.ts';
import { dayIn } from '../../domain/working-days.ts';
import type { ReportRow } from '../rows.ts';
import { correctAction } from './correct-action.ts';
import { numbered } from './numbered.ts';
import type { OrderOf } from './report-order.ts';
import { carriedOut, type Hand, type Ruling, refused } from './ruling.ts';

/** One field of an action is corrected: in the draft, or where it was sent, in the next report. */
export async function correct(
  tx: Transaction,
  { config }: Desk,
  report: ReportRow,
  { number, field, value, seen }: OrderOf<'correct'>,
  { at }: Hand,
): Promise<Ruling> {
  const action = await meant(tx, report, number, seen);
  if ('none' in action) return action.none;
  const changed = await correctAction(tx, action.id, { field, value }, dayIn(config.calendar, at));
  if (changed === null) return refused('not a value', { kind: 'not-a-value', field, value });
  if (!changed) return refused('as it is', { kind: 'same' });
  return told(report, number, 'corrected', { action: action.id, field });
}

/** An action did not happen: it is kept, and told no more. */
export async function withdraw(
  tx: Transaction,
  report: ReportRow,
  { number, reason, seen }: OrderOf<'withdraw'>,
  { at }: Hand,
): Promise<Ruling> {
  const action = await meant(tx, report, number, seen);
  if ('none' in action) return action.none;
  const withdrawn = await tx
    .update(actions)
    .set({ withdrawnAt: at, changedBecause: reason })
    .where(and(eq(actions.id, action.id), isNull(actions.withdrawnAt)))
    .returning({ id: actions.id });
  if (!withdrawn.length) return refused('withdrawn before', { kind: 'same' });
  return told(report, number, 'withdrawn', { action: action.id });
}

async function meant(
  tx: Transaction,
  report: ReportRow,
  number: number,
  seen: Date,
): Promise<ReportAction | { none: Ruling }> {
  const found = await numbered(tx, report, [number], seen);
  if ('none' in found) return found;
  const [action] = found.actions;
  if (!action) throw new Error(`Report ${report.id} has no action ${number}`);
  return action;
}

const told = (
  report: ReportRow,
  number: number,
  kind: 'corrected' | 'withdrawn',
  details: object,
): Ruling =>
  report.state === 'draft'
    ? carriedOut(kind, { change: { kind, action: number }, details })
    : carriedOut(kind, { answer: { kind: 'next-report', action: number, change: kind }, details });
