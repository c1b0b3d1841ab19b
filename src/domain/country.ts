import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { otherCountryNames } from './country-names.ts';

/** A country as ISO 3166-1 alpha-3 (`VEN`). */
export type Country = string;

/** Stands for a country that could not be read; ISO 3166-1 leaves this code to its users. */
export const unknownCountry: Country = 'ZZZ';

// The library's own entry file loads 78 languages; IPU documents need its two working languages.
countries.registerLocale(english);
countries.registerLocale(french);

/** Longer than any country's name: what is longer is not looked up. */
const longestName = 80;

const byName = new Map<string, Country>();
for (const { countries: names } of [english, french]) {
  for (const [alpha2, name] of Object.entries(names)) {
    const country = countries.alpha2ToAlpha3(alpha2);
    // "Congo" stands among the English names of both; DR Congo is never called so by the IPU.
    for (const each of [name].flat()) {
      if (country && !(country === 'COD' && each === 'Congo')) byName.set(keyOf(each), country);
    }
  }
}
for (const [country, names] of Object.entries(otherCountryNames)) {
  for (const name of names) byName.set(keyOf(name), country);
}

/** Whether it is an ISO 3166-1 alpha-2 code (`DK`). */
export const isAlpha2 = (text: string): boolean => countries.alpha2ToAlpha3(text) !== undefined;

/** True for a code of ISO 3166-1 alpha-3. */
export function isCountry(text: string): text is Country {
  return /^[A-Z]{3}$/.test(text) && countries.alpha3ToAlpha2(text) !== undefined;
}

/**
 * The country of a name as IPU documents print it: English or French, old or new, in capitals,
 * with either apostrophe, `Venezuela (Bolivarian Republic of)`. Null for what is no country's name.
 */
export function countryNamed(printed: string): Country | null {
  const name = printed.trim();
  if (!name || name.length > longestName) return null;
  const turned = /^([^()]+?)\s*\(([^()]*\b(?:of(?: the)?|de(?: la)?|du|d['’]))\s*\)$/i.exec(name);
  const bracketed = /^([^()]+?)\s*\((?:the|le|la|les)\)$/i.exec(name);
  for (const each of [name, turned && `${turned[2]} ${turned[1]}`, turned?.[1], bracketed?.[1]]) {
    const country = each && byName.get(keyOf(each));
    if (country) return country;
  }
  return null;
}

/** The country's name in one of the IPU's working languages; the code itself where none is known. */
export function countryName(country: Country, language: 'en' | 'fr'): string {
  return countries.getName(country, language) ?? country;
}

function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|le|la|les|l) /, '');
}
