import { caseCode } from '../domain/case-code.ts';
import { type Country, countryNamed } from '../domain/country.ts';
import type { TextDoubt, undecidedStandings } from '../domain/doubt.ts';
import { caseLines } from './case-line.ts';
import { isDecisionLine, lostLine } from './decision-line.ts';
import type { Located } from './located.ts';
import { allPhrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** What looks like decisions and decides nothing. */
export type Undecided = (typeof undecidedStandings)[number];

/** Lines from the beginning among which a document says what it is. */
const headLines = 40;
/** A title is no longer, in characters. */
const longestTitle = 200;
/** A heading or an entry of contents, not a sentence. */
const shortTitle = /^[^,;]{1,80}(?:[.…\s\d]{3,}|[^,;.])$/;
/** Codes that a doubt names for one country; the rest are counted. */
const mostNamed = 6;

/**
 * What a document says of itself above its first decision line: draft, mission report, summary
 * record. What its sentences say of drafts and missions does not matter, nor do its contents,
 * unless every entry is a draft and no decision line follows. Null: it says nothing of the kind.
 */
export function undecided(lines: readonly Located[]): Undecided | null {
  const texts = lines.map((line) => line.text);
  const first = texts.findIndex((_, i) => isDecisionLine(texts.slice(i, i + 6)));
  const contents = texts.findIndex((text) =>
    allPhrases.some(({ headings }) => headings.contents.test(plain(text))),
  );
  const opening = texts.slice(0, headLines).findIndex((text) => lostLine(text) !== null);
  const ends = [first, contents, opening].filter((at) => at >= 0);
  const head = texts.slice(0, Math.min(headLines, ...ends));
  const said = titles(head).flatMap((title) => sayings(title))[0];
  const isDraft = () =>
    texts.some((text) => shortTitle.test(text) && sayings(plain(text))[0] === 'draft');
  return said ?? (first < 0 && isDraft() ? 'draft' : null);
}

/** Each line, and each with the one below it: a title may take two. */
function titles(head: readonly string[]): string[] {
  return head
    .flatMap((text, i) => [text, joined([text, head[i + 1] ?? ''])])
    .map(plain)
    .filter((text) => text.length < longestTitle);
}

function sayings(title: string): Undecided[] {
  return allPhrases
    .flatMap(({ standings }) => standings)
    .flatMap(([pattern, standing]) => (pattern.test(title) ? [standing] : []));
}

/** What it is, and which countries and cases it names. */
export function undecidedDoubt(standing: Undecided, lines: readonly Located[]): TextDoubt {
  const codes = new Map<Country, Set<string>>();
  const of = (country: Country) => codes.get(country) ?? new Set<string>();
  for (const { text } of lines) {
    const named = text.length < 80 ? countryNamed(plain(text)) : null;
    if (named) codes.set(named, of(named));
    for (const entry of caseLines(text)) {
      const code = caseCode(entry.printed ?? '');
      if (code) codes.set(code.country, of(code.country).add(code.code));
    }
  }
  const named = [...codes].map(([country, own]) => {
    const cases = [...own].slice(0, mostNamed);
    return { country, cases, more: own.size - cases.length };
  });
  return { kind: 'undecided', standing, named };
}
