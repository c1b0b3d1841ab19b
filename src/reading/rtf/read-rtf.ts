import { pagesOfBlocks } from '../flow/pages-of-blocks.ts';
import type { Pages } from '../pdf/read-pdf.ts';
import { blocksOfRtf } from './blocks.ts';

/** Reads the text of an RTF document; pictures, fields and embedded objects are left out. */
export function readRtf(bytes: Uint8Array): Pages {
  const pages = pagesOfBlocks(blocksOfRtf(Buffer.from(bytes).toString('latin1')));
  return pages.some((page) => page.lines.length > 0)
    ? { readable: 'text', pages, doubts: [] }
    : { readable: 'damaged', problem: { kind: 'rtf-without-text' } };
}
