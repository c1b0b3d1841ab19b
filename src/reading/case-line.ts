import { caseCode, collectiveCode, countryOfPrefix } from '../domain/case-code.ts';
import { countryNamed } from '../domain/country.ts';
import type { PersonStatus } from '../domain/decision.ts';
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
      /** What the words behind the name say, `(deceased)`. */
      readonly status: PersonStatus | null;
      /** Set where the code was misread by OCR, or its prefix is not known, and was mended: as it stands. */
      readonly misread: string | null;
    }
  | { readonly kind: 'collective'; readonly printed: string; readonly text: string };

// The hyphen last: first it would make a range. OCR reads a dash as a tilde.
const dashes = '‐‑–—−~-';
const dash = `[${dashes}]`;
const code = `[A-Z]{2,4}\\s?[/${dashes}]?\\s?\\d{1,3}`;
const collective = `[A-Z]{2,4}\\s?${dash}\\s?(?:COLL|Coll|coll)\\s?${dash}\\s?\\d{1,3}`;
/** `VEN-13 – `, `MMR-281 -Kyaw`, `MYN/64   - DAVID`; a name that merely contains a hyphen begins with no code. */
const entry = new RegExp(
  `^(${code})\\s*(?:${dash}(?:\\s*${dash}){0,2}|:|(?<=[/${dashes}]\\s?\\d{1,3})\\s+(?=\\p{Lu}[\\p{L}.’']*\\s))\\s*(.*)$`,
  'u',
);
/** `VEN-COLL-06 - 134 parliamentarians`, also with the number in brackets or without. */
const group = new RegExp(`^(${collective})(?!\\d)\\s*(?:${dash}|:)?\\s*(.*)$`, 'u');
/** A code alone: the name stands in the next line or cell. */
const codeOnly = new RegExp(`^(?:${code}|${collective})\\s*${dash}?$`, 'u');
/** Where a printed line holds a second entry: columns read across, or `BDI/26 - A, BDI/40 - B`. */
const inner = new RegExp(
  `(?<=\\S)[,;]?\\s+(?=CAS(?:ES?)?\\s+N|(?:${collective}|${code})\\s*${dash}\\s*\\p{Lu})|(?<=\\p{L})(?=CASE?\\s+N[°º])`,
  'u',
);
/** `CASE N° BLS105`, `ZBWI12`, `ZBW/l2`: behind "N°" a code always has its slash, and figures behind it. */
const misreadCode = /^([A-Z]{2,4})\s?([/\\|Il1])\s?([\dIlO|]{2})(?=\s*[-‐‑–—−~])/;

/** True where a case list's entry begins. */
export function beginsCase(text: string): boolean {
  return caseLines(text).length > 0;
}

/** True for a code without a name. */
export function isCodeOnly(text: string): boolean {
  const clean = tidy(text);
  return codeOnly.test(clean.slice(caseWordOf(clean).length));
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
  const mended = word ? mend(rest) : rest;
  const read = entryOf(mended) ?? (word && /\p{L}/u.test(rest) ? personOf(null, rest) : null);
  return read?.kind === 'person' && mended !== rest
    ? { ...read, misread: misreadCode.exec(rest)?.[0] ?? null }
    : read;
}

function mend(text: string): string {
  const [whole, prefix = '', slash, digits = ''] = misreadCode.exec(text) ?? [];
  const isPrinted = slash === '/' && /^\d+$/.test(digits);
  if (!whole || isPrinted || !countryOfPrefix(prefix)) return text;
  const figures = digits.replace(/[Il|]/g, '1').replace(/O/g, '0');
  return `${prefix}/${figures}${text.slice(whole.length)}`;
}

function caseWordOf(text: string): string {
  return allPhrases.map((phrases) => phrases.caseWord.exec(text)?.[0]).find(Boolean) ?? '';
}

function entryOf(text: string): CaseLine | null {
  const [, together, what = ''] = group.exec(text) ?? [];
  if (together && collectiveCode(together))
    return { kind: 'collective', printed: tidy(together), text: what };
  const [, printed, rest = ''] = entry.exec(text) ?? [];
  if (!printed || !rest || !/^\P{L}*\p{L}/u.test(rest)) return null;
  // "AT 20 - years" is no case; an unknown prefix must at least look like a code.
  const prefix = /^[A-Z]+/.exec(printed)?.[0] ?? '';
  if (!countryOfPrefix(prefix) && !/[/‐‑–—−-]/.test(printed)) return null;
  return personOf(printed, rest);
}

function personOf(printed: string | null, rest: string): CaseLine {
  const marked = allPhrases.flatMap(({ genders: { mark } }) =>
    mark.F.test(rest) ? (['F'] as const) : mark.M.test(rest) ? (['M'] as const) : [],
  );
  const unmarked = allPhrases.reduce(
    (text, { genders: { mark } }) => text.replace(mark.F, '').replace(mark.M, ''),
    rest,
  );
  const { name, status } = statusBehind(unmarked);
  return {
    kind: 'person',
    printed: printed && tidy(printed),
    code: (printed && caseCode(printed)?.code) ?? null,
    name: nameOf(name),
    gender: marked[0] ?? null,
    status,
    misread: null,
  };
}

/** `PEDRO NEL JIMÉNEZ OBANDO (assassinated)`, `… - deceased`. */
function statusBehind(text: string): { name: string; status: PersonStatus | null } {
  const [whole, words = ''] =
    /\s*(?:\(([^()]{1,40})\)|\s[-–—]\s([^-–—]{1,40}))\s*$/.exec(text)?.filter(Boolean) ?? [];
  const status = allPhrases
    .flatMap(({ personStatuses }) => personStatuses)
    .find(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(plain(words)))?.[1];
  return whole && status
    ? { name: text.slice(0, text.length - whole.length), status }
    : { name: text, status: null };
}

/** Without footnote marks (`SAW HLAING¹`) and without the country that blogs and old texts put behind it. */
function nameOf(text: string): string {
  const name = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹*]+/g, '').replace(/([\p{L}.])\s?\d{1,2}$/u, '$1');
  const [, before = '', last = ''] = /^(.+?)\s+[-–—]\s+([^-–—]+)$/.exec(name) ?? [];
  return tidy(before && countryNamed(plain(last)) ? before : name).replace(/[,;]$/, '');
}
