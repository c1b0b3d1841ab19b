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

/** What is uncertain still after so many tries is sent no more by itself: each may have arrived. */
export const mostUncertainTries = 5;

const minute = 60_000;

/**
 * How long a dialogue is waited for, in milliseconds: it has to be over before its mail is called uncertain and may
 * go again. Where that time is short, two minutes, in which most servers have answered.
 * @param uncertainAfter in seconds
 */
export const longestDialogue = (uncertainAfter: number): number =>
  Math.min(20 * minute, Math.max(2 * minute, uncertainAfter * 900));
const longest = 240 * minute;
/** How long a mail is tried (RFC 5321 §4.5.4.1 asks for four to five days at most; ours are news). */
const trying = 72 * 60 * minute;

/**
 * A server that lets a mail in only when it comes again after a while (RFC 6647): 450 or 451, or words
 * to that effect. Coming again too soon makes it wait longer.
 */
export const isGreylisting = (response: string): boolean =>
  /^45[01]\b|gr[ae]y.?list|4\.7\.1\b/i.test(response);

/** The same mail always the same fraction of its wait longer, so that mails put off together do not come back together. */
const stretched = (wait: number, spread: number): number => wait * (1 + spread / 4);

/**
 * When to try again after the server said *later*, growing threefold from one minute (after greylisting
 * five) to four hours. Null: 72 hours of trying are over.
 * @param attempt tries made so far, from 1
 * @param spread in [0, 1), the mail's own
 */
export function nextTry(
  attempt: number,
  firstTry: Date,
  now: Date,
  { greylisted = false, spread = 0 } = {},
): Date | null {
  const first = greylisted ? 5 * minute : minute;
  const wait = Math.min(first * 3 ** Math.max(0, attempt - 1), longest);
  return within(new Date(now.getTime() + stretched(wait, spread)), firstTry);
}

/**
 * When to try again a mail that the server did not come to: it is no fault of the mail, so its tries do
 * not count and the wait grows with its age, by half of it.
 */
export function nextChance(firstTry: Date, now: Date, spread = 0): Date | null {
  const age = now.getTime() - firstTry.getTime();
  const wait = Math.min(Math.max(minute / 2, age / 2), longest);
  return within(new Date(now.getTime() + stretched(wait, spread)), firstTry);
}

const within = (next: Date, firstTry: Date): Date | null =>
  next.getTime() - firstTry.getTime() > trying ? null : next;

/** A number in [0, 1) for an id in hexadecimal digits: always the same for the same one. */
export const spreadOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
