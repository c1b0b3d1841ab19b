import { countryNamed } from '../domain/country.ts';
import { beginsCase } from './case-line.ts';
import { type DecisionLine, decisionLine, lostLine } from './decision-line.ts';
import type { Located } from './located.ts';

/** The lines of one decision, from its country to the next one's. */
export interface Section {
  readonly line: DecisionLine;
  /** The country as it stands above; empty where no heading was found. */
  readonly heading: string;
  readonly page: number;
  /** Between heading and decision line: old-style case lines. */
  readonly above: readonly Located[];
  /** After the decision line. */
  readonly below: readonly Located[];
}

/** Old-style case lists stand between the country and the decision line; Myanmar's took two pages. */
const mostAbove = 200;

/** Cuts a document at its decision lines. */
export function sectionsOf(lines: readonly Located[]): Section[] {
  const texts = lines.map((line) => line.text);
  const printed = lines.flatMap((_, at) => {
    const line = decisionLine(texts.slice(at, at + 6));
    return line ? [{ at, line }] : [];
  });
  const found = printed.length > 0 ? printed : withoutLine(texts);
  let floor = 0;
  const starts = found.map(({ at, line }) => {
    const heading = headingAbove(lines, at, floor);
    floor = at + line.length;
    return { at, line, ...heading };
  });
  return starts.map(({ at, line, start, length, heading }, i) => ({
    line,
    heading,
    page: lines[start]?.page ?? 1,
    above: lines.slice(start + length, at),
    below: lines.slice(at + line.length, starts[i + 1]?.start ?? lines.length),
  }));
}

/** Copied pages may have lost the line: cases, below them the body's name and a paragraph 1 tell that it is a decision. */
function withoutLine(texts: readonly string[]): { at: number; line: DecisionLine }[] {
  const at = texts.findIndex(beginsCase);
  const opening = texts.findIndex((text, i) => i > at && lostLine(text) !== null);
  const line = lostLine(texts[opening] ?? '');
  const isNumbered = texts.slice(opening).some((text) => /^1[.)]\s/.test(text));
  return at >= 0 && line && isNumbered ? [{ at, line }] : [];
}

/** The nearest line above that is nothing but a country's name; it may take two lines. */
function headingAbove(lines: readonly Located[], at: number, floor: number) {
  for (let i = at - 1; i >= Math.max(floor, at - mostAbove); i -= 1) {
    const two = i > floor ? headingIn(`${lines[i - 1]?.text} ${lines[i]?.text}`) : null;
    if (two) return { start: i - 1, length: 2, heading: two };
    const one = headingIn(lines[i]?.text ?? '');
    if (one) return { start: i, length: 1, heading: one };
  }
  return { ...withoutHeading(lines, at, floor), heading: '' };
}

function headingIn(text: string): string | null {
  const name = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹*]+$/, '').trim();
  // "PALESTINE/ISRAEL" heads the case of Marwan Barghouti.
  const known =
    countryNamed(name) ?? (name.includes('/') ? countryNamed(name.split('/')[0] ?? '') : null);
  return known ? name : null;
}

/** Without a heading the decision begins with the case lines above it, else with its own line. */
function withoutHeading(lines: readonly Located[], at: number, floor: number) {
  let start = at;
  while (
    start > floor &&
    lines[start - 1]?.page === lines[at]?.page &&
    beginsCase(lines[start - 1]?.text ?? '')
  )
    start -= 1;
  return { start, length: 0 };
}
