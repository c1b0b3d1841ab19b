import { coverage } from './coverage.ts';
import { paintedOn } from './painted.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** A picture that covers this share of a page is a picture of the page. */
const wholePage = 0.8;

/**
 * True for a page of which a person sees a picture and the text that is read is not to be seen:
 * a scanner's own text recognition has put it there, and the reader cannot know how well.
 */
export async function liesUnderPicture(page: PDFPageProxy): Promise<boolean> {
  const painted = await paintedOn(page);
  if (coverage(page, painted) < wholePage) return false;
  const last = painted.findLastIndex((each) => each.what === 'picture');
  return painted.every((each, i) => each.what !== 'text' || each.isInvisible || i < last);
}
