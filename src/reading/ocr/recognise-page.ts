import type { RecogniseOrder } from '../cage/order.ts';
import { coverage } from '../pdf/coverage.ts';
import { paintedOn } from '../pdf/painted.ts';
import { openPdf } from '../pdf/pdfjs.ts';
import { pdfOfPicture } from '../picture/pdf-of-picture.ts';
import { rasterOf } from './page-raster.ts';
import { openRecogniser } from './recognise.ts';
import type { RecognisedPage } from './recognised-page.ts';

/** Less of a page than this is a photograph or an emblem on it. */
const leastCovered = 0.4;

/**
 * Reads one page of a PDF or picture file by OCR.
 * @throws when the file or the page cannot be opened
 */
export async function recognisePage(
  { page: number, password }: RecogniseOrder,
  bytes: Uint8Array,
): Promise<RecognisedPage> {
  const page = await (await openPdf(asPdf(bytes), password)).getPage(number);
  const painted = await paintedOn(page);
  const raster = coverage(page, painted) < leastCovered ? null : await rasterOf(page, painted);
  if (!raster) return { page: number, isPicture: false, words: [] };
  const recognise = await openRecogniser();
  return { page: number, isPicture: true, words: recognise(raster) };
}

function asPdf(bytes: Uint8Array): Uint8Array {
  const pdf = pdfOfPicture(bytes);
  return 'bytes' in pdf ? pdf.bytes : bytes;
}
