import { type Day, isDay } from '../domain/day.ts';
import { sessionYear } from '../domain/registration.ts';
import { plusDays } from '../domain/working-days.ts';

/** A year of which a record is made. */
export interface Period {
  /** `2021`, or `2020-21` for a session year. */
  readonly name: string;
  readonly from: Day;
  /** Inclusive. */
  readonly until: Day;
}

/**
 * The year that somebody names: a calendar year, `2021`, or a session year, `2020-21` or `2020/21`.
 * @param begins month and day on which a session year begins, `10-01`
 * @returns null: no year
 */
export function periodOf(printed: string, begins: string): Period | null {
  const [, first = '', second] =
    /^((?:19|20)\d\d)(?:[-/–](?:(?:19|20)?(\d\d)))?$/.exec(printed) ?? [];
  if (!first) return null;
  const next = String(Number(first) + 1);
  if (second === undefined)
    return { name: first, from: `${first}-01-01` as Day, until: `${first}-12-31` as Day };
  const from = `${first}-${begins}` as Day;
  const after = `${next}-${begins}` as Day;
  if (next.slice(2) !== second || !isDay(from) || !isDay(after)) return null;
  return { name: sessionYear(from, begins), from, until: plusDays(after, -1) };
}

export const liesIn = ({ from, until }: Period, day: Day): boolean => day >= from && day <= until;

/** The months of a year, `2021-01`; a session year that begins within a month has thirteen. */
export function monthsOf({ from, until }: Period): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split('-').map(Number);
  for (let at = from.slice(0, 7); at <= until.slice(0, 7); at = monthName(year, month)) {
    months.push(at);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

const monthName = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}`;
