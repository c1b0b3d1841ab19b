import { countryNamed } from '../domain/country.ts';
import { beginsCase } from './case-line.ts';
import { type DecisionLine, decisionLine, lostLine } from './decision-line.ts';
import type { Located } from './located.ts';

/** The lines of one decision, from its country to the next one's. */
export interface Section {
  readonly line: DecisionLine;
  /** The country as it stands above; empty where no heading was found. */
  readonly heading: string;
  readonly headingLines: readonly Located[];
  /** The printed decision line; empty where it is lost. */
  readonly printed: readonly Located[];
  /** Where it begins. */
  readonly page: number;
  readonly at: number;
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
  const found = withLost(texts, printed);
  let floor = 0;
  const starts = found.map(({ at, line }) => {
    const heading = headingAbove(lines, at, floor);
    floor = at + line.length;
    return { at, line, ...heading };
  });
  return starts.map(({ at, line, start, length, heading }, i) => ({
    line,
    heading,
    headingLines: lines.slice(start, start + length),
    printed: lines.slice(at, at + line.length),
    page: lines[start]?.page ?? 1,
    at: lines[start]?.at ?? 0,
    above: lines.slice(start + length, at),
    below: lines.slice(at + line.length, starts[i + 1]?.start ?? lines.length),
  }));
}

interface Start {
  readonly at: number;
  readonly line: DecisionLine;
}

/** Decision lines as printed, and those of decisions that have lost theirs before, between or after them. */
function withLost(texts: readonly string[], printed: readonly Start[]): Start[] {
  const floors = [0, ...printed.map(({ at, line }) => at + line.length)];
  const lost = floors.flatMap((from, i) => {
    const to = printed[i]?.at ?? texts.length;
    // Behind a printed line come its own cases first: only what follows its paragraphs is another decision.
    const own = i === 0 ? from : numberedFrom(texts, from, to);
    return own < 0 ? [] : withoutLine(texts, own, to);
  });
  return [...printed, ...lost].toSorted((a, b) => a.at - b.at);
}

/** Copied pages may have lost the line: cases, below them the body's name and a paragraph 1 tell that it is a decision. */
function withoutLine(texts: readonly string[], from: number, to: number): Start[] {
  const at = findWithin(texts, from, to, beginsCase);
  const opening = findWithin(texts, at, to, (text) => lostLine(text) !== null);
  const line = lostLine(texts[opening] ?? '');
  const first = numberedFrom(texts, opening, to);
  return at >= 0 && opening > at && line && first > opening
    ? [{ at, line }, ...withoutLine(texts, first + 1, to)]
    : [];
}

function numberedFrom(texts: readonly string[], from: number, to: number): number {
  return findWithin(texts, from, to, (text) => /^1[.)]\s/.test(text));
}

function findWithin(
  texts: readonly string[],
  from: number,
  to: number,
  test: (text: string) => boolean,
): number {
  if (from < 0) return -1;
  for (let at = from; at < to; at += 1) if (test(texts[at] ?? '')) return at;
  return -1;
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
  return name.split('/').every((part) => countryNamed(part)) ? name : null;
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
