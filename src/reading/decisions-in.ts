import type { Decision, DocumentStyle, ReadDocument } from '../domain/decision.ts';
import { type Contents, contentsOf, type Entry } from './contents.ts';
import { corrigendumIn } from './corrigendum.ts';
import { documentDoubts } from './document-doubts.ts';
import { languageOf } from './language.ts';
import { runOf } from './located.ts';
import type { Page } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { readDecision } from './read-decision.ts';
import { referenceOf } from './reference.ts';
import { sectionsOf } from './split.ts';
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
 * the text. What is missing stays null and is said in `doubts`.
 */
export function decisionsIn(pages: readonly Page[]): Understood {
  const run = runOf(pages);
  const contents = contentsOf(run.lines);
  const text = run.lines.filter((line) => line.page > (contents?.lastPage ?? 0));
  const sections = sectionsOf(text);
  const waiting = [...(contents?.entries ?? [])];
  const decisions: Decision[] = [];
  sections.forEach((section, i) => {
    const last = sections[i + 1]?.page ?? pages.length + 1;
    const notes = run.notes
      .filter(({ page }) => page >= section.page && (page < last || last === section.page))
      .map((note) => note.text);
    const bare = readDecision(section, notes, null, decisions.at(-1)?.country ?? null);
    const entry = takeEntry(waiting, bare);
    decisions.push(
      entry ? readDecision(section, notes, entry, decisions.at(-1)?.country ?? null) : bare,
    );
  });
  const read = decisions.filter(
    (each) => each.paragraphs.length + each.cases.length + each.collective.length > 0,
  );
  return {
    language: read[0]?.language ?? languageOf(run.lines),
    standing: read.length > 0 ? 'decision' : 'none',
    style: styleOf(read, contents, pages),
    reference: referenceOf(pages),
    corrigendum: corrigendumIn(run.lines),
    decisions: read,
    ...totalsOf(read, contents),
    doubts: documentDoubts(run.lines, read, contents, waiting),
  };
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
