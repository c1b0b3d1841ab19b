/** What a member's line asks to be changed, `FOLLOW VEN`; a question where it is not plain. Nothing is guessed. */
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import { named } from '../../domain/followed-names.ts';
import type { Follows } from '../../domain/follows.ts';
import { languages } from '../../domain/language.ts';
import type { WishFault } from '../../domain/order-fault.ts';
import {
  isNothing,
  type Preferences,
  untilResumed,
  withMore,
  without,
} from '../../domain/preferences.ts';
import { type Region, regionOf } from '../../domain/region.ts';
import { dayNamed, languageNamed, switchNamed, withoutCourtesy } from '../../domain/wish-words.ts';
import type { PreferenceVerb } from '../command/command.ts';

/** A question instead of a change. */
export interface WishQuestion {
  readonly wrong: WishFault;
  /** The words that it is about. */
  readonly words: string;
  readonly region?: Region;
  readonly country?: Country;
  /** Lines that would be understood. */
  readonly possible: readonly string[];
}

export type Wished = { readonly change: Partial<Preferences> } | WishQuestion;

interface Situation {
  /** The day on which the mail was written. */
  readonly today: Day;
  readonly current: Preferences;
}

const fault = (wrong: WishFault, words: string, possible: readonly string[]): Wished => ({
  wrong,
  words,
  possible,
});

const codesOf = ({ countries, regions, cases }: Follows): string[] => [
  ...countries,
  ...cases,
  ...regions.map((region) => region.toUpperCase()),
];

export function wishOf(verb: PreferenceVerb, wish: string, { today, current }: Situation): Wished {
  // Angle brackets are ours, around what was to be filled in.
  const words = withoutCourtesy(wish.slice(0, 1000).replace(/[<>]/g, ' ')).trim();
  switch (verb) {
    case 'follow':
      return follow(words, current);
    case 'unfollow':
      return unfollow(words, current);
    case 'pause':
      return pause(words, today, current);
    case 'resume':
      return words
        ? fault('nothing-more', words, ['RESUME'])
        : { change: { pausedUntil: null, stopped: false } };
    case 'stop':
      // `STOP VEN` may mean the notices, or that country.
      return words
        ? fault('nothing-more', words, ['STOP', 'UNFOLLOW VEN', 'PAUSE'])
        : { change: { stopped: true } };
    case 'language': {
      const language = languageNamed(words);
      return language
        ? { change: { language } }
        : fault(
            'which-language',
            words,
            languages.map((code) => `LANGUAGE ${code.toUpperCase()}`),
          );
    }
    case 'digest': {
      const digest = switchNamed(words);
      return digest === null
        ? fault('on-or-off', words, ['DIGEST ON', 'DIGEST OFF'])
        : { change: { digest } };
    }
  }
}

const examples = ['FOLLOW ALL', 'FOLLOW VEN', 'FOLLOW MNG-01', 'FOLLOW EUROPE'];

/** The names, or what is wrong with them. */
function namesIn(words: string, verb: 'FOLLOW' | 'UNFOLLOW', possible: readonly string[]) {
  const found = named(words);
  if (found.kind === 'unknown')
    return fault(found.words ? 'not-known' : 'follow-what', found.words, possible);
  if (found.kind === 'several')
    return fault('several', found.words, [
      ...found.countries.map((country) => `${verb} ${country}`),
      ...found.regions.map((region) => `${verb} ${region.toUpperCase()}`),
    ]);
  return found;
}

function follow(words: string, { follows }: Preferences): Wished {
  const found = namesIn(words, 'FOLLOW', examples);
  if (!('kind' in found)) return found;
  if (found.kind === 'all') return { change: { follows: null } };
  const nothing: Follows = { countries: [], regions: [], cases: [] };
  return { change: { follows: withMore(follows ?? nothing, found) } };
}

function unfollow(words: string, { follows }: Preferences): Wished {
  const followed = follows ? codesOf(follows).map((code) => `UNFOLLOW ${code}`) : [];
  const found = namesIn(words, 'UNFOLLOW', follows ? followed.slice(0, 10) : examples);
  if (!('kind' in found)) return found;
  // Neither "everything" nor "nothing" can be what is left.
  if (!follows) return fault('follows-everything', words, [...examples.slice(1), 'STOP']);
  if (found.kind === 'all') return fault('last-one', words, ['FOLLOW ALL', 'PAUSE', 'STOP']);
  const notFollowed = codesOf(without(found, follows));
  if (notFollowed.length) {
    const country = found.countries.find((each) => !follows.countries.includes(each));
    const region = country ? regionOf(country) : null;
    return country && region && follows.regions.includes(region)
      ? {
          wrong: 'in-region',
          words,
          country,
          region,
          possible: [`UNFOLLOW ${region.toUpperCase()}`],
        }
      : fault('not-followed', notFollowed.join(', '), followed.slice(0, 10));
  }
  const left = without(follows, found);
  return isNothing(left)
    ? fault('last-one', words, ['FOLLOW ALL', 'FOLLOW VEN', 'PAUSE', 'STOP'])
    : { change: { follows: left } };
}

function pause(words: string, today: Day, { stopped }: Preferences): Wished {
  if (stopped) return fault('is-stopped', words, ['START']);
  if (!words) return { change: { pausedUntil: untilResumed } };
  const day = dayNamed(words, today);
  const possible = ['PAUSE', 'PAUSE UNTIL 1 SEPTEMBER', `PAUSE UNTIL ${nextYear(today)}`];
  if (!day) return fault('which-day', words, possible);
  return day > today ? { change: { pausedUntil: day } } : fault('day-past', words, possible);
}

const nextYear = (today: Day): string => `${Number(today.slice(0, 4)) + 1}-09-01`;
