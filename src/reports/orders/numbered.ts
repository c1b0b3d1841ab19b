import type { Executor } from '../../database/database.ts';
import type { ReportAction } from '../../domain/report-content.ts';
import type { ReportRow } from '../rows.ts';
import { versionAt } from '../versions.ts';
import { type Ruling, refused } from './ruling.ts';

/** The actions that a clerk means by these numbers, counted from 1 in the mail that was answered. */
export async function numbered(
  db: Executor,
  report: ReportRow,
  numbers: readonly number[],
  seen: Date,
): Promise<{ readonly actions: readonly ReportAction[] } | { readonly none: Ruling }> {
  const { content } = await versionAt(db, report.id, seen);
  const wrong = numbers.filter((n) => !content.actions[n - 1]);
  return wrong.length
    ? {
        none: refused('no such action', {
          kind: 'no-such-action',
          numbers: wrong,
          last: content.actions.length,
        }),
      }
    : { actions: numbers.flatMap((n) => content.actions[n - 1] ?? []) };
}
