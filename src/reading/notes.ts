import type { Line } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** A page taken apart: its text, and the footnotes under it. */
export interface Noted<T extends Line> {
  readonly lines: readonly T[];
  readonly notes: readonly T[];
}

const rule = /^[_—]{4,}$|^-{8,}$/;
const mark = /^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}(?![\s*]*\*))\s*\p{L}/u;
/** A mark as any text has it, also alone, as a plain digit or as OCR reads an asterisk: good only before words of a note. */
const anyMark = /^(?:\(?\d{1,2}\)?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}|✓)(?:\s+|$|(?=\p{L}))/u;
/** What stands in no footnote: a numbered paragraph, the next decision. */
const beginsText = /^\d{1,2}[.)]\s|^(?:Decision|Resolution|D[ée]cision|R[ée]solution) adopt/;
/** Footnotes of one page, in lines. */
const mostBelow = 30;
/** No note on a delegation takes more printed lines. */
const mostLines = 6;

/**
 * Footnotes begin under a rule, or at a line that starts with a mark and is followed by nothing
 * in larger letters until the page ends. Copies without pages have them in mid-text: there only
 * what speaks of a delegation is known for one.
 */
export function withNotes<T extends Line>(lines: readonly T[]): Noted<T> {
  const start = lines.findIndex(
    (line, i) => mayBegin(line.text) && isFirstNote(line, lines.slice(i + 1)),
  );
  const text = start < 0 ? lines : lines.slice(0, start);
  const below = start < 0 ? [] : lines.slice(start).filter((line) => !rule.test(line.text));
  const inside = notesInside(text);
  return {
    lines: text.filter((_, i) => !inside.has(i)),
    notes: [...text.filter((line, i) => inside.has(i) && !rule.test(line.text)), ...below],
  };
}

function mayBegin(text: string): boolean {
  return rule.test(text) || mark.test(text) || (anyMark.test(text) && speaksOfDelegation(text));
}

function speaksOfDelegation(text: string): boolean {
  const words = plain(text).replace(anyMark, '');
  return allPhrases.some(({ delegation }) => delegation.test(words));
}

/** In the first two lines below a rule: the mark may be lost, and the note need not begin with the delegation. */
function speaksOfReservations(below: readonly Line[]): boolean {
  const text = plain(
    below
      .slice(0, 2)
      .map((line) => line.text)
      .join(' '),
  );
  return speaksOfDelegation(text) || allPhrases.some(({ reserved }) => reserved.test(text));
}

function isFirstNote(line: Line, below: readonly Line[]): boolean {
  const isRule = rule.test(line.text);
  const first = below[0]?.text ?? '';
  const opens =
    below.length === 0 || /^\d/.test(first) || mark.test(first) || speaksOfReservations(below);
  return (
    (!isRule || opens) &&
    below.length < mostBelow &&
    below.every((each) => (isRule || each.size <= line.size) && !beginsText.test(each.text))
  );
}

/** Places of the lines of notes in mid-text, each from its mark to the end of its sentence. */
function notesInside(lines: readonly Line[]): Set<number> {
  const inside = new Set<number>();
  lines.forEach(({ text }, i) => {
    if (inside.has(i) || !anyMark.test(text)) return;
    const isAlone = /^\P{L}*$/u.test(text);
    if (!speaksOfDelegation(isAlone ? `${text} ${lines[i + 1]?.text ?? ''}` : text)) return;
    const length = lines.slice(i, i + mostLines).findIndex((line) => /\.$/.test(line.text));
    for (let at = i; at <= i + Math.max(length, isAlone ? 1 : 0); at += 1) inside.add(at);
    if (rule.test(lines[i - 1]?.text ?? '')) inside.add(i - 1);
  });
  return inside;
}
