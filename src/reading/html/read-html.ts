import { isTooDeep } from '../../incoming/html-nesting.ts';
import { pagesOfBlocks } from '../flow/pages-of-blocks.ts';
import type { Pages } from '../pdf/read-pdf.ts';
import { decodeText } from '../plain-text/decode.ts';
import { blocksOfHtml } from './blocks.ts';
import { parseHtml } from './dom.ts';

/** Where a page has to say its charset (WHATWG HTML §4.2.5.5). */
const charsetWithin = 4096;

/** Reads the text of a web page, tables and lists as they are printed; scripts, styles and pictures are left out. */
export function readHtml(bytes: Uint8Array): Pages {
  const html = decodeText(bytes, declaredCharset(bytes));
  if (html === null) return { readable: 'damaged', problem: { kind: 'web-page-damaged' } };
  if (isTooDeep(html)) return { readable: 'too-costly', problem: { kind: 'web-page-nested' } };
  return { readable: 'text', pages: pagesOfBlocks(blocksOfHtml(parseHtml(html))), doubts: [] };
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, charsetWithin)).toString('latin1');
  return /<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}
