import type { Line } from './page.ts';
import { reference } from './reference.ts';
import { plain } from './words.ts';

/** Running heads and feet that nothing else looks like: copies without pages have them in mid-text. */
const heads: readonly RegExp[] = [
  /^-\s*(?:\d{1,3}|[ivxl]{1,6})\s*-$/i,
  // `DH/2021/164/R.1 - ii - Virtual session, 8-20 March 2021`
  new RegExp(`^${reference.source}\\b.*-\\s*(?:\\d{1,3}|[ivxl]{1,6})\\s*-`, 'i'),
  new RegExp(`-\\s*(?:\\d{1,3}|[ivxl]{1,6})\\s*-.*${reference.source}$`, 'i'),
  // The Danish parliament's web copies: `IPU, Alm.del - 2020-21 - Bilag 8: <title>`
  /Alm\.\s?del\b.*\bBilag\b/i,
  /^#(?:IPU|UIP)\d{2,3}$/,
  />+ ?(?:VERSION FRAN[CÇ]AISE|ENGLISH VERSION)/i,
];

/** What is a page number, the language's letter or a running head only at the edge of a page. */
const edges: readonly RegExp[] = [
  ...heads,
  /^(?:page |p\. ?)?\d{1,3}(?: ?(?:\/|of|sur|de) ?\d{1,3})?$/i,
  new RegExp(`^${reference.source}(?:\\s+\\d{1,3}|\\s+page \\d{1,3})?$`, 'i'),
  /^E$|^F$/,
];

/** Lines at either end of a page that can be its margin. */
const depth = 3;
/** No running head is longer, in characters. */
const longest = 200;

/** True for a line that at a page's edge is none of its text. */
export function isEdge(line: string): boolean {
  return matches(edges, line);
}

/** A page's lines without its running head and foot. */
export function withoutMargins<T extends Line>(lines: readonly T[]): T[] {
  return lines.filter(({ text }, i) => {
    const isOutside = i < depth || i >= lines.length - depth;
    return !matches(isOutside ? edges : heads, text);
  });
}

function matches(patterns: readonly RegExp[], line: string): boolean {
  if (line.length > longest) return false;
  const text = plain(line);
  return patterns.some((pattern) => pattern.test(text));
}
