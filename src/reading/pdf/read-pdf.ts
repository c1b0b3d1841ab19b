import type { Readability } from '../../domain/decision.ts';
import type { TextDoubt } from '../../domain/doubt.ts';
import type { ReadingProblem } from '../../domain/reading-problem.ts';
import { pageOfItems } from '../layout/page-of-items.ts';
import type { Scan } from '../ocr/after-ocr.ts';
import { type Mended, mend } from '../ocr/mend.ts';
import { itemsOfWords, type RecognisedPage } from '../ocr/recognised-page.ts';
import type { Page } from '../page.ts';
import { isCutOff } from './cut-off.ts';
import { holdsPictures } from './holds-pictures.ts';
import { itemsOf } from './items.ts';
import { liesUnderPicture } from './lies-under-picture.ts';
import { openPdf, type PDFDocumentProxy } from './pdfjs.ts';

/** The pages of a document, or why there are none. */
export type Pages =
  | {
      /** `image`: every page is a picture that OCR has read. */
      readonly readable: 'text' | 'image';
      readonly pages: readonly Page[];
      readonly doubts: readonly TextDoubt[];
      /** Set where pictures of pages have a part in it. */
      readonly scan?: Scan;
    }
  | {
      readonly readable: Exclude<Readability, 'text'>;
      readonly problem: ReadingProblem;
      /** Pages that OCR may read. */
      readonly pictures?: readonly number[];
    };

export interface PdfLimits {
  readonly pages: number;
  readonly password?: string | null;
  readonly recognised?: readonly RecognisedPage[];
}

/** Fewer letters on a page than this, and it may be a picture with a stamp on it. */
const fewLetters = 100;
/** Scanners that add a text of their own do so on every page: looking at some is enough. */
const layersLookedFor = 3;

/** Reads the text of a PDF, page by page; of pages that are pictures what OCR has read before. */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits): Promise<Pages> {
  if (isCutOff(bytes)) return damaged({ kind: 'pdf-cut-off' });
  const hasPictures = holdsPictures(bytes);
  let pdf: PDFDocumentProxy;
  try {
    pdf = await openPdf(bytes, limits.password ?? null);
  } catch (error) {
    if (nameOf(error) === 'PasswordException') return encrypted(limits.password ?? null);
    return damaged({ kind: 'pdf-structure' });
  }
  if (pdf.numPages > limits.pages) {
    return {
      readable: 'too-costly',
      problem: { kind: 'pdf-too-long', pages: pdf.numPages, most: limits.pages },
    };
  }
  return readPages(pdf, hasPictures, limits.recognised ?? []);
}

async function readPages(
  pdf: PDFDocumentProxy,
  hasPictures: boolean,
  recognised: readonly RecognisedPage[],
): Promise<Pages> {
  const pages: Page[] = [];
  const pictures: number[] = [];
  const read: RecognisedPage[] = [];
  const repairs: Mended[] = [];
  let layers = 0;
  let looked = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const text = pageOfItems(await itemsOf(page));
      const ocr = recognised.find((each) => each.page === number);
      if (ocr?.isPicture) {
        const { page: whole, mended } = mend(ocr);
        read.push(whole);
        repairs.push(...mended);
        pages.push(pageOfItems(itemsOfWords(whole.words)));
      } else {
        pages.push(text);
        if (!ocr && hasPictures && lettersOf([text]) < fewLetters) pictures.push(number);
      }
      if (hasPictures && lettersOf([text]) >= fewLetters && looked < layersLookedFor) {
        looked += 1;
        if (await liesUnderPicture(page)) layers += 1;
      }
      page.cleanup();
    } catch {
      return damaged({ kind: 'pdf-page', page: number });
    }
  }
  if (lettersOf(pages) === 0 || pictures.length === pages.length) {
    return withoutText(pages.length, pictures, recognised);
  }
  return {
    readable: read.length === pages.length ? 'image' : 'text',
    pages,
    doubts: pictures.map((page) => ({ kind: 'page-picture', page })),
    scan: { pictures, recognised: read, mended: repairs, hasTextLayer: layers > 0 },
  };
}

function withoutText(
  pages: number,
  pictures: readonly number[],
  recognised: readonly RecognisedPage[],
): Pages {
  if (recognised.length > 0) {
    return { readable: 'image', problem: { kind: 'pictures-without-text' } };
  }
  const all = Array.from({ length: pages }, (_, i) => i + 1);
  return {
    readable: 'image',
    problem: { kind: 'pictures-only' },
    pictures: pictures.length > 0 ? pictures : all,
  };
}

function lettersOf(pages: readonly Page[]): number {
  const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;
  return pages.flatMap((page) => page.lines).reduce((sum, line) => sum + letters(line.text), 0);
}

function encrypted(password: string | null): Pages {
  const kind = password === null ? 'password-pdf' : 'password-pdf-wrong';
  return { readable: 'encrypted', problem: { kind } };
}

function damaged(problem: ReadingProblem): Pages {
  return { readable: 'damaged', problem };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
