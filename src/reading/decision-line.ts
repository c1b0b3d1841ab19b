import type { Day } from '../domain/day.ts';
import type { AdoptingBody, Manner } from '../domain/decision.ts';
import type { TextDoubt } from '../domain/doubt.ts';
import { numberOf, spanIn } from './dates.ts';
import { allPhrases, type Phrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** What a decision line says: `Decision adopted unanimously by the IPU Governing Council at its 204th session (Doha, 10 April 2019)`. */
export interface DecisionLine {
  readonly phrases: Phrases;
  readonly body: AdoptingBody;
  readonly session: number | null;
  readonly place: string | null;
  readonly adopted: Day | null;
  readonly adoptedFrom: Day | null;
  readonly manner: Manner | null;
  /** How many printed lines it takes. */
  readonly length: number;
  readonly doubts: readonly TextDoubt[];
}

/** Dots that lead to a page number: a line of the contents ("Decision adopted by the Committee ..... 4"). */
export const leader = /\.{5}|…{2}|(?:\. ){5}/;

/** A line may be broken anywhere; no decision line seen takes more printed lines than this. */
const mostLines = 5;

/** The language whose decision line begins here. */
function beginsDecision(line: string): Phrases | null {
  const text = plain(line);
  return allPhrases.find((phrases) => phrases.adopted.test(text)) ?? null;
}

/**
 * Reads a decision line from its first printed line on. Misprints are reported as printed
 * (`189th session` for the 190th). Null where the lines are no decision line after all.
 */
export function decisionLine(lines: readonly string[]): DecisionLine | null {
  const phrases = beginsDecision(lines[0] ?? '');
  if (!phrases || leader.test(lines[0] ?? '')) return null;
  const length = lengthOf(lines, phrases);
  const text = withRoundBrackets(plain(joined(lines.slice(0, length))));
  const open = bracketOf(text, phrases);
  const head = open < 0 ? text : text.slice(0, open);
  const body = bodyOf(head, phrases);
  if (!body) return null;
  const bracket = open < 0 ? '' : text.slice(open + 1).replace(/\)[^)]*$/, '');
  const session = sessionOf(text, phrases);
  const when = whereAndWhen(bracket, phrases);
  return {
    phrases,
    body,
    ...session,
    ...when,
    manner: mannerOf(head, phrases),
    length,
    doubts: [...session.doubts, ...when.doubts],
  };
}

/** True where a decision line with its session or date begins; the contents' entries have neither. */
export function isDecisionLine(lines: readonly string[]): boolean {
  const line = decisionLine(lines);
  return line !== null && (line.session !== null || line.adopted !== null);
}

/** What is left to say when the decision line is lost and only the body's name above the paragraphs remains. */
export function lostLine(opening: string): DecisionLine | null {
  const text = plain(opening);
  const phrases = allPhrases.find((each) => each.opening.test(text));
  const body = phrases && bodyOf(text, phrases);
  if (!phrases || !body) return null;
  const doubts = [{ kind: 'line-missing' } as const];
  const nothing = { session: null, place: null, adopted: null, adoptedFrom: null, manner: null };
  return { phrases, body, ...nothing, length: 0, doubts };
}

/** Up to the bracket that closes after a year; where none does, up to the session. The next decision line is never part of it. */
function lengthOf(lines: readonly string[], phrases: Phrases): number {
  const next = lines.findIndex((line, i) => i > 0 && beginsDecision(line) !== null);
  const most = Math.min(next < 0 ? lines.length : next, mostLines);
  const lengths = Array.from({ length: most }, (_, i) => i + 1);
  const upTo = (ends: RegExp) =>
    lengths.find((n) => ends.test(withRoundBrackets(plain(joined(lines.slice(0, n))))));
  return upTo(/\([^()]*\d[\dlIO]{3}[^()]*\)/) ?? upTo(phrases.session) ?? 1;
}

/** OCR takes other brackets for round ones. */
function withRoundBrackets(text: string): string {
  return text.replace(/[[{]/g, '(').replace(/[\]}]/g, ')');
}

/** Where the bracket with place and date opens: right behind the session, but for a footnote mark. */
function bracketOf(text: string, phrases: Phrases): number {
  const session = phrases.session.exec(text);
  const from = session ? session.index + session[0].replace(/\($/, '').length : 0;
  const before = /^[^(]{0,12}(?=\()/.exec(text.slice(from))?.[0];
  return session && before !== undefined
    ? from + before.length
    : text.search(/\((?=[^()]*\d[\dlIO]{3})/);
}

function bodyOf(head: string, phrases: Phrases): AdoptingBody | null {
  const found = phrases.bodies
    .map(([pattern, body]) => ({ body, at: head.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return found[0]?.body ?? null;
}

function mannerOf(head: string, phrases: Phrases): Manner | null {
  return phrases.manners.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}

function sessionOf(text: string, phrases: Phrases) {
  const { number, suffix } = phrases.session.exec(text)?.groups ?? {};
  const session = number ? (numberOf(number) ?? null) : null;
  const doubts: TextDoubt[] = [];
  if (session === null) doubts.push({ kind: 'session-unnamed' });
  else if (suffix && !phrases.ordinal(session).includes(suffix.toLowerCase())) {
    doubts.push({ kind: 'session-misprinted', printed: `${number}${suffix}` });
  }
  return { session, doubts };
}

function whereAndWhen(bracket: string, phrases: Phrases) {
  const { from, to, before } = spanIn(bracket, phrases.months);
  const place = before
    .replace(/\b(?:19|20)\d{2}\b/g, '')
    .replace(/[\s,;:(-]+$/, '')
    .trim();
  const doubts: TextDoubt[] = [];
  if (!to) doubts.push({ kind: 'date-incomplete' });
  if (!place) doubts.push({ kind: 'place-unnamed' });
  return {
    adopted: to,
    adoptedFrom: from,
    place: phrases.virtual.test(place) ? 'virtual' : place || null,
    doubts,
  };
}
