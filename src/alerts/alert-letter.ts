import type { Desk } from '../desk.ts';
import type { PreparedLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';
import type { AlertRow } from './open-alerts.ts';

/** The letter on an alert: that it begins, that it has lasted for another day, that it is over. */
export function alertLetter(
  desk: Desk,
  row: AlertRow,
  stage: 'begins' | 'lasts' | 'over',
  now: Date,
): Promise<PreparedLetter> {
  const { id, condition, about, facts, beganAt, toldAt, quietSince } = row;
  return faultLetter(desk, {
    once: `alert-${stage}:${id}${stage === 'lasts' ? `:${toldAt.toISOString()}` : ''}`,
    fault: {
      kind: 'alert',
      stage,
      alarm: { condition, about, facts },
      beganAt,
      endedAt: quietSince ?? now,
    },
  });
}
