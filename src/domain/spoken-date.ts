/** Days named in running text, in the languages of those who write to us. */
import { type Day, isDay } from './day.ts';

const languages = [
  'en',
  'da',
  'fr',
  'es',
  'de',
  'sv',
  'nb',
  'nl',
  'it',
  'pt',
  'fi',
  'pl',
  'ru',
  'ar',
  // Where the months have other names: the Levant, Morocco, Algeria and Tunisia.
  'ar-LB',
  'ar-MA',
  'ar-DZ',
];

const plain = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');

/** The names of the months as these languages write them beside a day, long and short. */
const months = new Map<string, number>();
for (const language of languages) {
  for (let month = 0; month < 12; month++) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: style,
        timeZone: 'UTC',
      });
      const name = format
        .formatToParts(Date.UTC(2021, month, 5))
        .find((part) => part.type === 'month');
      if (name && /\p{L}{3}/u.test(name.value)) months.set(plain(name.value), month + 1);
    }
  }
}

/** A day and the place in the text where it stands. */
export interface SpokenDate {
  readonly day: Day;
  readonly index: number;
  /** As it stands there. */
  readonly words: string;
}

function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** Without a year, the next such day after the mail was written is meant. */
function completed(
  year: string | undefined,
  month: number,
  day: number,
  from: Day | null,
): Day | null {
  if (year) return dayOf(Number(year.length === 2 ? `20${year}` : year), month, day);
  if (!from) return null;
  const thisYear = Number(from.slice(0, 4));
  const candidate = dayOf(thisYear, month, day);
  return candidate && candidate >= from ? candidate : dayOf(thisYear + 1, month, day);
}

const patterns = [
  /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/g,
  // 1. marts 2021, 1er mars, 3 de enero de 2021
  /(?<!\d)(?<day>\d{1,2})(?:\.|er|ère|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?<name>\p{L}{3,})\.?(?:\s+(?:de\s+|del\s+)?(?<year>20\d\d))?/giu,
  // March 1st, 2021
  /(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?<year>20\d\d))?/giu,
  // 01.03.2021, 1/3-21: the day stands first everywhere but in the United States
  /(?<![\d./-])(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-](?<year>20\d\d|\d\d))?(?![\d./-]*\d)/g,
];

/** @param from the day on which the text was written; null to take only dates with a year */
export function spokenDates(text: string, from: Day | null): SpokenDate[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): SpokenDate[] => {
      const { year, month, name, day } = match.groups ?? {};
      const number = name === undefined ? Number(month) : months.get(plain(name));
      if (!number || !day) return [];
      const spoken = completed(year, number, Number(day), from);
      return spoken ? [{ day: spoken, index: match.index, words: match[0] }] : [];
    }),
  );
  return found.sort((a, b) => a.index - b.index);
}

/**
 * Days named in a text on what has happened: without a year, the last such day is meant.
 * @param writtenOn null to take only dates with a year
 */
export const pastDates = (text: string, writtenOn: Day | null): SpokenDate[] =>
  spokenDates(text, writtenOn).flatMap((date) => {
    if (!writtenOn || date.day <= writtenOn || /20\d\d|[./-]\d\d?[./-]\d\d$/.test(date.words))
      return [date];
    const [year = '', month = '', day = ''] = date.day.split('-');
    const before = dayOf(Number(year) - 1, Number(month), Number(day));
    return before ? [{ ...date, day: before }] : [];
  });
