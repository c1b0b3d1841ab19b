import { type Raster, turned } from './raster.ts';
import type { RecognisedWord } from './recognised-page.ts';
import { openTesseract } from './tesseract.ts';
import { wordsOf } from './words-of-lines.ts';

/** Letters read with less confidence are as likely specks, lines of a box, or a page on its head. */
const sure = 60;
/** A page of which this share of the letters is sure stands upright. */
const mostlySure = 0.7;

/** Opens OCR for pages of print in English and French, as they are or lying on a side or on their head. */
export async function openRecogniser(): Promise<(raster: Raster) => RecognisedWord[]> {
  const read = await openTesseract();
  return (raster) => {
    let best = wordsOf(read(raster));
    // On its head first: that is how a sheet is put in wrongly most often.
    for (const quarters of [2, 1, 3]) {
      if (sureLetters(best) > lettersOf(best) * mostlySure) break;
      const other = wordsOf(read(turned(raster, quarters)));
      if (sureLetters(other) > sureLetters(best)) best = other;
    }
    return best;
  };
}

function lettersOf(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function sureLetters(words: readonly RecognisedWord[]): number {
  return lettersOf(words.filter(({ confidence }) => confidence > sure));
}
