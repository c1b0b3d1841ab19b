import { tidy } from '../words.ts';
import type { Block } from './block.ts';

type Cell = readonly Block[];

/**
 * A table's cells in the order in which a person reads them. Tables here are layout: columns that
 * stand side by side (a summary and its box, a case list in two columns). A row with one filled
 * cell goes across and ends the columns above it; a cell that is only the mark or label of the
 * next one (`1.`, a tick, `Victim:`, a case code) belongs to it.
 */
export function columnsOf(rows: readonly (readonly Cell[])[]): Cell[][] {
  const passages: Cell[][][] = [];
  let open: Cell[][] | null = null;
  for (const row of rows) {
    const cells = withMarks(row);
    const [only, ...others] = cells.filter((cell) => textOf(cell));
    if (!only) continue;
    if (others.length === 0 && (!open || cells.length === 1)) {
      passages.push([[only]]);
      open = null;
      continue;
    }
    if (!open) {
      open = [];
      passages.push(open);
    }
    for (const [i, cell] of cells.entries()) {
      open[i] ??= [];
      open[i].push(cell);
    }
  }
  return passages.map((columns) => columns.map((cells) => cells.flat()).filter(textOf));
}

/** Cells that label the next one, joined to it. */
function withMarks(row: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  let mark = '';
  for (const cell of row) {
    const text = textOf(cell);
    if (mark && text) {
      cells.push(labelled(mark, cell));
      mark = '';
    } else if (isMark(text) && row.at(-1) !== cell) {
      mark = text;
    } else {
      cells.push(cell);
    }
  }
  return mark ? [...cells, [{ kind: 'paragraph', lines: [mark] }]] : cells;
}

const listMark = /^(?:\(?(?:\d{1,2}|[a-z])[.)]|[\uF000-\uF0FF✓✔☑•·▪■●◦–-])$/u;
const label = /^\p{Lu}[^:.;]{2,40}:$/u;
const caseCode = /^(?:CAS(?:E)?\s+N[°º]\s*)?[A-Z]{2,4}[-–/ ]?(?:COLL[-–/])?\d{1,3}$/i;

function isMark(text: string): boolean {
  return listMark.test(text) || label.test(text) || caseCode.test(text);
}

function labelled(mark: string, cell: Cell): Cell {
  const [first, ...rest] = cell;
  const joint = caseCode.test(mark) ? ' - ' : ' ';
  return first?.kind === 'paragraph'
    ? [
        { kind: 'paragraph', lines: [`${mark}${joint}${first.lines[0]}`, ...first.lines.slice(1)] },
        ...rest,
      ]
    : [{ kind: 'paragraph', lines: [mark] }, ...cell];
}

/** A cell's text in short; empty where nothing is printed in it. */
function textOf(cell: Cell): string {
  return tidy(
    cell
      .map((block) => {
        if (block.kind === 'paragraph') return block.lines.join(' ');
        if (block.kind === 'table') return block.rows.flat().map(textOf).join(' ');
        return block.kind === 'aside' ? textOf(block.blocks) : '';
      })
      .join(' '),
  );
}
