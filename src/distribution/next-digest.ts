import { DateTime } from 'luxon';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { dayIn, plusDays } from '../domain/working-days.ts';

/** The day of the next daily digest (`delivery.digestAt`, in the parliament's zone); those of the days before are due. */
export function nextDigest({ config }: Pick<Desk, 'config'>, now: Date): Day {
  const today = dayIn(config.calendar, now);
  const time = DateTime.fromJSDate(now, { zone: config.calendar.zone }).toFormat('HH:mm');
  return time < config.delivery.digestAt ? today : plusDays(today, 1);
}
