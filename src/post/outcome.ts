import type { SendOutcome } from '../desk.ts';
import { type deliveryMoves, nextTry } from '../domain/delivery.ts';
import type { NextOf } from '../domain/moves.ts';

/** What an SMTP dialogue makes of a delivery or letter that was `sending`. */
export interface AfterSending {
  readonly to: NextOf<typeof deliveryMoves, 'sending'>;
  readonly set: { response: string; sentAt?: Date; nextTryAt?: Date };
}

/** 2xx: sent. 4xx: queued for later, until 72 hours are over. 5xx: failed. No answer after the message: uncertain. */
export function afterSending(
  outcome: SendOutcome,
  mail: { readonly attempts: number; readonly createdAt: Date },
  now: Date,
): AfterSending {
  const { response } = outcome;
  if (outcome.result === 'accepted') return { to: 'sent', set: { response, sentAt: now } };
  if (outcome.result === 'refused') return { to: 'failed', set: { response } };
  if (outcome.result === 'unknown') return { to: 'uncertain', set: { response } };
  const next = nextTry(mail.attempts, mail.createdAt, now);
  return next
    ? { to: 'queued', set: { response, nextTryAt: next } }
    : { to: 'failed', set: { response } };
}
