/**
 * What a member's free text may mean as actions or intentions. Only a suggestion, shown to a clerk
 * with the words that led to it: no text becomes an action by itself.
 */
import type { Suggestion } from '../database/tables.ts';
import { type ActionKind, actionKinds } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { pastDates, spokenDates } from '../domain/spoken-date.ts';
import { plusDays } from '../domain/working-days.ts';
import { languageOfText } from '../incoming/language-of-text.ts';
import { type Clause, clausesOf, isQuestion, sentencesOf } from './clauses.ts';
import { phrasesFor } from './phrases/all.ts';
import type { ReplyPhrases } from './phrases/phrase.ts';
import { casesIn, countriesIn, type KnownCase } from './places.ts';

/** What a reply may be about. */
interface Known {
  readonly cases: readonly KnownCase[];
  /** Beside those of the cases. */
  readonly countries?: readonly Country[];
  /** "Yesterday", and days without a year, are counted from it. */
  readonly writtenOn: Day;
}

/** A kind that a sentence speaks of. */
interface Hit {
  readonly kind: ActionKind;
  readonly planned: boolean;
  readonly on: Day | null;
  readonly words: string;
}

/** The day that a clause names, or one beside it that says nothing else ("On 3 December, …"). */
function dayIn(
  sentence: string,
  clauses: readonly Clause[],
  spoken: readonly Clause[],
  { planned, writtenOn, phrases }: { planned: boolean; writtenOn: Day; phrases: ReplyPhrases },
): Day | null {
  const first = clauses.indexOf(spoken[0] as Clause);
  const beside = [clauses[first - 1], clauses[first + spoken.length]].filter(
    (clause) => clause && clause.own === null,
  );
  for (const clause of [...spoken, ...beside]) {
    const words = clause ? sentence.slice(clause.start, clause.end) : '';
    const named = (planned ? spokenDates : pastDates)(words, writtenOn)[0]?.day;
    if (named) return named;
    if (phrases.tomorrow.test(words) && planned) return plusDays(writtenOn, 1);
    if (phrases.yesterday.test(words)) return plusDays(writtenOn, -1);
    if (phrases.today.test(words)) return writtenOn;
  }
  return null;
}

/** A match of a kind's words, and the clauses that it stands in. */
interface Found {
  readonly start: number;
  readonly length: number;
  readonly spoken: readonly Clause[];
}

/** Within clauses; only where there is none, across them. */
function foundIn(text: string, clauses: readonly Clause[], pattern: RegExp): Found[] {
  const within = clauses.flatMap((clause): Found[] => {
    const match = pattern.exec(text.slice(clause.start, clause.end));
    return match
      ? [{ start: clause.start + match.index, length: match[0].length, spoken: [clause] }]
      : [];
  });
  const across = within.length ? null : pattern.exec(text);
  if (!across) return within;
  const [start, length] = [across.index, across[0].length];
  const spoken = clauses.filter((clause) => clause.start < start + length && clause.end > start);
  return [{ start, length, spoken }];
}

/** In small letters, as the phrases are; as it is in the rare case that this would move its letters. */
function inSmallLetters(sentence: string): string {
  const small = sentence.toLowerCase();
  return small.length === sentence.length ? small : sentence;
}

function hitsIn(sentence: string, phrases: ReplyPhrases, writtenOn: Day): Hit[] {
  const text = inSmallLetters(sentence);
  const clauses = clausesOf(text, phrases);
  return phrases.kinds.flatMap(({ kind, pattern }) =>
    foundIn(text, clauses, pattern).flatMap(({ start, length, spoken }): Hit[] => {
      const said = spoken.map((clause) => clause.said);
      if (said.includes('neither') || !said.some(Boolean)) return [];
      const planned = said.includes('planned');
      const on = dayIn(text, clauses, spoken, { planned, writtenOn, phrases });
      return [{ kind, planned, on, words: sentence.slice(start, start + length) }];
    }),
  );
}

/** The cases and countries that a text names: a country only where none of its cases is named. */
function placesIn(text: string, known: Known) {
  const cases = casesIn(text, known.cases);
  const covered = new Set(cases.map((one) => one.country));
  const countries = countriesIn(text, [
    ...known.cases.map((one) => one.country),
    ...(known.countries ?? []),
  ]).filter((country) => !covered.has(country));
  return { cases: cases.map((one) => one.code), countries };
}

/** How Arabic is written with its vowel signs and without. */
const withoutVowelSigns = (text: string): string =>
  text.normalize('NFC').replace(/[\u064b-\u0652\u0640]/g, '');

/**
 * One suggestion for each kind that the text says was done, and for each that it says is planned.
 * Questions, wishes, denials and what others do give none.
 * @param text a reply without quotation
 */
export function suggestActions(text: string, known: Known): Suggestion[] {
  const plain = withoutVowelSigns(text);
  const lists = phrasesFor(languageOfText(plain));
  const whole = placesIn(text, known);
  const found = new Map<string, Suggestion>();
  for (const sentence of sentencesOf(plain)) {
    if (isQuestion(sentence)) continue;
    const own = placesIn(sentence, known);
    const { cases, countries } = own.cases.length || own.countries.length ? own : whole;
    for (const { kind, planned, on, words } of lists.flatMap((list) =>
      hitsIn(sentence, list, known.writtenOn),
    )) {
      const key = `${kind} ${planned}`;
      const before = found.get(key);
      found.set(key, {
        kind,
        cases: [...new Set([...(before?.cases ?? []), ...cases])],
        countries: [...new Set([...(before?.countries ?? []), ...countries])],
        planned,
        on: before?.on ?? on,
        words: [...new Set([...(before ? before.words.split(' · ') : []), words])].join(' · '),
      });
    }
  }
  const place = ({ kind, planned }: Suggestion): number =>
    actionKinds.indexOf(kind) + (planned ? actionKinds.length : 0);
  return [...found.values()].sort((a, b) => place(a) - place(b));
}
