import { type Country, countryNamed } from '../domain/country.ts';
import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/**
 * True where an operative paragraph asks something of parliaments other than that of the country
 * concerned. What counts is to whom a sentence is addressed: "Requests the Secretary General to
 * convey this decision to parliaments" asks the Secretary General, "Thanks Member Parliaments"
 * asks nothing, "Urges Parliament to use its powers" speaks to the authorities.
 */
export function asksParliaments(paragraph: string, phrases: Phrases, country: Country): boolean {
  const { clause, verb, matter } = phrases.asks;
  return plain(paragraph)
    .split(clause)
    .some((each) => {
      const asking = verb.exec(each)?.[0];
      if (!asking) return false;
      // "to" may belong to the verb ("appeals to the parliaments of the region to …").
      const rest = each.slice(asking.length).replace(/^\s(?:to|à)\s/, ' ');
      const addressee = rest.slice(0, matter.exec(rest)?.index ?? rest.length);
      return namesParliaments(addressee, phrases, country);
    });
}

function namesParliaments(addressee: string, phrases: Phrases, country: Country): boolean {
  if (phrases.asks.parliaments.test(addressee)) return true;
  const one = countryNamed(phrases.asks.parliamentOf.exec(addressee)?.[1] ?? '');
  return one !== null && one !== country;
}
