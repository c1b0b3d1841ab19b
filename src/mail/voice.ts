/** How a language names days, times, countries and amounts. */
import { createRequire } from 'node:module';
import { type Country, unknownCountry } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { isRightToLeft, type Language } from '../domain/language.ts';
import { isolated, locales, type Words, wordsOf } from './words.ts';

export interface Voice {
  readonly language: Language;
  readonly words: Words;
  say(key: string, values?: Readonly<Record<string, unknown>>): string;
  /** `3 December 2020`. */
  day(day: Day): string;
  /** The day of a moment, in the parliament's zone. */
  dayOf(date: Date): string;
  /** `Thursday 3 December 2020 at 15:42`, in the parliament's zone. */
  moment(date: Date): string;
  country(country: Country): string;
  /** `Danish` for `da`. */
  languageName(code: string): string;
  /** `A, B and C`. */
  list(items: readonly string[]): string;
  /** The text, kept in its own order within a text from right to left. */
  apart(text: string): string;
  /** `A, B, C`; each apart from its neighbours in a text from right to left. */
  join(items: readonly string[]): string;
  number(amount: number): string;
  /** `214 kB`. */
  bytes(amount: number): string;
}

const require = createRequire(import.meta.url);
/** Its own entry loads 78 languages; we need the codes, and names where Intl has none. */
const countries = require('i18n-iso-countries/index.js') as typeof import('i18n-iso-countries');
for (const language of Object.keys(locales)) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
}

const voices = new Map<string, Voice>();

/** @param timeZone IANA name (`Europe/Copenhagen`) */
export function voiceOf(language: Language, timeZone: string): Voice {
  const key = `${language} ${timeZone}`;
  const known = voices.get(key);
  if (known) return known;
  const voice = createVoice(language, timeZone);
  voices.set(key, voice);
  return voice;
}

function createVoice(language: Language, timeZone: string): Voice {
  const locale = locales[language];
  const words = wordsOf(language);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const daysHere = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const unit = { style: 'unit', maximumFractionDigits: 1 } as const;
  const kilobytes = new Intl.NumberFormat(locale, { ...unit, unit: 'kilobyte' });
  const megabytes = new Intl.NumberFormat(locale, { ...unit, unit: 'megabyte' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const tongues = new Intl.DisplayNames(locale, { type: 'language' });
  const apart = isRightToLeft(language) ? isolated : (text: string) => text;
  // CLDR writes "1 octobre"; French writes the first of a month as an ordinal.
  const dated = (text: string) =>
    language === 'fr' ? text.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : text;
  return {
    language,
    words,
    say: (key, values) => words.say(key, values),
    day: (day) => dated(days.format(new Date(`${day}T00:00:00Z`))),
    dayOf: (date) => dated(daysHere.format(date)),
    moment: (date) => dated(moments.format(date)),
    country(country) {
      if (country === unknownCountry) return words.say('common.unknownCountry');
      // Where Intl names a country otherwise than parliaments do ("Congo - Kinshasa").
      if (words.has(`countries.${country}`)) return words.say(`countries.${country}`);
      const alpha2 = countries.alpha3ToAlpha2(country);
      const name = alpha2 ? regions.of(alpha2) : undefined;
      return name && name !== alpha2 ? name : (countries.getName(country, language) ?? country);
    },
    languageName: (code) => tongues.of(code) ?? code,
    apart,
    list: (items) => lists.format(items.map(apart)),
    join: (items) => items.map(apart).join(words.say('common.comma')),
    number: (amount) => numbers.format(amount),
    bytes: (amount) =>
      amount < 1_000_000
        ? kilobytes.format(Math.max(1, Math.round(amount / 1000)))
        : megabytes.format(amount / 1_000_000),
  };
}
