import type { Moves } from './moves.ts';

/** One message from the IPU about human-rights cases, with its documents. Back from `read` to `received`: a clerk gave a password or a better copy, and it is read again. */
export const mailingMoves = {
  received: ['quarantined', 'read', 'superseded'],
  quarantined: ['received', 'rejected'],
  read: ['received', 'approved', 'rejected', 'superseded'],
  approved: ['distributed', 'superseded'],
  distributed: ['superseded'],
  rejected: [],
  superseded: [],
} as const satisfies Moves;

/** What a mailing announces; `urgent`: a case that does not wait for the next session. */
export type MailingSort = 'decisions' | 'corrigendum' | 'urgent';

/** Who lets a mailing out (DESIGN: approval). */
export const approvalModes = ['delayed', 'automatic', 'clerk'] as const;

/** Why a mailing does not go out without a clerk's yes. Empty: it may. */
export function needsClerk(mailing: {
  readonly genuine: boolean;
  readonly forwardedBy: string | null;
  readonly doubts: readonly string[];
  readonly decisions: number;
}): ('not-authenticated' | 'forwarded' | 'doubts' | 'nothing-read')[] {
  return [
    ...(mailing.genuine ? [] : (['not-authenticated'] as const)),
    ...(mailing.forwardedBy ? (['forwarded'] as const) : []),
    ...(mailing.doubts.length ? (['doubts'] as const) : []),
    ...(mailing.decisions ? [] : (['nothing-read'] as const)),
  ];
}
