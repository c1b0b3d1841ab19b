import type { Config } from '../../config.ts';
import type { Day } from '../../domain/day.ts';
import type { Doubt } from '../../domain/doubt.ts';
import { needsClerk } from '../../domain/mailing.ts';
import { addWorkingHours, openingOn } from '../../domain/working-days.ts';

/** What decides when a mailing goes out by itself. */
export interface Waiting {
  readonly genuine: string;
  readonly forwardedBy: string | null;
  readonly doubts: readonly Doubt[];
  readonly decisions: number;
  readonly heldAt: Date | null;
  readonly heldUntil: Day | null;
  readonly askedAt: Date;
}

type Rules = Pick<Config, 'approval' | 'calendar'>;

/** When it goes out if nobody answers; null: only with a yes. Computed, never stored. */
export function goesOutAt(mailing: Waiting, config: Rules): Date | null {
  if (!mayGoOutByItself(mailing, config)) return null;
  const { mode, delayHours } = config.approval;
  const unanswered =
    mode === 'automatic'
      ? mailing.askedAt
      : addWorkingHours(config.calendar, mailing.askedAt, delayHours);
  if (!mailing.heldAt) return unanswered;
  if (!mailing.heldUntil) return null;
  const over = openingOn(config.calendar, mailing.heldUntil);
  // Who was asked anew after the hold has time to answer that too.
  return mailing.askedAt > mailing.heldAt && unanswered > over ? unanswered : over;
}

/** When a hold ends whose mailing needs a yes: then the clerk is asked anew. Null: not at any time. */
export const asksAnewAt = (mailing: Waiting, config: Rules): Date | null =>
  mailing.heldAt && mailing.heldUntil && !mayGoOutByItself(mailing, config)
    ? openingOn(config.calendar, mailing.heldUntil)
    : null;

const mayGoOutByItself = (mailing: Waiting, { approval }: Rules): boolean =>
  approval.mode !== 'clerk' &&
  approval.persons === 1 &&
  needsClerk({
    ...mailing,
    genuine: mailing.genuine === 'genuine',
    doubts: mailing.doubts.length,
  }).length === 0;
