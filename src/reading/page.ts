/**
 * What the reader of decisions works on, whatever the document was: pages of lines in reading
 * order. A PDF gives them with columns, a text without.
 */

/** One printed line, or one line of one column. */
export interface Line {
  readonly text: string;
  /** Which side-by-side passage of its page it stands in, from 1; 0: none, it has its width to itself. */
  readonly band: number;
  /** Column within the band, from 1; 0 outside one. */
  readonly column: number;
  /** More white above it than between the lines of a paragraph. */
  readonly gap: boolean;
  /** Height of its letters in points; 0 where the document does not say. */
  readonly size: number;
}

export interface Page {
  readonly lines: readonly Line[];
}

/** A page of plain text: an empty line is a gap. */
export function pageOfText(text: string): Page {
  const lines: Line[] = [];
  let gap = false;
  for (const each of text.split(/\r\n|[\r\n\u2028\u2029\f]/)) {
    if (each.trim()) lines.push({ text: each.trim(), band: 0, column: 0, gap, size: 0 });
    gap = !each.trim();
  }
  return { lines };
}

/** The page as a person reads it: gaps as empty lines. */
export function textOf(page: Page): string {
  return page.lines.map((line, i) => (line.gap && i > 0 ? `\n${line.text}` : line.text)).join('\n');
}
