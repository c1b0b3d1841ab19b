import type { Day } from './day.ts';

/**
 * The parliamentary session year of a day, `2020-21`, as registers name it.
 * @param begins month and day on which a session year begins, `10-01`
 */
export function sessionYear(day: Day, begins: string): string {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5) >= begins ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}

/** Fills a register's pattern, `{session} {committee} Alm.del – Bilag {number}`. */
export const registrationNumber = (
  pattern: string,
  of: { session: string; committee: string; number: number },
): string =>
  pattern
    .replaceAll('{session}', of.session)
    .replaceAll('{committee}', of.committee)
    .replaceAll('{number}', String(of.number));
