/** When the weekly overview is due. */
import { DateTime } from 'luxon';
import type { Day } from './day.ts';
import { type DaysOff, isWorkingDay, plusDays } from './working-days.ts';

/** ISO 8601 weekdays. */
const weekdays = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5 } as const;
export type OverviewDay = keyof typeof weekdays | 'never';

/** A week of ISO 8601 whose overview is due. */
export interface OverviewWeek {
  /** `2021-W02`. */
  readonly name: string;
  readonly number: number;
  /** The day on which its overview came due: a working day, after a recess perhaps in a later week. */
  readonly day: Day;
}

/** The latest week whose overview has come due by a day; those before it are not made up for. */
export function overviewDue(
  calendar: DaysOff,
  weekday: OverviewDay,
  today: Day,
): OverviewWeek | null {
  if (weekday === 'never') return null;
  const here = DateTime.fromISO(today, { zone: 'utc' }).startOf('week');
  // A recess may last for months; more than a year of days off is no calendar.
  for (let back = 0; back <= 53; back += 1) {
    const monday = here.minus({ weeks: back });
    const planned = monday.plus({ days: weekdays[weekday] - 1 }).toFormat('yyyy-MM-dd') as Day;
    const day = firstWorkingDay(calendar, planned, today);
    if (day) return { name: monday.toFormat("kkkk-'W'WW"), number: monday.weekNumber, day };
  }
  return null;
}

/** From a day on, the first working day; null: there is none up to today. */
function firstWorkingDay(calendar: DaysOff, from: Day, today: Day): Day | null {
  for (let day = from; day <= today; day = plusDays(day, 1))
    if (isWorkingDay(calendar, day)) return day;
  return null;
}
