/** Countries, regions and cases as members name them, in our five languages; nothing is guessed. */
import countries from 'i18n-iso-countries/index.js';
import ar from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { caseCode, collectiveCode } from './case-code.ts';
import { type Country, countryNamed, isCountry } from './country.ts';
import { otherCountryNames } from './country-names.ts';
import type { Follows } from './follows.ts';
import { languages } from './language.ts';
import type { Region } from './region.ts';
import { regionNames } from './region-names.ts';

/** What a list of names means. */
export type Named =
  | { readonly kind: 'all' }
  | ({ readonly kind: 'some' } & Follows)
  | { readonly kind: 'unknown'; readonly words: string }
  /** The words may mean each of these. */
  | {
      readonly kind: 'several';
      readonly words: string;
      readonly countries: readonly Country[];
      readonly regions: readonly Region[];
    };

type Thing =
  | { readonly kind: 'all' }
  | { readonly kind: 'country'; readonly country: Country }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'case'; readonly code: string }
  | Extract<Named, { kind: 'several' }>;

/** Without accents, points and marks; Arabic letters that people interchange become one. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The article with which some say a name: `la Chine`, `el Congo`, `الغابون` beside `غابون`. */
const withoutArticle = (name: string): string =>
  name.replace(/^(?:(?:the|le|la|les|l|el|los|las) |ال)(?=.{2})/u, '');

const keyOf = (name: string): string => withoutArticle(folded(name));

const countriesByName = new Map<string, Set<Country>>();
function addName(name: string, country: Country): void {
  const key = keyOf(name);
  if (key) countriesByName.set(key, (countriesByName.get(key) ?? new Set()).add(country));
}
for (const { countries: names } of [en, fr, es, da, ar])
  for (const [alpha2, name] of Object.entries(names)) {
    const country = countries.alpha2ToAlpha3(alpha2);
    // "Congo" alone is the Republic's name, as in IPU documents.
    for (const each of [name].flat())
      if (country && !(country === 'COD' && keyOf(each) === 'congo')) addName(each, country);
  }
for (const language of languages) {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes()))
    addName(names.of(alpha2) ?? alpha3, alpha3);
}
for (const [country, names] of Object.entries(otherCountryNames))
  for (const name of names) if (isCountry(country)) addName(name, country);

/** What people also write, where the lists have it otherwise. */
const spokenNames: Readonly<Record<Country, readonly string[]>> = {
  CIV: ['كوت ديفوار', 'ساحل العاج'],
  COD: [
    'Den Demokratiske Republik Congo',
    'الكونغو الديمقراطية',
    'جمهورية الكونغو الديمقراطية',
    'República Democrática del Congo',
  ],
  COG: ['Republikken Congo', 'República del Congo', 'الكونغو', 'جمهورية الكونغو'],
  CPV: ['كابو فيردي'],
  HKG: ['Hongkong'],
  MMR: ['ميانمار', 'بورما', 'Birmania'],
  USA: ['EE UU', 'EEUU'],
  VCT: ['St Vincent & the Grenadines'],
};
for (const [country, names] of Object.entries(spokenNames))
  for (const name of names) addName(name, country);

const regionByName = new Map(
  (Object.entries(regionNames) as [Region, readonly string[]][]).flatMap(([region, names]) =>
    names.map((name) => [keyOf(name), region] as const),
  ),
);

/** Some say it of the continent and some of the United States. */
const america = new Set(['America', 'Amérique', 'Amerika', 'أمريكا', 'أميركا'].map(keyOf));

const everything = new Set(
  [
    ...['all', 'everything', 'all countries', 'all cases'],
    ...['tout', 'tous', 'toutes', 'tous les pays', 'tous les cas'],
    ...['todo', 'todos', 'todas', 'todos los países', 'todos los casos'],
    ...['alt', 'alle', 'alle lande', 'alle sager'],
    ...['الكل', 'كل شيء', 'جميع الدول', 'جميع البلدان', 'كل الدول', 'كل البلدان', 'جميع الحالات'],
  ].map(keyOf),
);

