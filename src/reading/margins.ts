import type { Line, Page } from './page.ts';
import { reference } from './reference.ts';
import { plain } from './words.ts';

/** What stands at the edge of a page and belongs to no decision: page numbers, running heads and feet. */
const edges: readonly RegExp[] = [
  /^-\s*(?:\d{1,3}|[ivxl]{1,6})\s*-$/i,
  /^(?:page |p\. ?)?\d{1,3}(?: ?(?:\/|of|sur|de) ?\d{1,3})?$/i,
  // `DH/2021/164/R.1 - ii - Virtual session, 8-20 March 2021`
  new RegExp(`^${reference.source}\\b.*-\\s*(?:\\d{1,3}|[ivxl]{1,6})\\s*-`, 'i'),
  new RegExp(`-\\s*(?:\\d{1,3}|[ivxl]{1,6})\\s*-.*${reference.source}$`, 'i'),
  // The Danish parliament's web copies: `IPU, Alm.del - 2020-21 - Bilag 8: <title>`
  /Alm\.\s?del\b.*\bBilag\b/i,
  /^E$|^F$|^#IPU\d{2,3}$/,
  />+ ?(?:VERSION FRAN[CÇ]AISE|ENGLISH VERSION)/i,
];

/** Lines at either end of a page that can be its margin. */
const depth = 3;

export function isEdge(line: string): boolean {
  const text = plain(line);
  return edges.some((edge) => edge.test(text));
}

/** The page without its running head and foot. */
export function withoutMargins(page: Page): Page {
  const { lines } = page;
  const isMargin = (line: Line, i: number) =>
    (i < depth || i >= lines.length - depth) && isEdge(line.text);
  return { lines: lines.filter((line, i) => !isMargin(line, i)) };
}
