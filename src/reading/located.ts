import { cellsOf } from './cells.ts';
import { withoutMargins } from './margins.ts';
import { withNotes } from './notes.ts';
import type { Line, Page } from './page.ts';

/** A line and where it stands. */
export interface Located extends Line {
  /** From 1. */
  readonly page: number;
  /** Its place on the page: lines follow each other in print where their numbers do. */
  readonly at: number;
}

/** A document's text in one run, without running heads; footnotes aside. */
export interface Run {
  readonly lines: readonly Located[];
  readonly notes: readonly Located[];
}

/**
 * No line of the run is longer, in characters: what the reader looks for in a line then costs the
 * same however long a hostile document makes its lines.
 */
export const longestLine = 1000;

export function runOf(pages: readonly Page[]): Run {
  const noted = pages.map((page, i) => withNotes(withoutMargins(located(page, i + 1))));
  return {
    lines: noted.flatMap(({ lines }) => lines),
    notes: noted.flatMap(({ notes }) => notes),
  };
}

/** The page's lines, cells of a text table and pieces of overlong lines apart. */
function located(page: Page, number: number): Located[] {
  const lines: Located[] = [];
  let at = 0;
  for (const line of page.lines) {
    const cells = cellsOf(line.text);
    // A bar beside a cell keeps its text from following the one before or after it.
    const hasBars = cells.length > 1 || cells[0] !== line.text;
    cells.flatMap(pieces).forEach((text, i) => {
      at += hasBars ? 2 : 1;
      lines.push({ ...line, text, gap: line.gap && i === 0, page: number, at });
    });
    if (hasBars) at += 1;
  }
  return lines;
}

function pieces(text: string): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > longestLine) {
    const blank = rest.lastIndexOf(' ', longestLine);
    const length = blank > 0 ? blank : longestLine;
    found.push(rest.slice(0, length));
    rest = rest.slice(length).trimStart();
  }
  return [...found, rest];
}
