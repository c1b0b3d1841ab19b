import { type Country, countryNamed } from '../domain/country.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

export interface Reservations {
  readonly countries: readonly Country[];
  readonly doubts: readonly string[];
}

/** Delegations that voiced reservations, in footnotes to the decision line (usual with "by consensus"). */
export function reservationsIn(notes: readonly string[], phrases: Phrases): Reservations {
  const countries: Country[] = [];
  const doubts: string[] = [];
  for (const sentence of plain(joined(notes)).split(/(?<=\.)\s+(?=\d*\s*\p{Lu})/u)) {
    const named = phrases.reservation.exec(sentence)?.[1];
    if (!named) continue;
    const whole = countryNamed(named);
    const parts = whole
      ? [named]
      : named.split(/\s*,\s*|\s+(?:and|et)\s+(?:(?:of|de la|du|des|de|de l'|d')\s?)?/);
    const known = parts.map((part) => countryNamed(part));
    countries.push(...known.filter((each) => each !== null));
    if (known.includes(null))
      doubts.push(`A delegation voiced reservations; its country is not known: "${named}".`);
  }
  return { countries: [...new Set(countries)], doubts };
}
