import { type Country, countryName, isCountry } from './country.ts';

/**
 * Prefixes of case codes before the IPU took over the ISO codes (about 2015 to 2018), and the
 * countries whose codes went on from them with the same numbers. KHM, MDV, MMR and COD were seen
 * in texts with both; the others follow from ISO 3166 (IPU documents).
 */
const oldPrefixes: Readonly<Record<string, Country>> = {
  BLS: 'BLR',
  CHD: 'TCD',
  CHI: 'CHL',
  CMBD: 'KHM',
  CO: 'COL',
  DRC: 'COD',
  EC: 'ECU',
  ELS: 'SLV',
  IQ: 'IRQ',
  LEB: 'LBN',
  MAL: 'MYS',
  MLD: 'MDV',
  MON: 'MNG',
  MYN: 'MMR',
  PAL: 'PSE',
  RN: 'NER',
  RW: 'RWA',
  SRI: 'LKA',
  TH: 'THA',
  TK: 'TUR',
  ZBW: 'ZWE',
};

/** A case code taken apart. */
export interface CaseCode {
  readonly country: Country;
  readonly number: number;
  /** `VEN-13`: alpha-3, hyphen, at least two digits. */
  readonly code: string;
}

/** The country of a code's prefix, new (`VEN`) or old (`ZBW`). */
export function countryOfPrefix(prefix: string): Country | null {
  const capitals = prefix.toUpperCase();
  return oldPrefixes[capitals] ?? (isCountry(capitals) ? capitals : null);
}

/**
 * Reads a code of any time: `MON/01`, `CMBD27`, `VEN-10`, `MMR – 267`.
 * Null when it is none, or its prefix is not known.
 */
export function caseCode(printed: string): CaseCode | null {
  const [, prefix, digits] = /^\s*([A-Za-z]{2,4})\s?[/\-‐‑–—]?\s?(\d{1,4})\s*$/.exec(printed) ?? [];
  const country = prefix ? countryOfPrefix(prefix) : null;
  const number = Number(digits);
  if (!country || !number) return null;
  return { country, number, code: `${country}-${String(number).padStart(2, '0')}` };
}

/**
 * Reads a code with a prefix that is not known, as that of a country whose name has the prefix's
 * letters in this order from its first on: `HOND/02` under "Honduras". An inference, worth a doubt.
 */
export function caseCodeUnder(printed: string, country: Country): CaseCode | null {
  const [, prefix = '', digits] = /^([A-Z]{2,4})[/-](\d{1,3})$/.exec(printed) ?? [];
  const letters = new RegExp(`^${[...prefix].join('.*')}`, 'i');
  const isMeant = (['en', 'fr'] as const).some((each) => letters.test(countryName(country, each)));
  if (!prefix || !digits || countryOfPrefix(prefix) || !isMeant) return null;
  return caseCode(`${country}-${digits}`);
}

/** The country and number of a collective code, `VEN-COLL-06` in any case of letters. */
export function collectiveCode(printed: string): CaseCode | null {
  const [, prefix, digits] =
    /^\s*([A-Za-z]{2,4})[-‐‑–—/]COLL[-‐‑–—/](\d{1,3})\s*$/i.exec(printed) ?? [];
  const country = prefix ? countryOfPrefix(prefix) : null;
  if (!country || !digits) return null;
  return { country, number: Number(digits), code: `${country}-COLL-${digits.padStart(2, '0')}` };
}
