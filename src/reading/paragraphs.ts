import type { Country } from '../domain/country.ts';
import type { Paragraph } from '../domain/decision.ts';
import { asksParliaments } from './asks.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain, tidy } from './words.ts';

export interface Paragraphs {
  readonly paragraphs: readonly Paragraph[];
  readonly doubts: readonly string[];
}

const numbered = /^(\d{1,2})\s?[.)]\s*(?=\p{L}|["“«(])/u;
/** `****` before an appendix (Colombia, 187th session). */
const appendix = /^\*(?:\s?\*){2,}$/;

/** The numbered operative paragraphs; recitals before the first one are left aside. */
export function paragraphsOf(
  lines: readonly Located[],
  phrases: Phrases,
  country: Country,
): Paragraphs {
  const stop = lines.findIndex((line) => appendix.test(line.text.trim()));
  const texts = (stop < 0 ? lines : lines.slice(0, stop)).map((line) => tidy(line.text));
  const found: { number: number; lines: string[] }[] = [];
  const doubts: string[] = [];
  for (const text of texts) {
    const number = Number(numbered.exec(text)?.[1] ?? 0);
    const last = found.at(-1);
    if (begins(number, last)) {
      if (last && number !== last.number + 1)
        doubts.push(`Paragraph ${last.number} is followed by ${number}.`);
      found.push({ number, lines: [text.replace(numbered, '')] });
    } else {
      last?.lines.push(text);
    }
  }
  const read = found.length > 0 ? found : unnumbered(withoutOpening(texts, phrases));
  if (found.length === 0 && read.length > 0)
    doubts.push('The operative paragraphs carry no numbers; they were counted.');
  const paragraphs = read.map(({ number, lines: parts }) => {
    const text = joined(parts);
    return { number, text, asksParliaments: asksParliaments(text, phrases, country) };
  });
  return { paragraphs, doubts };
}

/** The next number; or, after a finished paragraph, one that skips or repeats (a misprint, worth a doubt). */
function begins(number: number, last: { number: number; lines: string[] } | undefined): boolean {
  if (!number) return false;
  if (!last) return number === 1;
  if (number === last.number + 1) return true;
  const finished = /[;.]$/.test(last.lines.at(-1) ?? '');
  return finished && number >= last.number && number <= last.number + 2;
}

/** Without the body's name, which may take two lines. */
function withoutOpening(texts: readonly string[], phrases: Phrases): readonly string[] {
  const length = [1, 2].find((n) => phrases.opening.test(plain(joined(texts.slice(0, n)))));
  return texts.slice(length ?? 0);
}

/** Copies that have lost their numbers: a paragraph ends with a semicolon or stop at the end of a line. */
function unnumbered(texts: readonly string[]): { number: number; lines: string[] }[] {
  const found: { number: number; lines: string[] }[] = [];
  let open = false;
  for (const text of texts) {
    const last = found.at(-1);
    if (last && open) last.lines.push(text);
    else found.push({ number: found.length + 1, lines: [text] });
    open = !/[;.]$/.test(text);
  }
  return found.some(({ lines }) => /;$/.test(lines.at(-1) ?? '')) ? found : [];
}
