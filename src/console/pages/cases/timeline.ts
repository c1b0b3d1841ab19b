/** A case in the order of time: what the IPU decided and what this parliament did. */

import type { CaseSheetPaper } from '../../../documents/case-sheet-paper.ts';
import { type ActionPaper, actionPaper } from '../../../documents/record-words.ts';
import type { Day } from '../../../domain/day.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { CaseSheet } from '../../../record/case-sheet.ts';

export type Moment =
  | {
      readonly kind: 'decision';
      /** Null: the decision prints none; it stands first. */
      readonly day: Day | null;
      readonly decision: string;
      readonly changed: string;
    }
  | { readonly kind: 'action'; readonly day: Day; readonly action: ActionPaper };

/** @param paper of the same sheet, whose rows are its decisions in their order */
export function timelineOf(
  sheet: CaseSheet,
  paper: Pick<CaseSheetPaper, 'decisions' | 'actions'>,
  voice: Voice,
): Moment[] {
  const decisions = sheet.decisions.map(({ adopted }, at): Moment => {
    const [, decision = '', changed = ''] = paper.decisions.rows[at] ?? [];
    return { kind: 'decision', day: adopted, decision, changed };
  });
  const actions = sheet.actions.map(
    (action, at): Moment => ({
      kind: 'action',
      day: action.doneOn,
      action: paper.actions.list[at] ?? actionPaper(action, voice, sheet.audience),
    }),
  );
  // Of one day: first what was decided, then what was done.
  return [...decisions, ...actions].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
}
