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
  /** How many. */
  readonly doubts: number;
  readonly decisions: number;
}): ('not-authenticated' | 'forwarded' | 'doubts' | 'nothing-read')[] {
  return [
    ...(mailing.genuine ? [] : (['not-authenticated'] as const)),
    ...(mailing.forwardedBy ? (['forwarded'] as const) : []),
    ...(mailing.doubts ? (['doubts'] as const) : []),
    ...(mailing.decisions ? [] : (['nothing-read'] as const)),
  ];
}

/** The longest introduction, in characters: more would push the decisions off the first screen. */
export const longestIntroduction = 2000;

/**
 * A clerk's own words as a notice shows them: plain text, without marks that nobody sees and that turn
 * the order of letters about (UAX #9), and with at most one blank line in a row. Null: none.
 */
export function introductionText(written: string | null): string | null {
  const text = (written ?? '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text || null;
}
