import type { Day } from './day.ts';
import type { Moves, StateOf } from './moves.ts';

/** What a committee owes on a mailing. *Overdue* is computed from the deadline, never stored. */
export const followUpMoves = {
  open: ['done', 'waived'],
  done: ['open'],
  waived: ['open'],
} as const satisfies Moves;
export type FollowUpState = StateOf<typeof followUpMoves>;

export const isOverdue = (followUp: { state: FollowUpState; deadline: Day }, today: Day): boolean =>
  followUp.state === 'open' && today > followUp.deadline;
