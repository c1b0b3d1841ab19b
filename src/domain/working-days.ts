import { DateTime } from 'luxon';
import type { Day } from './day.ts';
import type { Language } from './language.ts';

/** A span in which the parliament does not sit; both days belong to it. */
export interface Recess {
  readonly from: Day;
  readonly until: Day;
  readonly name: string;
}

/** When a parliament works: its zone, office hours, weekend, public holidays and recess. */
export interface WorkingCalendar {
  /** IANA name, `Europe/Copenhagen`. */
  readonly zone: string;
  /** Minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
  /** ISO 8601 weekdays, 1 (Monday) to 7. */
  readonly weekend: ReadonlySet<number>;
  /** The name of the public holiday on a day, in a language as far as it has one there; null: none. */
  readonly holiday: (day: Day, language: Language) => string | null;
  readonly recess: readonly Recess[];
}

export const dayIn = (calendar: Pick<WorkingCalendar, 'zone'>, at: Date): Day =>
  DateTime.fromJSDate(at, { zone: calendar.zone }).toFormat('yyyy-MM-dd') as Day;

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days have no zone. By thousands in a sweep: plain arithmetic, not a library. */
export const plusDays = (day: Day, n: number): Day =>
  new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10) as Day;

/** What a calendar knows of days off; all that the arithmetic of whole days needs. */
export type DaysOff = Pick<WorkingCalendar, 'weekend' | 'holiday' | 'recess'>;

/** ISO 8601: 1 (Monday) to 7. By thousands too. */
const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay() || 7;

export const isWeekend = ({ weekend }: Pick<DaysOff, 'weekend'>, day: Day): boolean =>
  weekend.has(weekdayOf(day));

export const recessOn = ({ recess }: Pick<DaysOff, 'recess'>, day: Day): Recess | null =>
  recess.find(({ from, until }) => day >= from && day <= until) ?? null;

/** Neither weekend, public holiday nor recess. */
export const isWorkingDay = (calendar: DaysOff, day: Day): boolean =>
  !isWeekend(calendar, day) && calendar.holiday(day, 'en') === null && !recessOn(calendar, day);

/** The `n`th working day after `day` (which itself does not count). */
export function addWorkingDays(calendar: DaysOff, day: Day, n: number): Day {
  let at = day;
  for (let left = n; left > 0; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return at;
}

/** Working days from `from` (not counted) to `until` (counted); negative when `until` lies before. */
export function workingDaysBetween(calendar: DaysOff, from: Day, until: Day): number {
  if (until < from) return -workingDaysBetween(calendar, until, from);
  let count = 0;
  for (let at = from; at < until; ) {
    at = plusDays(at, 1);
    if (isWorkingDay(calendar, at)) count += 1;
  }
  return count;
}

/** True within office hours of a working day. */
export function isOfficeHour(calendar: WorkingCalendar, at: Date): boolean {
  const local = DateTime.fromJSDate(at, { zone: calendar.zone });
  const minutes = local.hour * 60 + local.minute;
  return (
    isWorkingDay(calendar, dayIn(calendar, at)) &&
    minutes >= calendar.opens &&
    minutes < calendar.closes
  );
}

/** The moment when `hours` of office time have passed since `from`. */
export function addWorkingHours(calendar: WorkingCalendar, from: Date, hours: number): Date {
  let left = hours * 60;
  let day = dayIn(calendar, from);
  const start = DateTime.fromJSDate(from, { zone: calendar.zone });
  let at = Math.max(calendar.opens, start.hour * 60 + start.minute + start.second / 60);
  for (;;) {
    const free = isWorkingDay(calendar, day) ? Math.max(0, calendar.closes - at) : 0;
    if (free >= left && free > 0) return atMinute(calendar, day, at + left);
    left -= free;
    day = plusDays(day, 1);
    at = calendar.opens;
  }
}

/** When the office opens on a day, or on the next working day after it. */
export const openingOn = (calendar: WorkingCalendar, day: Day): Date =>
  addWorkingHours(calendar, atMinute(calendar, day, 0), 0);

/** Wall-clock minutes after midnight on a day; set by clock, so that a change to summer time does not shift it. */
function atMinute(calendar: WorkingCalendar, day: Day, minutes: number): Date {
  return DateTime.fromISO(day, { zone: calendar.zone })
    .set({
      hour: Math.floor(minutes / 60),
      minute: Math.floor(minutes % 60),
      second: Math.round((minutes % 1) * 60),
    })
    .toJSDate();
}