/** What one name, or one code, means. Two letters (ISO alpha-2) count only alone and in capitals. */
function thingNamed(words: string, alone: boolean): Thing | null {
  const code = (collectiveCode(words) ?? caseCode(words))?.code;
  if (code) return { kind: 'case', code };
  if (/^[a-z]{3}$/i.test(words) && isCountry(words.toUpperCase()))
    return { kind: 'country', country: words.toUpperCase() };
  const alpha3 = alone && /^[A-Z]{2}$/.test(words) ? countries.alpha2ToAlpha3(words) : undefined;
  if (alpha3) return { kind: 'country', country: alpha3 };
  const key = keyOf(words);
  if (everything.has(key)) return { kind: 'all' };
  const region = regionByName.get(key);
  if (region) return { kind: 'region', region };
  if (america.has(key))
    return { kind: 'several', words, countries: ['USA'], regions: ['americas'] };
  const known = [...(countriesByName.get(key) ?? [])];
  if (known.length > 1) return { kind: 'several', words, countries: known, regions: [] };
  const country = known[0] ?? countryNamed(words);
  return country ? { kind: 'country', country } : null;
}

const joiners = new Set(['and', 'og', 'et', 'y', 'e', 'و', '&', '+']);
/** Words in the longest name of a country, and some more. */
const longestName = 9;

/** Takes a text apart that has no commas: the longest names first, "and" only between two of them. */
function thingsIn(words: readonly string[]): Thing[] | null {
  const deadEnds = new Set<string>();
  function from(at: number, isLater: boolean): Thing[] | null {
    if (at === words.length) return [];
    const key = `${at} ${isLater}`;
    if (deadEnds.has(key)) return null;
    const isJoiner = joiners.has((words[at] ?? '').toLowerCase());
    if (isLater && isJoiner && at + 1 < words.length) {
      const rest = from(at + 1, false);
      if (rest) return rest;
    }
    for (let n = Math.min(longestName, words.length - at); n > 0; n -= 1) {
      const name = words.slice(at, at + n).join(' ');
      const alone = n === 1 && isAlone(at);
      // In Arabic "and" is written as one with the next word.
      const thing =
        thingNamed(name, alone) ??
        (at > 0 && name.startsWith('و') ? thingNamed(name.slice(1), false) : null);
      const rest = thing && from(at + n, true);
      if (thing && rest) return [thing, ...rest];
    }
    deadEnds.add(key);
    return null;
  }
  const between = (at: number) =>
    at < 0 || at >= words.length || joiners.has((words[at] ?? '').toLowerCase());
  const isAlone = (at: number) => between(at - 1) && between(at + 1);
  return from(0, false);
}

/** `, and Gabon` after a comma. */
const leadingJoiner = /^(?:(?:and|og|et|y|e|و)\s+|[&+]\s*)(?=\S)/iu;
const separators = /[,;،؛\n]+/u;
const mostNames = 40;

/** @param text `Venezuela, Gabon and MNG-01` */
export function named(text: string): Named {
  const parts = text
    .split(separators)
    .map((part) => part.trim())
    .filter(Boolean);
  // `Korea, Republic of` is one name.
  const whole = parts.length === 2 ? thingNamed(text.trim(), false) : null;
  const things: Thing[] = whole ? [whole] : [];
  for (const [i, part] of whole ? [] : parts.entries()) {
    const words = (i > 0 ? part.replace(leadingJoiner, '') : part).split(/\s+/);
    const found =
      words.length <= mostNames ? (thingsIn(words) ?? thingsIn(part.split(/\s+/))) : null;
    if (!found) return { kind: 'unknown', words: part.slice(0, 80) };
    things.push(...found);
  }
  if (!things.length) return { kind: 'unknown', words: '' };
  const several = things.find((thing) => thing.kind === 'several');
  if (several) return several;
  if (things.every(({ kind }) => kind === 'all')) return { kind: 'all' };
  if (things.some(({ kind }) => kind === 'all'))
    return { kind: 'unknown', words: text.slice(0, 80) };
  const each = <T>(pick: (thing: Thing) => T | null): T[] => [
    ...new Set(things.flatMap((thing) => pick(thing) ?? [])),
  ];
  return {
    kind: 'some',
    countries: each((thing) => (thing.kind === 'country' ? thing.country : null)),
    regions: each((thing) => (thing.kind === 'region' ? thing.region : null)),
    cases: each((thing) => (thing.kind === 'case' ? thing.code : null)),
  };
}
