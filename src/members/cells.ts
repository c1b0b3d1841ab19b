/** What stands in the cells of a list, as zod types: each turns a text into its value or says what is wrong with it. */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { type Language, languages } from '../domain/language.ts';
import type { Membership } from '../domain/membership.ts';
import { dayIn, periodIn } from './dates.ts';
import type { Problem } from './fault.ts';
import { fold } from './fold.ts';
import { issueOf } from './issues.ts';

/** A committee or delegation of `desk.yaml`. */
export interface KnownCommittee {
  readonly code: string;
  readonly name: string;
}

/** What is wrong with a text. */
class Unreadable {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    this.problems = problems;
  }
}

/** A text read by `read`, which answers the value or what is wrong. */
const cell = <T>(read: (text: string) => T | Unreadable) =>
  z.string().transform((text, context): T => {
    const value = read(text);
    if (!(value instanceof Unreadable)) return value;
    for (const problem of value.problems) context.addIssue(issueOf(problem));
    return z.NEVER;
  });

export const textCell = z.string().transform((text) => text.replace(/\s+/g, ' ').trim() || null);

const address = z.email();

/** Addresses of a person in lower case, the main one first: `a@x.example; b@x.example`, `Ann <a@x.example>`. */
export const addressesCell = cell((text) => {
  const angled = [...text.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '');
  const pieces = (angled.length ? angled : text.split(/[;,|\s]+/))
    .map((piece) =>
      piece
        .trim()
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    )
    .filter(Boolean);
  const wrong = pieces.find((piece) => !address.safeParse(piece).success);
  if (wrong === undefined) return [...new Set(pieces)];
  return new Unreadable(
    pieces.length > 1 ? { code: 'holds-no-address', piece: wrong } : { code: 'not-an-address' },
  );
});

/** Codes and the languages' own names in each of our languages. */
const languageByWord = new Map<string, Language>();
for (const language of languages) {
  const three = { en: 'eng', fr: 'fra fre', es: 'spa', da: 'dan', ar: 'ara' }[language];
  for (const word of [language, ...three.split(' ')]) languageByWord.set(word, language);
  for (const reader of languages) {
    const name = new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? '';
    languageByWord.set(fold(name), language);
  }
}
// Without the article, and as it is spelt outside CLDR.
languageByWord.set(fold('castellano'), 'es');
for (const [word, language] of [...languageByWord])
  if (word.startsWith('ال')) languageByWord.set(word.slice(2), language);
languageByWord.set(fold('الدنماركية'), 'da').set(fold('دنماركية'), 'da');

/** Null: empty. */
export const languageCell = cell((text): Language | null | Unreadable => {
  if (!text.trim()) return null;
  const found =
    languageByWord.get(fold(text)) ?? languageByWord.get(fold(text.split(/[-_]/)[0] ?? ''));
  return found ?? new Unreadable({ code: 'language-unknown' });
});

/** Null: empty. */
export const dayCell = cell((text): Day | null | Unreadable => {
  if (!text.trim()) return null;
  return dayIn(text) ?? new Unreadable({ code: 'day-unreadable' });
});

/** `UPN;OSCE`, `UPN (2020-10-01 – 2021-06-30)`; by code or full name. */
export const committeesCell = (known: readonly KnownCommittee[]) => {
  const codes = new Map(
    known.flatMap(({ code, name }) => [
      [fold(name), code],
      [fold(code), code],
    ]),
  );
  const named = (text: string): Membership | Unreadable | null => {
    const whole = codes.get(fold(text));
    if (whole) return { committee: whole, from: null, until: null };
    const [, name = '', dates] = /^(.+?)\s*\(([^()]*)\)$/s.exec(text) ?? [];
    const committee = codes.get(fold(name));
    if (!committee || dates === undefined) return null;
    const period = periodIn(dates);
    if (!period) return new Unreadable({ code: 'period-unreadable', piece: dates });
    if (period.from && period.until && period.until < period.from)
      return new Unreadable({ code: 'period-backwards', piece: dates });
    return { committee, ...period };
  };
  /** The full name of a committee may hold what else separates two. */
  const read = (text: string, separators: readonly RegExp[]): (Membership | Unreadable)[] => {
    const whole = text && named(text);
    if (whole) return [whole];
    const [separator, ...finer] = separators;
    if (!separator)
      return text
        ? [
            new Unreadable({
              code: 'committee-unknown',
              piece: text,
              known: known.map(({ code }) => code),
            }),
          ]
        : [];
    const pieces = outsideBrackets(text, separator);
    const attempts = pieces.flatMap((piece) => read(piece, finer));
    const hopeless =
      pieces.length > 1 && attempts.every((attempt) => attempt instanceof Unreadable);
    return hopeless && separator === byWords ? read(text, []) : attempts;
  };
  return cell((text): Membership[] | Unreadable => {
    const all: readonly (Membership | Unreadable)[] = read(text.trim(), [
      /[;|\n]/g,
      /[,،]/g,
      byWords,
    ]);
    const wrong = all.filter((one) => one instanceof Unreadable);
    if (wrong.length) return new Unreadable(...wrong.flatMap(({ problems }) => problems));
    const memberships = all.filter((one): one is Membership => !(one instanceof Unreadable));
    return [...new Map(memberships.map((one) => [JSON.stringify(one), one])).values()];
  });
};

const byWords = /\s+(?!\()/g;

/** Splits where the separator stands outside of brackets. */
function outsideBrackets(text: string, separator: RegExp): string[] {
  const hidden: string[] = [];
  const masked = text.replace(/\([^()]*\)/g, (bracket) => `(${hidden.push(bracket) - 1})`);
  return masked
    .split(separator)
    .map((piece) => piece.replace(/\((\d+)\)/g, (_, i) => hidden[Number(i)] ?? '').trim())
    .filter(Boolean);
}
