import { pageOfText } from '../page.ts';
import type { Pages } from '../pdf/read-pdf.ts';
import { decodeText } from './decode.ts';

/** Reads a plain text; a form feed begins a new page. */
export function readText(bytes: Uint8Array): Pages {
  const text = decodeText(bytes);
  if (text === null) return { readable: 'damaged', problem: { kind: 'text-damaged' } };
  return { readable: 'text', pages: text.split('\f').map(pageOfText), doubts: [] };
}
