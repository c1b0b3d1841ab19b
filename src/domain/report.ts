import type { Moves } from './moves.ts';

/**
 * What we tell the IPU. It is `sent` when the mail server has accepted its letter; the letter knows of the
 * SMTP dialogue. Approved it goes back to a draft when, before it is written, something in it may not leave.
 */
export const reportMoves = {
  draft: ['approved', 'discarded'],
  approved: ['sent', 'draft'],
  sent: ['acknowledged'],
  acknowledged: [],
  discarded: [],
} as const satisfies Moves;

/** Why a report is drafted. */
export const reportOccasions = ['period', 'session', 'threshold', 'request'] as const;
export type ReportOccasion = (typeof reportOccasions)[number];

/** What made a version of a draft; numbers are those of the actions in the version before. */
export type ReportChange =
  | { readonly kind: 'drafted' }
  | { readonly kind: 'omitted'; readonly actions: readonly number[]; readonly internal: boolean }
  | { readonly kind: 'added' }
  | { readonly kind: 'introduced' }
  | { readonly kind: 'corrected'; readonly action: number }
  | { readonly kind: 'withdrawn'; readonly action: number }
  /** Something in it was changed elsewhere, after it was put before the clerk. */
  | { readonly kind: 'changed-elsewhere' };
