/** What the reports of the year have to say, counted from year.yaml by the plainest of rules. */

import type { YearDay } from '../../demo/year/play-year.ts';
import type { ActionKind, Actor } from '../../src/domain/action.ts';
import type { Day } from '../../src/domain/day.ts';

/** Something that was done in the year. */
interface Told {
  readonly kind: ActionKind;
  readonly day: Day;
  readonly actor: Actor;
  readonly cases: readonly string[];
  readonly countries: readonly string[];
  readonly visibility: 'public' | 'ipu-only' | 'internal';
  readonly named: boolean;
  /** Null: nobody wrote anything about it. */
  readonly words: string | null;
  readonly file: string | null;
  /** The day on which the desk got to know of it. */
  readonly known: Day;
}

const asides = (aside = '') => ({
  visibility: aside.includes('PUBLIC')
    ? ('public' as const)
    : aside.includes('INTERNAL')
      ? ('internal' as const)
      : ('ipu-only' as const),
  named: aside.includes('NAMED'),
});

/** Countries in the order of the alphabet, those of the cases too. */
const places = (cases: readonly string[] = [], countries: readonly string[] = []) => ({
  cases: [...cases].sort(),
  countries: [...new Set([...countries, ...cases.map((code) => code.slice(0, 3))])].sort(),
});

/** What people did, as they wrote it. */
export const toldInMails = (days: readonly YearDay[]): Told[] =>
  days.flatMap(({ day: known, mails = [], clerk = [] }) => [
    ...mails.flatMap((mail): Told[] => {
      const actor = mail.by === mail.by.toUpperCase() ? 'committee' : 'member';
      const { words = null, file = null } = mail;
      if ('writes' in mail)
        return mail.records.map(({ done, day, cases, countries }) => ({
          ...{ kind: done, day, actor, known, file, words: mail.writes },
          ...places(cases, countries),
          ...asides(),
        }));
      if (!('done' in mail)) return [];
      const { done, day, cases, countries, aside } = mail;
      return [
        {
          ...{ kind: done, day, actor, known, file, words },
          ...places(cases, countries),
          ...asides(aside),
        },
      ];
    }),
    ...clerk.flatMap((step): Told[] => {
      if (!('adds' in step)) return [];
      const { adds, day, actor, cases, countries, words = null, file = null, aside } = step;
      return [
        {
          ...{ kind: adds, day, actor, known, file, words },
          ...places(cases, countries),
          ...asides(aside),
        },
      ];
    }),
  ]);

/** What the desk did: it brought each mailing to the members on the day on which it came. */
const toldByDesk = (days: readonly YearDay[]): Told[] =>
  days.flatMap(({ day, mailing }) =>
    mailing
      ? {
          ...{ kind: 'inform-members', day, known: day, actor: 'parliament' },
          ...{ named: false, visibility: 'public', words: null, file: null },
          ...places(mailing.cases.flat()),
        }
      : [],
  );

interface Counted {
  readonly number: number;
  readonly mailings: number;
  readonly actions: readonly Told[];
}

/** The first day of the quarter of a day. */
const quarterOf = (day: Day): Day =>
  `${Number(day.slice(0, 4))}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01` as Day;

/**
 * Each day with the clerk's steps that ends a quarter has a report: of all that is known by then, was done before
 * this quarter, and no report told; without what is internal, and what the clerk left out.
 */
export function countedReports(days: readonly YearDay[]): Counted[] {
  const all = [...toldByDesk(days), ...toldInMails(days)];
  const told = new Set<Told>();
  const reports: Counted[] = [];
  let covered: Day = '0000-01-01';
  for (const { day, clerk } of days) {
    const until = quarterOf(day);
    if (!clerk || until <= covered) continue;
    const omitted = clerk.flatMap((step) => ('omits' in step ? step.omits : []));
    const actions = all
      .filter((each) => !told.has(each) && each.visibility !== 'internal')
      .filter((each) => each.known <= day && each.day < until)
      .filter(({ kind, day: on }) => !omitted.some((o) => o.done === kind && o.day === on));
    for (const each of actions) told.add(each);
    const mailings = days.filter(
      (each) => each.mailing && each.day >= covered && each.day < until,
    ).length;
    reports.push({ number: reports.length + 1, mailings, actions });
    covered = until;
  }
  return reports;
}
