import { caseCode } from './case-code.ts';
import { countryNamed, isCountry } from './country.ts';
import { isDay } from './day.ts';
import { adoptingBodies, manners } from './decision.ts';
import { violations } from './violation.ts';

/** The fields of a decision that a clerk can put right. */
export const correctableFields = [
  'country',
  'body',
  'session',
  'place',
  'adopted',
  'manner',
  'mps',
  'violations',
  'case',
] as const;
export type CorrectableField = (typeof correctableFields)[number];

/** A line of the case list as a clerk wants it; without a name it is to go. */
export interface CorrectedCase {
  readonly code: string;
  readonly name: string | null;
}
export type CorrectedValue = string | number | readonly string[] | CorrectedCase | null;

/** The value that a clerk wrote for a field; null in `value` empties it. Null: it cannot be that field's. */
export function correctedValue(
  field: CorrectableField,
  written: string,
): { readonly value: CorrectedValue } | null {
  const text = written.trim();
  const slug = text.toLowerCase();
  switch (field) {
    case 'country': {
      const country = isCountry(text.toUpperCase()) ? text.toUpperCase() : countryNamed(text);
      return country ? { value: country } : null;
    }
    case 'body':
      return oneOf(adoptingBodies, slug);
    case 'manner':
      return slug === 'none' ? { value: null } : oneOf(manners, slug);
    case 'session':
    case 'mps':
      return /^\d{1,4}$/.test(text) ? { value: Number(text) } : null;
    case 'place':
      return text ? { value: slug === 'virtual' ? 'virtual' : text.slice(0, 100) } : null;
    case 'adopted':
      return isDay(text) ? { value: text } : null;
    case 'case': {
      const [, printed = '', name = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
      const code = caseCode(printed)?.code;
      const value = { code: code ?? '', name: /^none$/i.test(name) ? null : name.slice(0, 200) };
      return code && name ? { value } : null;
    }
    case 'violations': {
      const named = slug.split(/[,;]/).map((each) => each.trim());
      const known = named.filter((each) => (violations as readonly string[]).includes(each));
      return slug && known.length === named.length ? { value: [...new Set(known)] } : null;
    }
  }
}

const oneOf = (words: readonly string[], slug: string) =>
  words.includes(slug) ? { value: slug } : null;
