import type { Readability } from '../../domain/decision.ts';
import { pageOfItems } from '../layout/page-of-items.ts';
import type { Page } from '../page.ts';
import { isCutOff } from './cut-off.ts';
import { imagesOn } from './images.ts';
import { itemsOf } from './items.ts';
import { openPdf, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.ts';

/** The pages of a document, or why there are none. */
export type Pages =
  | {
      readonly readable: 'text';
      readonly pages: readonly Page[];
      readonly doubts: readonly string[];
    }
  | { readonly readable: Exclude<Readability, 'text'>; readonly problem: string };

/** Fewer letters on a page than this, and it may be a picture with a stamp on it. */
const fewLetters = 100;

/** Reads the text of a PDF, page by page. */
export async function readPdf(
  bytes: Uint8Array,
  limits: { readonly pages: number },
): Promise<Pages> {
  if (isCutOff(bytes)) return damaged('it is cut off before its end');
  let pdf: PDFDocumentProxy;
  try {
    pdf = await openPdf(bytes);
  } catch (error) {
    if (nameOf(error) === 'PasswordException') {
      return { readable: 'encrypted', problem: 'The PDF is protected by a password.' };
    }
    return damaged('its structure cannot be read');
  }
  if (pdf.numPages > limits.pages) {
    return {
      readable: 'too-costly',
      problem: `The PDF has ${pdf.numPages} pages; more than ${limits.pages} are not read.`,
    };
  }
  return readPages(pdf);
}

async function readPages(pdf: PDFDocumentProxy): Promise<Pages> {
  const pages: Page[] = [];
  const pictures: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const read = pageOfItems(await itemsOf(page));
      pages.push(read);
      if (await isPicture(page, read)) pictures.push(number);
      page.cleanup();
    } catch {
      return damaged(`its page ${number} cannot be read`);
    }
  }
  if (pictures.length === pages.length || lettersOf(pages) === 0) {
    return {
      readable: 'image',
      problem: 'The PDF has no text, only pictures of its pages (a scan).',
    };
  }
  const doubts = pictures.map(
    (number) => `Page ${number} is a picture; what it says was not read.`,
  );
  return { readable: 'text', pages, doubts };
}

async function isPicture(page: PDFPageProxy, read: Page): Promise<boolean> {
  return lettersOf([read]) < fewLetters && (await imagesOn(page)) > 0;
}

function lettersOf(pages: readonly Page[]): number {
  const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;
  return pages.flatMap((page) => page.lines).reduce((sum, line) => sum + letters(line.text), 0);
}

function damaged(why: string): Pages {
  return { readable: 'damaged', problem: `The PDF is damaged: ${why}.` };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
