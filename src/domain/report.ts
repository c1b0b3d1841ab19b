import type { Moves } from './moves.ts';

/** What we tell the IPU. It is `sent` when the mail server has accepted its letter; the letter knows of the SMTP dialogue. */
export const reportMoves = {
  draft: ['approved', 'discarded'],
  approved: ['sent'],
  sent: ['acknowledged'],
  acknowledged: [],
  discarded: [],
} as const satisfies Moves;
