import { type Country, countryName, countryNamed } from '../domain/country.ts';
import type { TextDoubt } from '../domain/doubt.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { bare, joined, plain } from './words.ts';

export interface Reservations {
  readonly countries: readonly Country[];
  /** The notes in which they stand; empty where there are none. */
  readonly lines: readonly Located[];
  readonly doubts: readonly TextDoubt[];
}

/** What stands between names in a list of delegations. */
const between = /(\s*,\s*(?:and |et )?|\s+(?:and|et)\s+)/;
const article = /^(?:the delegations? of |of )?(?:the |de la |de l'|du |des |de |d')?/i;
/** More names are no list of delegations. */
const mostNames = 40;

/**
 * Delegations that voiced reservations, in footnotes to the decision line (usual with "by
 * consensus"). "The delegation concerned" is that of the decision's country, and so is "the
 * Turkish delegation" in a decision on Turkey.
 */
export function reservationsIn(
  notes: readonly Located[],
  phrases: Phrases,
  country: Country,
): Reservations {
  const countries: Country[] = [];
  const doubts: TextDoubt[] = [];
  const text = plain(joined(notes.map((note) => note.text)));
  for (const sentence of text.split(/(?<=\.)\s+(?=\d*\s*\p{Lu})/u)) {
    if (!phrases.reserved.test(sentence)) continue;
    const [, before, behind] = phrases.reservation.exec(sentence) ?? [];
    const named = before ?? behind;
    if (!named && isOfOwn(sentence, phrases, country)) {
      countries.push(country);
      continue;
    }
    const known = named ? countriesIn(named) : null;
    countries.push(...(known?.countries ?? []));
    if (!named) doubts.push({ kind: 'reservations-of-unknown', sentence });
    else if (known?.rest) doubts.push({ kind: 'reservation-unread', delegation: known.rest });
  }
  return {
    countries: [...new Set(countries)],
    lines: notes.filter((note) => phrases.reserved.test(note.text) || countries.length > 0),
    doubts,
  };
}

/** Letters that the name of a country and the word for what is of it have in common: Turkey, Turkish. */
const stem = 4;

function isOfOwn(sentence: string, phrases: Phrases, country: Country): boolean {
  const { concerned, adjective } = phrases.ownDelegation;
  if (concerned.test(sentence)) return true;
  const word = bare(adjective.exec(sentence)?.[1] ?? '').slice(0, stem);
  const names = bare(countryName(country, phrases.language)).split(/[^a-z]+/);
  return word.length === stem && names.some((name) => name.startsWith(word));
}

/** `Cuba, Trinidad and Tobago and the Bolivarian Republic of Venezuela`: the longest names that are known. */
function countriesIn(named: string): { countries: Country[]; rest: string } {
  const parts = named.split(between).slice(0, 2 * mostNames);
  const countries: Country[] = [];
  const rest: string[] = [];
  for (let i = 0; i < parts.length; ) {
    let length = Math.min(5, parts.length - i);
    while (length > 0 && !countryOf(parts.slice(i, i + length))) length -= 2;
    const country = countryOf(parts.slice(i, i + Math.max(length, 1)));
    if (country) countries.push(country);
    else rest.push(parts[i] ?? '');
    i += Math.max(length, 1) + 1;
  }
  return { countries, rest: rest.join(', ') };
}

function countryOf(parts: readonly string[]): Country | null {
  return countryNamed(parts.join('').replace(article, ''));
}
