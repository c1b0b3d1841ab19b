import { type Country, countryNamed } from '../domain/country.ts';
import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** `… that the parliaments`, `… if parliaments`: the one who is to act follows as a subject. */
const conjunction = /(?:\b(?:that|if)|(?<!\p{L})qu(?:e|'))$/iu;
const conjunctionFirst = /^\s(?:(?:that|if|que)\s|qu')/i;

/**
 * True where an operative paragraph asks something of parliaments other than that of the country
 * concerned. What counts is to whom a sentence is addressed: "Requests the Secretary General to
 * convey this decision to parliaments" asks the Secretary General, "Thanks Member Parliaments"
 * asks nothing, "Urges Parliament to use its powers" speaks to the authorities, and "Hopes that
 * the authorities will receive parliaments' envoys" to them too.
 */
export function asksParliaments(paragraph: string, phrases: Phrases, country: Country): boolean {
  const { clause, verb, matter, others } = phrases.asks;
  return plain(paragraph)
    .split(clause)
    .some((each) => {
      const asking = verb.exec(each)?.[0];
      if (!asking) return false;
      // "to" may belong to the verb ("appeals to the parliaments of the region to …").
      const rest = each.slice(asking.length).replace(/^\s(?:to|à)\s/, ' ');
      const isSubject = conjunction.test(asking) || conjunctionFirst.test(rest);
      const ends = isSubject ? [matter, others] : [matter];
      const end = Math.min(...ends.map((each) => each.exec(rest)?.index ?? rest.length));
      return namesParliaments(rest.slice(0, end), phrases, country);
    });
}

function namesParliaments(addressee: string, phrases: Phrases, country: Country): boolean {
  const { parliaments, parliamentOf } = phrases.asks;
  if (parliaments.test(addressee)) return true;
  return [...addressee.matchAll(parliamentOf)].some(([, name = '']) => {
    const one = countryNamed(name);
    return one !== null && one !== country;
  });
}
