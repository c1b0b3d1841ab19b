import type { TextDoubt } from '../../domain/doubt.ts';
import type { ReadBytes } from '../read-document.ts';
import type { Mended } from './mend.ts';
import { meanConfidence, type RecognisedPage } from './recognised-page.ts';
import { uncertainIn } from './uncertain.ts';

/** What part pictures of pages have in a document. */
export interface Scan {
  /** Pages that are pictures and were not read, from 1. */
  readonly pictures: readonly number[];
  readonly recognised: readonly RecognisedPage[];
  /** What was repaired in them. */
  readonly mended: readonly Mended[];
  /** The text lies unseen under pictures of the pages: a scanner has recognised it. */
  readonly hasTextLayer: boolean;
}

/** Says of a document what OCR had to do with it, so that a clerk looks at it before anything goes out. */
export function afterOcr(scan: Scan | null, read: ReadBytes): ReadBytes {
  if (!scan) return read;
  const { pictures, recognised, mended, hasTextLayer } = scan;
  const pages = recognised.map(({ page }) => page);
  const layer: TextDoubt[] = hasTextLayer ? [{ kind: 'text-layer' }] : [];
  if (pages.length === 0) return { ...read, pictures, doubts: [...layer, ...read.doubts] };
  const repairs = mended.map(({ read: was, taken }) => ({ read: was, taken }));
  const confidence = meanConfidence(recognised);
  const whole = pages.length === read.pages.length;
  return {
    ...read,
    pictures,
    ocr: { pages, confidence },
    decisions: read.decisions.map((each) => ({
      ...each,
      doubts: [...each.doubts, ...uncertainIn(each, recognised)],
    })),
    doubts: [
      whole ? { kind: 'ocr-whole', confidence } : { kind: 'ocr-pages', pages, confidence },
      ...(repairs.length > 0 ? [{ kind: 'ocr-mended', repairs } as const] : []),
      ...layer,
      ...read.doubts,
    ],
  };
}
