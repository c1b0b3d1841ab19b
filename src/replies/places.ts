/** Cases and countries that a text names. */
import countries from 'i18n-iso-countries';
import ar from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import type { Country } from '../domain/country.ts';

/** A case as the desk knows it. */
export interface KnownCase {
  readonly code: string;
  /** The person under each name that is known; none for a collective case. */
  readonly names: readonly string[];
  readonly country: Country;
}

const catalogues = [ar, da, en, es, fr];
for (const catalogue of catalogues) countries.registerLocale(catalogue);

/** Without accents, with plain apostrophes and blanks, and a blank at each end. */
const plainText = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()} `;

/** A name counts in full, or by its last word when that is long and no other case has it. */
function named(text: string, name: string, lastWords: ReadonlyMap<string, number>): boolean {
  const plain = plainText(name.replace(/\([^)]*\)/g, ' '));
  if (plain.trim().length > 4 && text.includes(plain)) return true;
  const last = plain.trim().split(' ').at(-1) ?? '';
  return last.length >= 5 && lastWords.get(last) === 1 && text.includes(` ${last} `);
}

const printedCode = /(?<![\p{L}\p{N}])\p{Lu}{3}-(?:COLL-)?\d{2,3}(?!\p{N})/gu;

/** Codes as printed; a member may name a case that the desk does not know yet. */
const codesIn = (text: string): { code: string; country: Country }[] =>
  (text.match(printedCode) ?? []).flatMap(
    (printed) => collectiveCode(printed) ?? caseCode(printed) ?? [],
  );

/** Each case once, by its code or by a name. */
export function casesIn(
  text: string,
  known: readonly KnownCase[],
): { code: string; country: Country }[] {
  const plain = plainText(text);
  const lastWords = new Map<string, number>();
  for (const name of new Set(known.flatMap((one) => one.names))) {
    const last =
      plainText(name.replace(/\([^)]*\)/g, ' '))
        .trim()
        .split(' ')
        .at(-1) ?? '';
    lastWords.set(last, (lastWords.get(last) ?? 0) + 1);
  }
  const byName = known.filter(({ names }) => names.some((name) => named(plain, name, lastWords)));
  const all = [...codesIn(text), ...byName].map(
    ({ code, country }) => [code, { code, country }] as const,
  );
  return [...new Map(all).values()];
}

const namesOf = (country: Country): string[] =>
  catalogues.flatMap(({ locale }) => countries.getName(country, locale, { select: 'all' }) ?? []);

/** Countries of `among` that the text names in one of our languages. */
export function countriesIn(text: string, among: Iterable<Country>): Country[] {
  const plain = plainText(text);
  return [...new Set(among)].filter((country) =>
    namesOf(country).some((name) => {
      const wanted = plainText(name);
      // French contracts: "d'Égypte" stands in one word.
      return plain.includes(wanted) || plain.includes(wanted.replace(/^ /, "'"));
    }),
  );
}
