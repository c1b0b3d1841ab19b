import type { Config } from '../../config.ts';
import { needsClerk } from '../../domain/mailing.ts';
import { addWorkingHours } from '../../domain/working-days.ts';

/** What decides when a mailing goes out by itself. */
export interface Waiting {
  readonly genuine: string;
  readonly forwardedBy: string | null;
  readonly doubts: readonly string[];
  readonly decisions: number;
  readonly heldAt: Date | null;
  readonly askedAt: Date;
}

/** When it goes out if nobody answers; null: only with a clerk's yes. Computed, never stored. */
export function goesOutAt(
  mailing: Waiting,
  config: Pick<Config, 'approval' | 'calendar'>,
): Date | null {
  const { mode, delayHours } = config.approval;
  if (mode === 'clerk' || mailing.heldAt) return null;
  if (needsClerk({ ...mailing, genuine: mailing.genuine === 'genuine' }).length) return null;
  return mode === 'automatic'
    ? mailing.askedAt
    : addWorkingHours(config.calendar, mailing.askedAt, delayHours);
}
