import type { Line, Page } from './page.ts';
import { allPhrases } from './phrases/all.ts';

/** A page taken apart: its text, and the footnotes under it. */
export interface Noted {
  readonly lines: readonly Line[];
  readonly notes: readonly string[];
}

const rule = /^_{4,}$|^-{8,}$/;
const mark = /^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}(?![\s*]*\*))\s*\p{L}/u;

/**
 * Footnotes begin under a rule, or at a line that starts with a mark and is followed by nothing
 * in larger letters until the page ends.
 */
export function withNotes(page: Page): Noted {
  const { lines } = page;
  const start = lines.findIndex(
    (line, i) => mayBegin(line.text) && isFirstNote(line, lines.slice(i + 1)),
  );
  if (start < 0) return { lines, notes: [] };
  const notes = lines.slice(start).filter((line) => !rule.test(line.text));
  return { lines: lines.slice(0, start), notes: notes.map((line) => line.text) };
}

function mayBegin(text: string): boolean {
  return (
    rule.test(text) || mark.test(text) || allPhrases.some(({ delegation }) => delegation.test(text))
  );
}

function isFirstNote(line: Line, below: readonly Line[]): boolean {
  if (rule.test(line.text))
    return (
      below.length === 0 || /^\d/.test(below[0]?.text ?? '') || mark.test(below[0]?.text ?? '')
    );
  return below.every((each) => each.size <= line.size && !/^\d{1,2}[.)]\s/.test(each.text));
}
