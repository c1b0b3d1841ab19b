import type { Located } from './located.ts';
import { tidy } from './words.ts';

/** Enough for a glance, in characters. */
const longest = 160;

/**
 * The printed words of lines as one quotation: lines that follow each other on the page of the
 * first, so that it really stands there, cut at a blank where it grows long. Nothing is repaired.
 */
export function quotationOf(lines: readonly Located[]): { page: number; quotation: string } | null {
  // A paragraph's number or a tick may stand in a cell of its own.
  const start = lines.findIndex((line) => /\p{L}/u.test(line.text));
  const first = lines[start];
  if (!first) return null;
  let quotation = first.text.trim();
  let before = first;
  for (const line of lines.slice(start + 1)) {
    if (quotation.length > longest || line.page !== before.page || line.at !== before.at + 1) break;
    quotation = `${quotation} ${line.text.trim()}`;
    before = line;
  }
  return { page: first.page, quotation: shortened(quotation) };
}

/** The lines from the one in which a clause begins; all of them where it cannot be found. */
export function linesFrom(lines: readonly Located[], clause: string): readonly Located[] {
  const words = clause.split(/\s+/).slice(0, 5);
  for (let length = words.length; length > 0; length -= 1) {
    const start = words.slice(0, length).join(' ');
    const at = lines.findIndex(({ text }) =>
      length < words.length ? tidy(text).endsWith(start) : tidy(text).includes(start),
    );
    if (at >= 0) return lines.slice(at);
  }
  return lines;
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const blank = text.lastIndexOf(' ', longest);
  return text.slice(0, blank > longest / 2 ? blank : longest).trim();
}
