import type { Day } from './day.ts';
import type { Follows } from './follows.ts';
import type { Language } from './language.ts';

/** What a member chose: of what they are told, how and when. */
export interface Preferences {
  /** Null: everything. */
  readonly follows: Follows | null;
  /** The notices of a day in one mail. */
  readonly digest: boolean;
  /** The first day on which notices come again; null: they are not paused. */
  readonly pausedUntil: Day | null;
  readonly stopped: boolean;
  readonly language: Language;
}

/** Stands for a pause without an end: until the member writes RESUME. */
export const untilResumed: Day = '9999-12-31';

/** What of a member's row says what they chose; a pause that is over is none. */
export const preferencesOf = (
  row: Omit<Preferences, 'stopped'> & { readonly stoppedAt: Date | null },
  today: Day,
): Preferences => ({
  follows: row.follows,
  digest: row.digest,
  pausedUntil: row.pausedUntil && row.pausedUntil > today ? row.pausedUntil : null,
  stopped: row.stoppedAt !== null,
  language: row.language,
});

const sorted = (follows: Follows): Follows => ({
  countries: [...new Set(follows.countries)].sort(),
  regions: [...new Set(follows.regions)].sort(),
  cases: [...new Set(follows.cases)].sort(),
});

export const isNothing = ({ countries, regions, cases }: Follows): boolean =>
  countries.length + regions.length + cases.length === 0;

/** Both together, each once. A country stays beside its cases: either may be given up later. */
export const withMore = (follows: Follows, more: Follows): Follows =>
  sorted({
    countries: [...follows.countries, ...more.countries],
    regions: [...follows.regions, ...more.regions],
    cases: [...follows.cases, ...more.cases],
  });

export const without = (follows: Follows, less: Follows): Follows =>
  sorted({
    countries: follows.countries.filter((each) => !less.countries.includes(each)),
    regions: follows.regions.filter((each) => !less.regions.includes(each)),
    cases: follows.cases.filter((each) => !less.cases.includes(each)),
  });

/** What of `wanted` differs from what is; null where nothing does. */
export function differing(
  current: Preferences,
  wanted: Partial<Preferences>,
): Partial<Preferences> | null {
  const changed = Object.entries(wanted).filter(
    ([key, value]) =>
      JSON.stringify(comparable(value)) !==
      JSON.stringify(comparable(current[key as keyof Preferences])),
  );
  return changed.length ? Object.fromEntries(changed) : null;
}

const comparable = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? sorted(value as Follows) : value;
