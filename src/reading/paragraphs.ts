import type { Country } from '../domain/country.ts';
import type { Paragraph } from '../domain/decision.ts';
import type { TextDoubt } from '../domain/doubt.ts';
import { asksParliaments } from './asks.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain, tidy } from './words.ts';

export interface Paragraphs {
  readonly paragraphs: readonly Paragraph[];
  /** The lines of each. */
  readonly lines: readonly (readonly Located[])[];
  readonly doubts: readonly TextDoubt[];
}

interface Open {
  readonly number: number;
  readonly texts: string[];
  readonly lines: Located[];
}

/** `1.`, `2)`; OCR reads l or I for 1 and loses stops, so the rest is for the next number to prove. */
const numbered = /^(\d{1,2}|[lI](?=\s?[.,)]))\s?[.,)]?(?:\s+|(?<=[.)])|$)(?=$|\p{L}|["“”«(])/u;
/** With its stop: certain to be a paragraph's number. */
const surely = /^\d{1,2}\s?[.)](?:\s|$|\p{L})/u;
/** Two paragraphs in one line, where a copy has no breaks. */
const inner = /(?<=[;.])\s+(?=\d{1,2}\.\s+\p{L})/u;
/** `****` before an appendix (Colombia, 187th session). */
const appendix = /^\*(?:\s?\*){2,10}$/;
/** What web pages print below their text. */
const foot =
  /^(?:©|copyright\b|home ?page\b|note: you can download|back to top|haut de page|page d'accueil)/i;

/** The numbered operative paragraphs; recitals before the first one are left aside. */
export function paragraphsOf(
  lines: readonly Located[],
  phrases: Phrases,
  country: Country,
): Paragraphs {
  const stop = lines.findIndex(({ text }) => appendix.test(text.trim()) || foot.test(plain(text)));
  const inside = stop < 0 ? lines : lines.slice(0, stop);
  const doubts: TextDoubt[] = [];
  const found = numberedIn(inside, phrases, doubts);
  const read = found.length > 0 ? found : unnumbered(withoutOpening(inside, phrases));
  if (found.length === 0 && read.length > 0) doubts.push({ kind: 'paragraphs-unnumbered' });
  const paragraphs = read.map(({ number, texts }) => {
    const text = joined(texts);
    return { number, text, asksParliaments: asksParliaments(text, phrases, country) };
  });
  return { paragraphs, lines: read.map((each) => each.lines), doubts };
}

function numberedIn(lines: readonly Located[], phrases: Phrases, doubts: TextDoubt[]): Open[] {
  const found: Open[] = [];
  for (const line of lines) {
    for (const text of tidy(line.text).split(inner)) {
      const [mark = '', printed] = numbered.exec(text) ?? [];
      const number = printed === 'l' || printed === 'I' ? 1 : Number(printed ?? 0);
      const last = found.at(-1);
      if (begins(number, last, text, isUnderOpening(lines, line, phrases))) {
        if (last && number !== last.number + 1)
          doubts.push({ kind: 'paragraph-skipped', after: last.number, number });
        found.push({ number, texts: [text.slice(mark.length)], lines: [line] });
      } else if (last) {
        last.texts.push(text);
        if (last.lines.at(-1) !== line) last.lines.push(line);
      }
    }
  }
  return found;
}

/**
 * The next number; or, after a finished paragraph, one that skips or repeats (a misprint, worth a
 * doubt). A number without its stop counts only as the next one behind a finished paragraph.
 */
function begins(number: number, last: Open | undefined, text: string, isFirst: boolean): boolean {
  if (!number) return false;
  const isCertain = surely.test(text);
  if (!last) return number === 1 && (/^\S\s?[.,)]/.test(text) || isFirst);
  const finished = /[;.]$/.test(last.texts.at(-1) ?? '');
  if (number === last.number + 1) return isCertain || (finished && /^\d{1,2}\W+\p{Lu}/u.test(text));
  return isCertain && finished && number >= last.number && number <= last.number + 2;
}

/** The first line, or the one under the body's name: a 1 there needs no stop. */
function isUnderOpening(lines: readonly Located[], line: Located, phrases: Phrases): boolean {
  return (
    lines[0] === line || (lines[1] === line && phrases.opening.test(plain(lines[0]?.text ?? '')))
  );
}

/** Without the body's name, which may take two lines. */
function withoutOpening(lines: readonly Located[], phrases: Phrases): readonly Located[] {
  const length = [1, 2].find((n) =>
    phrases.opening.test(plain(joined(lines.slice(0, n).map((line) => line.text)))),
  );
  return lines.slice(length ?? 0);
}

/** Copies that have lost their numbers: a paragraph ends with a semicolon or stop at the end of a line. */
function unnumbered(lines: readonly Located[]): Open[] {
  const found: Open[] = [];
  let open = false;
  for (const line of lines) {
    const text = tidy(line.text);
    const last = found.at(-1);
    if (last && open) {
      last.texts.push(text);
      last.lines.push(line);
    } else {
      found.push({ number: found.length + 1, texts: [text], lines: [line] });
    }
    open = !/[;.]$/.test(text);
  }
  return found.some(({ texts }) => /;$/.test(texts.at(-1) ?? '')) ? found : [];
}
