import type { Moves, StateOf } from './moves.ts';

/** What we tell the IPU. `sending` is committed before the SMTP dialogue, as for a delivery. */
export const reportMoves = {
  draft: ['approved', 'discarded'],
  approved: ['sent'],
  sent: ['acknowledged'],
  acknowledged: [],
  discarded: [],
} as const satisfies Moves;
export type ReportState = StateOf<typeof reportMoves>;
