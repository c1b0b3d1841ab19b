import { type Country, countryNamed } from '../domain/country.ts';
import type { ParsedMail } from './mail.ts';
import { signatureAt } from './quotation/signature.ts';

/** `Venezuela (Bolivarian Republic of)` has four words, `Democratic People's Republic of Korea` five. */
const longestName = 6;
const longestText = 50_000;

/** A postal address names a country and speaks of none. */
const address = /(?<!\d)\d{4,6}\s+\p{Lu}|\bP\.?\s?O\.?\s?Box\b|\bcase postale\b/iu;

/** The countries that the subject and the text name in English or French, in the order of mention. */
export function countriesMentioned(mail: Pick<ParsedMail, 'subject' | 'text'>): Country[] {
  const lines = mail.text.slice(0, longestText).split('\n');
  const own = lines.slice(0, signatureAt(lines)).filter((line) => !address.test(line));
  return [...new Set([...countriesIn(mail.subject), ...countriesIn(own.join('\n'))])];
}

function countriesIn(text: string): Country[] {
  const words = text.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  const found: Country[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = /^\p{Lu}/u.test(words[at] ?? '') ? longestAt(words, at) : null;
    if (hit) found.push(hit.country);
    at += hit?.length ?? 1;
  }
  return found;
}

function longestAt(
  words: readonly string[],
  at: number,
): { country: Country; length: number } | null {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const country = countryNamed(words.slice(at, at + length).join(' '));
    if (country) return { country, length };
  }
  return null;
}
