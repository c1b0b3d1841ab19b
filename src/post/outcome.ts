import type { SendOutcome } from '../desk.ts';
import {
  type deliveryMoves,
  isGreylisting,
  nextChance,
  nextTry,
  spreadOf,
} from '../domain/delivery.ts';
import type { NextOf } from '../domain/moves.ts';

/** What an SMTP dialogue makes of a delivery or letter that was `sending`. */
export interface AfterSending {
  readonly to: NextOf<typeof deliveryMoves, 'sending'>;
  readonly set: { response: string; attempts: number; sentAt?: Date; nextTryAt?: Date };
}

/** A delivery or letter as it is while `sending`: its try under way is counted. */
export interface Tried {
  readonly id: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

/**
 * 2xx: sent. 4xx: queued for later, until 72 hours are over; the try does not count when the server
 * did not come to the mail. 5xx: failed. No answer after the message: uncertain.
 */
export function afterSending(outcome: SendOutcome, mail: Tried, now: Date): AfterSending {
  const { response } = outcome;
  const { attempts, createdAt } = mail;
  const spread = spreadOf(mail.id);
  const laterAt = (next: Date | null, tries: number): AfterSending =>
    next
      ? { to: 'queued', set: { response, attempts: tries, nextTryAt: next } }
      : { to: 'failed', set: { response, attempts: tries } };
  switch (outcome.result) {
    case 'accepted':
      return { to: 'sent', set: { response, attempts, sentAt: now } };
    case 'refused':
      return { to: 'failed', set: { response, attempts } };
    case 'unknown':
      return { to: 'uncertain', set: { response, attempts } };
    case 'unavailable':
      return laterAt(nextChance(createdAt, now, spread), attempts - 1);
    case 'later': {
      const greylisted = isGreylisting(response);
      return laterAt(nextTry(attempts, createdAt, now, { greylisted, spread }), attempts);
    }
  }
}
