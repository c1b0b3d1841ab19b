import { caseCode, collectiveCode, countryOfPrefix } from '../domain/case-code.ts';
import { countryNamed } from '../domain/country.ts';
import { allPhrases } from './phrases/all.ts';
import { plain, tidy } from './words.ts';

/** One entry of a case list, as printed. */
export type CaseLine =
  | {
      readonly kind: 'person';
      readonly printed: string | null;
      readonly code: string | null;
      readonly name: string;
      readonly gender: 'F' | 'M' | null;
    }
  | { readonly kind: 'collective'; readonly printed: string; readonly text: string };

const dash = '[-‐‑–—]';
const code = `[A-Z]{2,4}\\s?[/\\-‐‑–—]?\\s?\\d{1,3}`;
const collective = `[A-Z]{2,4}${dash}(?:COLL|Coll|coll)${dash}\\d{1,3}`;
/** `VEN-13 – `, `MMR-281 -Kyaw`, `MYN/64   - DAVID`; a name that merely contains a hyphen begins with no code. */
const entry = new RegExp(`^(${collective}|${code})\\s*(?:${dash}|:|$)\\s*(.*)$`, 'u');
/** Where a printed line holds a second entry: columns read across, or `BDI/26 - A, BDI/40 - B`. */
const inner = new RegExp(
  `(?<=\\S)\\s+(?=CAS(?:ES?)?\\s+N|(?:${collective}|${code})\\s*${dash}\\s*\\p{Lu})`,
  'u',
);

/** True where a case list's entry begins. */
export function beginsCase(text: string): boolean {
  return caseLines(text).length > 0;
}

/** The entries of a printed line: none, one, or several. */
export function caseLines(printed: string): CaseLine[] {
  const text = tidy(printed).replace(/^[•·▪*]\s*/, '');
  const word = caseWordOf(text);
  const parts = text.slice(word.length).split(inner);
  return parts.flatMap((part, i) => withWord(i === 0 ? word + part : part) ?? []);
}

function withWord(part: string): CaseLine | null {
  const word = caseWordOf(part);
  // `CASE N°/MYN/09`: a slash too many.
  const rest = part.slice(word.length).replace(/^\//, '');
  return entryOf(rest) ?? (word && /\p{L}/u.test(rest) ? personOf(null, rest) : null);
}

function caseWordOf(text: string): string {
  return allPhrases.map((phrases) => phrases.caseWord.exec(text)?.[0]).find(Boolean) ?? '';
}

function entryOf(text: string): CaseLine | null {
  const [, printed, rest = ''] = entry.exec(text) ?? [];
  if (!printed) return null;
  if (collectiveCode(printed)) return { kind: 'collective', printed, text: rest };
  if (!rest || !/^\P{L}*\p{L}/u.test(rest)) return null;
  // "AT 20 - years" is no case; an unknown prefix must at least look like a code.
  const prefix = /^[A-Z]+/.exec(printed)?.[0] ?? '';
  if (!countryOfPrefix(prefix) && !/[/\-–]/.test(printed)) return null;
  return personOf(printed, rest);
}

function personOf(printed: string | null, rest: string): CaseLine {
  const marked = allPhrases.flatMap(({ genders: { mark } }) =>
    mark.F.test(rest) ? (['F'] as const) : mark.M.test(rest) ? (['M'] as const) : [],
  );
  const name = allPhrases.reduce(
    (text, { genders: { mark } }) => text.replace(mark.F, '').replace(mark.M, ''),
    rest,
  );
  return {
    kind: 'person',
    printed: printed && tidy(printed),
    code: (printed && caseCode(printed)?.code) ?? null,
    name: nameOf(name),
    gender: marked[0] ?? null,
  };
}

/** Without footnote marks (`SAW HLAING¹`) and without the country that blogs and old texts put behind it. */
function nameOf(text: string): string {
  const name = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹*]+/g, '').replace(/(\p{L})\d{1,2}$/u, '$1');
  const [, before = '', last = ''] = /^(.+?)\s+[-–—]\s+([^-–—]+)$/.exec(name) ?? [];
  return tidy(before && countryNamed(plain(last)) ? before : name).replace(/[,;]$/, '');
}
