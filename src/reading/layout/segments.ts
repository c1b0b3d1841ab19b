import { Edges } from './edges.ts';
import type { Item, Segment } from './item.ts';
import { isRaised, raised } from './superscript.ts';

/** Gaps, in letter heights: wider than a blank; possibly a column's; certainly a column's. */
const blank = 0.15;
const wide = 0.8;
const column = 3;
/** No line is justified with gaps as wide as this. */
const stretched = 7;
/** `1.`, `(a)`, a dash, a bullet or a tick: the mark of a list never is a column of its own. */
const listMark = /^(?:\(?(?:\d{1,2}|[a-z]{1,3})[.)]|[^\p{L}\p{N}(«"“]{1,3}|[oü§v])$/u;

/**
 * Items to segments. Items that follow each other in the file on one baseline belong together
 * until a gap that is a column's: cells of a table are written one after the other, so the text
 * beside a box never runs into it.
 */
export function segmentsOf(items: readonly Item[]): Segment[] {
  const rows = runsOf(items);
  const edges = new Edges(rows.flat());
  return rows.flatMap((row) => cut(row, edges));
}

/** Pieces of text without a wide gap, in rows as the file has them. */
function runsOf(items: readonly Item[]): Segment[][] {
  const rows: Segment[][] = [];
  let blankSeen = false;
  for (const item of items) {
    if (!item.text.trim()) {
      blankSeen = true;
      continue;
    }
    const row = rows.at(-1);
    const last = row?.at(-1);
    const next = last && continuation(last, item, blankSeen);
    if (row && last && next) {
      if (next.isWide) row.push(next.piece);
      else row[row.length - 1] = next.piece;
    } else {
      rows.push([pieceOf(item)]);
    }
    blankSeen = false;
  }
  return rows;
}

function pieceOf(item: Item, text = item.text): Segment {
  return {
    text: text.trim(),
    x: item.x,
    right: item.x + item.width,
    y: item.y,
    size: item.size,
    font: item.font,
  };
}

function continuation(last: Segment, item: Item, blankSeen: boolean) {
  const mark = isRaised(item, last);
  // A footnote begins with its raised mark; the line's height and baseline are those of its text.
  const afterMark =
    !mark && isRaised({ ...item, y: last.y, size: last.size }, item) && last.text.length <= 3;
  const height = Math.max(last.size, item.size);
  if (!mark && !afterMark && Math.abs(item.y - last.y) > height * 0.3) return null;
  const gap = item.x - last.right;
  if (gap < -height * 0.6) return null;
  if (gap > height * wide && !mark && !afterMark) return { isWide: true, piece: pieceOf(item) };
  const space = afterMark || (!mark && blankSeen) || gap > height * blank ? ' ' : '';
  const before = afterMark ? raised(last.text) : last.text;
  const text = `${before}${space}${mark ? raised(item.text) : item.text.trim()}`;
  const base = afterMark ? item : last;
  const piece = { ...last, text, right: item.x + item.width, y: base.y, size: base.size };
  return { isWide: false, piece };
}

/** Joins the pieces of a row again wherever the gap is not a column's. */
function cut(row: readonly Segment[], edges: Edges): Segment[] {
  const segments: Segment[] = [];
  const gaps = row.slice(1).map((piece, i) => piece.x - (row[i]?.right ?? 0));
  row.forEach((piece, i) => {
    const last = segments.at(-1);
    const gap = gaps[i - 1] ?? 0;
    if (!last || (!belong(last, piece) && isColumn(gap, piece, gaps, edges))) {
      segments.push(piece);
    } else {
      segments[segments.length - 1] = {
        ...last,
        text: `${last.text} ${piece.text}`,
        right: piece.right,
      };
    }
  });
  return segments;
}

/** A list's mark and its text; a case code and the dash before the name (`MYN/64 <tab> - DAVID`). */
function belong(last: Segment, next: Segment): boolean {
  return (
    listMark.test(last.text) || (/[A-Z][-/ ]?\d{1,3}$/.test(last.text) && /^[-–]\s/.test(next.text))
  );
}

/** A wide gap is a column's where other lines have an edge at its end, a very wide one anyway; but not one of many alike in a justified line. */
function isColumn(gap: number, piece: Segment, gaps: readonly number[], edges: Edges): boolean {
  const alike = gaps.filter((each) => each > gap * 0.6 && each < gap * 1.6);
  const justified = gaps.length > 1 && alike.length === gaps.length && gap < piece.size * stretched;
  const isEdge = edges.hasNear(piece);
  return gap > piece.size * column ? isEdge || !justified : isEdge && !justified;
}
