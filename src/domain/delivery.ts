import type { Moves, StateOf } from './moves.ts';

/**
 * One notice to one member; also one letter to one clerk or to the IPU. `sending` is committed before
 * the SMTP dialogue. Back to `queued`: the server said *later*. `uncertain`: the process or the
 * connection died after the message was handed over, so only its recipient knows. Out of `failed`,
 * `bounced` and `uncertain` back to `queued`: a person had it sent again.
 */
export const deliveryMoves = {
  queued: ['sending'],
  sending: ['sent', 'queued', 'failed', 'uncertain'],
  uncertain: ['sending', 'sent', 'bounced', 'failed', 'queued'],
  sent: ['bounced'],
  failed: ['queued'],
  bounced: ['queued'],
} as const satisfies Moves;
export type DeliveryState = StateOf<typeof deliveryMoves>;

/** What to do about an uncertain delivery: ask a clerk, or send again with the same Message-ID. */
export const uncertainPolicies = ['ask', 'retry'] as const;

const minute = 60_000;

/**
 * When to try again after the server said *later* (RFC 5321 §4.5.4.1), growing from one minute to
 * four hours. Null: 72 hours of trying are over.
 * @param attempt tries made so far, from 1
 */
export function nextTry(attempt: number, firstTry: Date, now: Date): Date | null {
  const wait = Math.min(minute * 3 ** Math.max(0, attempt - 1), 240 * minute);
  const next = new Date(now.getTime() + wait);
  return next.getTime() - firstTry.getTime() > 72 * 60 * minute ? null : next;
}
