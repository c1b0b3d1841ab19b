/** What people wrote, as a PDF/UA can show it: each character needs a glyph, or the file is none. */
import { type Coverage, coverages } from './fonts.ts';

/** Stands for a character that no font of ours has. */
const missing = '\u2610';
/** Joiners, marks of direction and the like: they need no glyph. */
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;
/** Control characters, those of private use, and what turns the direction of the text around it. */
const unwanted = /[\u202a-\u202e\ufeff\ufff9-\ufffb]|(?![\n\t])\p{Cc}|\p{Co}|\p{Cn}|\p{Cs}/gu;
const isolates = /[\u2066-\u2069]/g;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The same data with all its texts printable. */
export function printable<T>(data: T): T;
export function printable(data: unknown): unknown {
  if (typeof data === 'string') return printableText(data);
  if (Array.isArray(data)) return data.map((each) => printable(each));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)]));
}

function printableText(text: string): string {
  const lines = text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const clean = withBalancedIsolates(lines.replaceAll('\t', ' ').replace(unwanted, ''));
  return clean.replace(/\S+/gu, printableWord);
}

/** A text that opens what it does not close would turn what stands beside it. */
function withBalancedIsolates(text: string): string {
  let open = 0;
  for (const [mark] of text.matchAll(isolates)) {
    open += mark === '\u2069' ? -1 : 1;
    if (open < 0) break;
  }
  return open === 0 ? text : text.replace(isolates, '');
}

/** Longer words than this may be broken where hyphenation knows no place: addresses, names of files, noise. */
const long = 24;
const longest = 40;
/** A short word in ASCII. */
const plain = /^[!-~]{1,24}$/;
/** Zero-width space. */
const mayBreak = '\u200b';

function printableWord(word: string): string {
  if (plain.test(word)) return word;
  const parts = [...graphemes.segment(word)].map(({ segment }) => printableGrapheme(segment));
  if (parts.length <= long) return parts.join('');
  let unbroken = 0;
  return parts
    .map((part) => {
      unbroken += 1;
      const breaks =
        unbroken > 1 &&
        (/[^\p{L}\p{N}\p{M}]/u.test(part) || (parts.length > longest && unbroken >= 16));
      if (breaks) unbroken = 0;
      return breaks ? part + mayBreak : part;
    })
    .join('');
}

/** A letter and its accents come from one font; else a plainer form stands for it, as `fi` for its ligature. */
function printableGrapheme(grapheme: string): string {
  const [base = missing] = grapheme;
  const forms = [grapheme, grapheme.normalize('NFKC'), base];
  return forms.find((form) => has(form)) ?? missing;
}

const has = (grapheme: string): boolean =>
  coverages().some((coverage) => [...grapheme].every((each) => hasOne(coverage, each)));

const hasOne = (coverage: Coverage, character: string): boolean =>
  coverage.has(character.codePointAt(0) ?? 0) || unseen.test(character);
