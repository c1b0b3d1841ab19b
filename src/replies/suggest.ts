/**
 * What a member's free text may mean as actions. Only a suggestion, shown to a clerk with the
 * words that led to it: no text becomes an action by itself.
 */
import { type ActionKind, actionKinds } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import { da } from './phrases/da.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';
import type { ReplyPhrases } from './phrases/phrase.ts';
import { casesIn, countriesIn, type KnownCase } from './places.ts';

export interface SuggestedAction {
  readonly kinds: ActionKind[];
  readonly cases: string[];
  /** Named without one of their cases. */
  readonly countries: Country[];
  /** The words that led to each kind. */
  readonly words: string[];
}

const languages: readonly ReplyPhrases[] = [da, en, es, fr];

/** After a full stop comes a blank and a capital: "kl. 10" and "M. Guaidó" go on. */
const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .split(/(?<=[!?]|\.(?=\s+\p{Lu}))\s+|\n\s*\n/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

function kindsIn(sentence: string): { kind: ActionKind; words: string }[] {
  if (sentence.endsWith('?')) return [];
  return languages.flatMap(({ done, notDone }) => {
    const hits = done.flatMap(([kind, pattern]) => {
      const words = pattern.exec(sentence)?.[0];
      return words === undefined ? [] : [{ kind, words }];
    });
    return hits.length && notDone.test(sentence) ? [] : hits;
  });
}

/**
 * @param text a reply without quotation
 * @param known.cases the cases that the reply may be about
 */
export function suggestAction(
  text: string,
  known: { readonly cases: readonly KnownCase[] },
): SuggestedAction {
  const hits = sentencesOf(text).flatMap(kindsIn);
  const found = new Set(hits.map(({ kind }) => kind));
  const cases = casesIn(text, known.cases);
  const covered = new Set(cases.map((one) => one.country));
  const named = countriesIn(
    text,
    known.cases.map((one) => one.country),
  );
  return {
    kinds: actionKinds.filter((kind) => found.has(kind)),
    cases: cases.map((one) => one.code),
    countries: named.filter((country) => !covered.has(country)),
    words: [...new Set(hits.map(({ words }) => words))],
  };
}
