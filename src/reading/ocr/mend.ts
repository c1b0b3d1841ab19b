import { mendedCodes } from './mend-codes.ts';
import { mendedInitials } from './mend-initials.ts';
import { mendedMarks } from './mend-marks.ts';
import type { RecognisedPage, RecognisedWord } from './recognised-page.ts';

/** A word as OCR has read it and as it is taken. */
export interface Mended {
  readonly read: string;
  readonly taken: string;
}

/** Words of one printed line, from left to right. */
export type PrintedLine = readonly RecognisedWord[];

/** Repairs what OCR usually takes for something else, where only one reading makes sense; every repair is told. */
export function mend(page: RecognisedPage): { page: RecognisedPage; mended: readonly Mended[] } {
  const marked = mendedMarks(linesOf(page.words));
  const initialled = mendedInitials(marked.lines);
  const coded = mendedCodes(initialled.lines);
  return {
    page: { ...page, words: coded.lines.flat() },
    mended: [...marked.mended, ...initialled.mended, ...coded.mended],
  };
}

/** OCR puts the words of a line on one level, and the lines of a column one below the other. */
function linesOf(words: readonly RecognisedWord[]): PrintedLine[] {
  const lines: RecognisedWord[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line?.at(-1)?.y === word.y) line.push(word);
    else lines.push([word]);
  }
  return lines;
}
