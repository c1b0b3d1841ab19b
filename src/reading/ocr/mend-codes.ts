import { countryOfPrefix } from '../../domain/case-code.ts';
import type { Mended, PrintedLine } from './mend.ts';

/** Letters that digits are taken for. */
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  I: '1',
  l: '1',
  '|': '1',
  Z: '2',
  A: '4',
  S: '5',
  s: '5',
  G: '6',
  B: '8',
  g: '9',
};

/** A prefix of two to four capitals, a separator or none, and up to five characters that should be digits. */
const codeLike = [
  /^([A-Z]{2})([^A-Za-z0-9]{0,2})([0-9OoDQIl|ZSsGBgA]{1,5})$/,
  /^([A-Z]{3})([^A-Za-z0-9]{0,2})([0-9OoDQIl|ZSsGBgA]{1,5})$/,
  /^([A-Z]{4})([^A-Za-z0-9]{0,2})([0-9OoDQIl|ZSsGBgA]{1,5})$/,
];

/** A stroke that is taken for a letter, or for a letter and itself (`ZBWi22`, `ZBWI/38`). */
const slashed = /^([A-Z]{2,4}?)([iIl!|fJ]\/?)(\d{2,3})$/;
/** Any other letter that has crept in (`VENE68`). */
const strayed = /^([A-Z]{2,4}?)([A-Z])(\d{2,3})$/;

/**
 * Case codes with letters among their digits or specks before them (`VENS5`, `VENI16`, `ZBW#/38`). A
 * letter may stand for a digit or
 * have crept in beside one; of these readings the one is taken that alone fits between the numbers
 * above and below in its list, or that alone is possible.
 */
export function mendedCodes(lines: readonly PrintedLine[]): {
  lines: PrintedLine[];
  mended: Mended[];
} {
  const mended: Mended[] = [];
  const certain = lines.map((line) => sureNumber(line[placeOfCode(line)]?.text ?? ''));
  const coded = lines.map((line, i): PrintedLine => {
    const place = placeOfCode(line);
    const word = line[place];
    if (!word || certain[i] !== null) return line;
    const readings = readingsOf(word.text);
    const above = certain.slice(0, i).findLast((n) => n !== null) ?? null;
    const below = certain.slice(i + 1).find((n) => n !== null) ?? null;
    const fitting = readings.filter(
      ({ value }) => (above === null || value > above) && (below === null || value < below),
    );
    const [only] = readings.length === 1 ? readings : fitting;
    if (!only || (fitting.length !== 1 && readings.length !== 1)) return line;
    mended.push({ read: word.text, taken: only.text });
    return line.toSpliced(place, 1, { ...word, text: only.text });
  });
  return { lines: coded, mended };
}

/** A line begins with its code, in old texts with `CASE N°` before it. */
function placeOfCode(line: PrintedLine): number {
  return /^CAS(?:E|\b)/i.test(line[0]?.text ?? '') ? 2 : 0;
}

/** The number of a code that needs no mending; null for anything else. */
function sureNumber(text: string): number | null {
  const [, prefix, digits] = /^([A-Z]{2,4})[-/]?(\d{1,3})$/.exec(text) ?? [];
  return prefix && countryOfPrefix(prefix) ? Number(digits) : null;
}

function readingsOf(text: string): { text: string; value: number }[] {
  const readings = new Map<number, string>();
  for (const pattern of [...codeLike, slashed, strayed]) {
    const [, prefix, separator, tail] = pattern.exec(text) ?? [];
    if (!prefix || !tail || !countryOfPrefix(prefix)) continue;
    for (const digits of digitsIn(tail)) {
      const mark = pattern === slashed ? '/' : (/[-/]/.exec(separator ?? '')?.[0] ?? '');
      const taken = `${prefix}${mark}${digits}`;
      // The IPU writes at least two digits.
      if (digits.length >= 2 && digits.length <= 3 && Number(digits) > 0)
        readings.set(Number(digits), readings.get(Number(digits)) ?? taken);
    }
  }
  return [...readings].map(([value, taken]) => ({ text: taken, value }));
}

/**
 * All letters as digits; and the same without one letter that has crept in: between the prefix and
 * the number, or beside the digit that it looks like.
 */
function digitsIn(tail: string): string[] {
  const digits = [...tail].map((c) => digitOf[c] ?? c);
  const without = [...tail].flatMap((c, i) => {
    const crept = i === 0 || digits[i - 1] === digits[i] || digits[i + 1] === digits[i];
    return /\d/.test(c) || !crept ? [] : [digits.toSpliced(i, 1).join('')];
  });
  return [digits.join(''), ...without];
}
