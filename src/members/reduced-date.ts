import { type Day, isDay } from '../domain/day.ts';

/** Which day of a month or year is meant where no day is said. */
export type Bound = 'first' | 'last';

/** An ISO 8601 date of reduced accuracy (`2021`, `2021-06`), or with a time that does not count; null: none. */
export function dayOfDate(text: string, bound: Bound): Day | null {
  const [, year, month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(text.trim()) ?? [];
  if (!year) return null;
  const m = month ?? (bound === 'first' ? '01' : '12');
  const d = day ?? (bound === 'first' ? '01' : lastOf(Number(year), Number(m)));
  const whole = `${year}-${m}-${d}`;
  return isDay(whole) ? whole : null;
}

const lastOf = (year: number, month: number): string =>
  String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
