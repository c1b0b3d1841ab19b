import type { Line, Page } from '../page.ts';
import { tidy } from '../words.ts';
import type { Block } from './block.ts';
import { columnsOf } from './columns.ts';

/** Where lines are put: outside columns band and column are 0. */
interface Place {
  readonly band: number;
  readonly column: number;
}

/** Blocks in reading order: columns of a table one after the other, each paragraph below a gap. */
export function pagesOfBlocks(blocks: readonly Block[]): Page[] {
  const pages: Line[][] = [[]];
  let bands = 0;

  function put(block: Block, place: Place): void {
    if (block.kind === 'page-break') {
      pages.push([]);
    } else if (block.kind === 'paragraph') {
      putLines(block.lines, place);
    } else if (block.kind === 'aside') {
      bands += 1;
      for (const each of block.blocks) put(each, { band: bands, column: 1 });
    } else {
      for (const columns of columnsOf(block.rows)) putColumns(columns, place);
    }
  }

  function putColumns(columns: readonly (readonly Block[])[], place: Place): void {
    const isBand = columns.length > 1;
    if (isBand) bands += 1;
    const band = bands;
    columns.forEach((column, i) => {
      for (const each of column) put(each, isBand ? { band, column: i + 1 } : place);
    });
  }

  function putLines(lines: readonly string[], place: Place): void {
    let gap = true;
    for (const line of lines) {
      const text = line.split('\t').map(tidy).filter(Boolean).join('\t');
      if (text) pages.at(-1)?.push({ text, ...place, gap, size: 0 });
      gap = !text;
    }
  }

  for (const block of blocks) put(block, { band: 0, column: 0 });
  return pages.map((lines) => ({ lines }));
}
