import type { Segment } from './item.ts';

/** Segments whose baselines are (nearly) the same, from left to right. */
export type Row = readonly Segment[];

/** Rows side by side in columns; a single column is ordinary text. */
export interface Band {
  readonly columns: readonly (readonly Segment[])[];
}

/** The least white between two columns, in points. */
const gutter = 5;

export function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.y - first.y < Math.min(first.size, segment.size) * 0.35)
      row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x));
}

/**
 * Finds the passages set in columns. A band begins where two segments stand side by side and goes
 * on as long as no line crosses its gutter; what follows under the left column alone is ordinary
 * text again.
 */
export function bandsOf(rows: readonly Row[]): Band[] {
  const bands: Band[] = [];
  for (let at = 0; at < rows.length; ) {
    const length = standsBeside(rows, at) ? bandLength(rows, at) : 1;
    const segments = rows.slice(at, at + length).flat();
    const isBand = length > 1 || isCutOff(rows, at);
    bands.push({ columns: isBand ? columnsOf(segments) : [segments] });
    at += length;
  }
  return bands;
}

function standsBeside(rows: readonly Row[], at: number): boolean {
  const row = rows[at] ?? [];
  if (row.length > 1) return true;
  const [one] = row;
  const [next] = rows[at + 1] ?? [];
  if (!one || !next) return false;
  const overlap = next.y - one.y < Math.min(one.size, next.size) * 0.8;
  return overlap && (one.right + gutter < next.x || next.right + gutter < one.x);
}

/**
 * A box of which a page's foot shows only the first line: smaller letters beside a text that goes
 * on below. A running head is of one size and stands alone.
 */
function isCutOff(rows: readonly Row[], at: number): boolean {
  const [left, right, more] = rows[at] ?? [];
  const [next, beside] = rows[at + 1] ?? [];
  if (!left || !right || more || !next || beside || left.size - right.size < 1) return false;
  const isBelow = next.y - left.y < left.size * 1.6 && Math.abs(next.x - left.x) < gutter;
  return isBelow && next.size === left.size && next.font === left.font;
}

function bandLength(rows: readonly Row[], start: number): number {
  let extents: readonly Extent[] = [];
  let end = start;
  let lastRight = start;
  for (; end < rows.length; end += 1) {
    const row = rows[end] ?? [];
    const wider = row.reduce(widen, extents);
    if (end > start + 1 && wider.length < 2) break;
    // A box may have empty lines, but three in a row mean that something else begins.
    if (end > start && yOf(row) - yOf(rows[lastRight]) > (row[0]?.size ?? 0) * 4.6) break;
    extents = wider;
    if (row.some((segment) => segment.x > (wider[0]?.right ?? 0))) lastRight = end;
  }
  if (extents.length < 2) return 1;
  let length = lastRight - start + 1;
  // The last lines of a list whose left column is the longer one belong to it.
  const left = rows
    .slice(start, end)
    .flatMap((row) => row.filter(({ x }) => x <= (extents[0]?.right ?? 0)));
  while (start + length < end && continues(rows[start + length], left)) length += 1;
  return length;
}

/** A column's extent from left to right. */
interface Extent {
  readonly x: number;
  readonly right: number;
}

/** Adds a segment to the columns it touches; those it joins become one. */
function widen(extents: readonly Extent[], { x, right }: Extent): readonly Extent[] {
  const touches = (each: Extent) => x < each.right + gutter && each.x < right + gutter;
  const touched = [...extents.filter(touches), { x, right }];
  const one = {
    x: Math.min(...touched.map((t) => t.x)),
    right: Math.max(...touched.map((t) => t.right)),
  };
  return [...extents.filter((each) => !touches(each)), one].toSorted((p, q) => p.x - q.x);
}

function yOf(row: Row | undefined): number {
  return row?.[0]?.y ?? 0;
}

function continues(row: Row | undefined, column: readonly Segment[]): boolean {
  const segment = row?.[0];
  const at = segment ? column.indexOf(segment) : -1;
  const before = column[at - 1];
  const pitch = before && column[at - 2] ? before.y - (column[at - 2]?.y ?? 0) : 0;
  if (!segment || !before) return false;
  return (
    segment.font === before.font &&
    segment.size === before.size &&
    segment.y - before.y < pitch * 1.15
  );
}

/** Groups segments whose horizontal extents overlap, from left to right. */
function columnsOf(segments: readonly Segment[]): Segment[][] {
  const columns: { right: number; segments: Segment[] }[] = [];
  for (const segment of segments.toSorted((a, b) => a.x - b.x)) {
    const column = columns.at(-1);
    if (column && segment.x < column.right + gutter) {
      column.right = Math.max(column.right, segment.right);
      column.segments.push(segment);
    } else {
      columns.push({ right: segment.right, segments: [segment] });
    }
  }
  return columns.map((column) => column.segments.toSorted((a, b) => a.y - b.y || a.x - b.x));
}
