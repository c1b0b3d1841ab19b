/**
 * Word documents (ECMA-376). Read by ourselves and not by mammoth, which keeps neither formats nor
 * starts of automatic numbers and no page ends: with it "7." of a decision that goes on from
 * another list would be "1.", and every quotation would stand on page 1.
 */
import type { Block } from '../flow/block.ts';
import { paragraph } from '../flow/block.ts';
import { pagesOfBlocks } from '../flow/pages-of-blocks.ts';
import type { Pages } from '../pdf/read-pdf.ts';
import { reference } from '../reference.ts';
import { OverBudget } from '../zip/entries.ts';
import { blocksIn } from './body.ts';
import { notesOf } from './notes.ts';
import { numberingOf } from './numbering.ts';
import { Locked, type Parts, partsOf, TooManyEntries } from './parts.ts';
import { stylesOf } from './styles.ts';
import { BadXml, child } from './xml.ts';

/** Reads the text of a Word document with its automatic numbers, tables, boxes and footnotes. */
export async function readDocx(
  bytes: Uint8Array,
  limits: { readonly pages: number },
): Promise<Pages> {
  let parts: Parts;
  try {
    parts = await partsOf(bytes);
  } catch (error) {
    return unreadable(error);
  }
  const pages = pagesOfBlocks(blocksOf(parts));
  if (pages.length > limits.pages) {
    return {
      readable: 'too-costly',
      problem: { kind: 'word-too-long', pages: pages.length, most: limits.pages },
    };
  }
  return { readable: 'text', pages, doubts: [] };
}

function blocksOf(parts: Parts): Block[] {
  const styles = stylesOf(parts.styles);
  const numIdOfStyle = (id: string) => styles.numberOf(id)?.numId;
  const nextNumber = numberingOf(parts.numbering, numIdOfStyle);
  const notes = notesOf(parts, { styles, nextNumber });
  const body = child(parts.document, 'body');
  const reader = { styles, nextNumber, noteMark: notes.refer };
  const blocks: Block[] = headLines(parts, reader);
  let ended = true;
  for (const element of body?.children ?? []) {
    if (typeof element === 'string') continue;
    const read = blocksIn({ name: 'body', attributes: {}, children: [element] }, reader);
    for (const block of read) {
      // A break that the author made and the page end that Word noted behind it are one.
      if (block.kind === 'page-break' && ended) continue;
      if (block.kind === 'page-break') blocks.push(...notes.foot());
      ended = block.kind === 'page-break' || (ended && isEmpty(block));
      blocks.push(block);
    }
  }
  return [...blocks, ...notes.foot()];
}

/** Of running heads only what no page says itself: the document's reference. */
function headLines(parts: Parts, reader: Parameters<typeof blocksIn>[1]): Block[] {
  const isReference = (text: string) => reference.test(text);
  const lines = parts.headers
    .flatMap((header) => blocksIn(header, { ...reader, noteMark: () => '' }))
    .flatMap((block) => (block.kind === 'paragraph' ? block.lines : []))
    .filter(isReference);
  return lines.slice(0, 1).map(paragraph);
}

function isEmpty(block: Block): boolean {
  return block.kind === 'paragraph' && block.lines.every((line) => !line.trim());
}

function unreadable(error: unknown): Pages {
  if (error instanceof Locked) return { readable: 'encrypted', problem: { kind: 'password-word' } };
  if (error instanceof OverBudget || error instanceof TooManyEntries)
    return { readable: 'too-costly', problem: { kind: 'word-too-large' } };
  const flaw = error instanceof BadXml ? error.flaw : 'package';
  return { readable: 'damaged', problem: { kind: 'word-damaged', flaw } };
}
