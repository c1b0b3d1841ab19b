import type { Decision, DocumentStyle, ReadDocument } from '../domain/decision.ts';
import { type Contents, contentsOf, type Entry } from './contents.ts';
import { corrigendumIn } from './corrigendum.ts';
import { documentDoubts } from './document-doubts.ts';
import { languageOf } from './language.ts';
import { type Located, type Run, runOf } from './located.ts';
import type { Page } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { readDecision } from './read-decision.ts';
import { referenceOf } from './reference.ts';
import { type Section, sectionsOf } from './split.ts';
import { undecided, undecidedDoubt } from './standing.ts';
import { plain } from './words.ts';

/** What the pages of a document say. */
export type Understood = Pick<
  ReadDocument,
  | 'language'
  | 'standing'
  | 'style'
  | 'reference'
  | 'corrigendum'
  | 'decisions'
  | 'totalMps'
  | 'totalCountries'
  | 'doubts'
>;

/**
 * Understands the text of a document: pure, whatever the text is, and never more certain than
 * the text. What is missing stays null and is said in `doubts`. What looks like decisions and is
 * none (`standing`) yields none, and a doubt says what it is.
 */
export function decisionsIn(pages: readonly Page[]): Understood {
  const run = runOf(pages);
  const standing = undecided(run.lines);
  const contents = standing ? null : contentsOf(run.lines);
  const waiting = [...(contents?.entries ?? [])];
  const decisions = standing ? [] : decisionsOf(run, contents, waiting);
  return {
    language: decisions[0]?.language ?? languageOf(run.lines),
    standing: standing ?? (decisions.length > 0 ? 'decision' : 'none'),
    style: styleOf(decisions, contents, pages),
    reference: referenceOf(pages),
    corrigendum: corrigendumIn(run.lines),
    decisions,
    ...totalsOf(decisions, contents),
    doubts: standing
      ? [undecidedDoubt(standing, run.lines)]
      : documentDoubts(run.lines, decisions, contents, waiting),
  };
}

/** Reads section after section; takes from `waiting` the entries of the contents that were found. */
function decisionsOf(run: Run, contents: Contents | null, waiting: Entry[]): Decision[] {
  const sections = sectionsOf(run.lines.slice(contents?.length ?? 0));
  const decisions: Decision[] = [];
  sections.forEach((section, i) => {
    const notes = notesOf(run, section, sections[i + 1]);
    const before = decisions.at(-1)?.country ?? null;
    const bare = readDecision(section, notes, null, before);
    const entry = takeEntry(waiting, bare);
    decisions.push(entry ? readDecision(section, notes, entry, before) : bare);
  });
  return decisions.filter(
    (each) => each.paragraphs.length + each.cases.length + each.collective.length > 0,
  );
}

/** The notes between a section's beginning and the next one's: at the foot of its pages or in its text. */
function notesOf(run: Run, section: Section, next: Section | undefined): Located[] {
  const isBefore = (note: Located, { page, at }: Section) =>
    note.page < page || (note.page === page && note.at < at);
  return run.notes.filter((note) => !isBefore(note, section) && (!next || isBefore(note, next)));
}

/** The entry of the contents that a decision answers to: its country's, in order (one country may come twice). */
function takeEntry(waiting: Entry[], decision: Decision): Entry | null {
  const same = waiting.filter((entry) => entry.country === decision.country);
  const best = same.find((entry) => entry.mps === decision.mps) ?? same[0];
  if (best) waiting.splice(waiting.indexOf(best), 1);
  return best ?? null;
}
function styleOf(
  decisions: readonly Decision[],
  contents: Contents | null,
  pages: readonly Page[],
): DocumentStyle {
  const countries = new Set(decisions.map((each) => each.country));
  if (decisions.length === 0) return 'other';
  if (countries.size > 1 || (contents && contents.entries.length > 1)) return 'combined';
  const isHeading = (text: string) =>
    allPhrases.some(({ headings }) =>
      [headings.violations, headings.summary, headings.decision].some((h) => h.test(text)),
    );
  return pages.some((page) => page.lines.some((line) => isHeading(plain(line.text))))
    ? 'new'
    : 'old';
}

/** As the contents print them; without contents, what was read. */
function totalsOf(decisions: readonly Decision[], contents: Contents | null) {
  const entries = contents && contents.entries.length > 0 ? contents.entries : decisions;
  const sum = entries.reduce<number | null>(
    (total, { mps }) => (total === null || mps === null ? null : total + mps),
    0,
  );
  const countries = new Set(entries.map((each) => each.country)).size;
  return {
    totalMps: entries.length > 0 ? sum : null,
    totalCountries: entries.length > 0 ? countries : null,
  };
}
