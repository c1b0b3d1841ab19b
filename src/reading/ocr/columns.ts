import type { Box } from './tesseract.ts';

/** A gap between words wider than this may be white between columns; in dots at 300 to the inch. */
const gutter = 28;
/** What stands on either side of a gutter has at least this share of the page's width: numbers of a list are no column. */
const narrow = 0.08;
/** So many lines have to stand on either side. */
const fewestLines = 3;

/** A part of a page where text stands in two columns, cut in two down the gutter. */
export interface Columns {
  readonly top: number;
  readonly bottom: number;
  /** Left and right. */
  readonly regions: readonly [Box, Box];
}

interface Gap {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Finds where a page is set in columns, from the boxes of its words line by line as they were read across. */
export function columnsIn(
  lines: readonly (readonly Box[])[],
  page: { readonly width: number; readonly height: number },
): Columns[] {
  const words = lines.flat().toSorted((a, b) => a.y0 - b.y0);
  const gaps = gapsBesideWords(lines).toSorted((a, b) => a.top - b.top);
  const found: Columns[] = [];
  for (const gap of gaps) {
    if (found.some(({ bottom }) => gap.top < bottom)) continue;
    const columns = columnsAt(gap, words, found.at(-1)?.bottom ?? 0, page);
    if (columns) found.push(columns);
  }
  return found;
}

function gapsBesideWords(lines: readonly (readonly Box[])[]): Gap[] {
  return lines.flatMap((line) => {
    const sorted = line.toSorted((a, b) => a.x0 - b.x0);
    return sorted.slice(1).flatMap((word, i) => {
      const before = sorted[i];
      return before && word.x0 - before.x1 >= gutter
        ? [{ left: before.x1, right: word.x0, top: word.y0, bottom: word.y1 }]
        : [];
    });
  });
}

/** Follows a gap down the page for as long as no word stands in it. */
function columnsAt(
  gap: Gap,
  words: readonly Box[],
  from: number,
  { width }: { readonly width: number },
): Columns | null {
  let { left, right } = gap;
  const leftWords: Box[] = [];
  const rightWords: Box[] = [];
  for (const word of words) {
    if (word.y1 <= Math.max(from, gap.top)) continue;
    if (word.x1 <= right - gutter && (word.x0 + word.x1) / 2 < (left + right) / 2) {
      left = Math.max(left, word.x1);
      leftWords.push(word);
    } else if (word.x0 >= left + gutter) {
      right = Math.min(right, word.x0);
      rightWords.push(word);
    } else break;
  }
  const bottom = Math.min(lowest(leftWords), lowest(rightWords));
  const within = (word: Box) => word.y0 < bottom;
  const sides = [leftWords.filter(within), rightWords.filter(within)] as const;
  if (sides.some((side) => linesOf(side) < fewestLines || widthOf(side) < width * narrow))
    return null;
  const all = sides.flat();
  const top = Math.min(...all.map((word) => word.y0));
  const lower = clearOf(all, lowest(all), words);
  const middle = Math.round((left + right) / 2);
  return {
    top,
    bottom: lower,
    regions: [
      { x0: 0, y0: top, x1: middle, y1: lower },
      { x0: middle, y0: top, x1: width, y1: lower },
    ],
  };
}

function lowest(words: readonly Box[]): number {
  return words.reduce((most, word) => Math.max(most, word.y1), 0);
}

function widthOf(words: readonly Box[]): number {
  return Math.max(...words.map((word) => word.x1)) - Math.min(...words.map((word) => word.x0));
}

/** How many lines words make: a word whose middle lies below the line before begins a new one. */
function linesOf(words: readonly Box[]): number {
  let bottom = 0;
  let lines = 0;
  for (const { y0, y1 } of words) {
    if ((y0 + y1) / 2 < bottom) continue;
    bottom = y1;
    lines += 1;
  }
  return lines;
}

/** A height at which no word is cut through. */
function clearOf(inside: readonly Box[], height: number, words: readonly Box[]): number {
  const next = words.find((word) => !inside.includes(word) && word.y0 >= height);
  return next ? Math.round((height + next.y0) / 2) : height + 10;
}
