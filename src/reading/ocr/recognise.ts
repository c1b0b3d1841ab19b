import { liesOnItsSide } from './lies-on-side.ts';
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
    const level = turned(raster, liesOnItsSide(raster) ? 1 : 0);
    const words = wordsOf(read(level));
    if (sureLetters(words) > lettersOf(words) * mostlySure) return words;
    const onItsHead = wordsOf(read(turned(level, 2)));
    return sureLetters(onItsHead) > sureLetters(words) ? onItsHead : words;
  };
}

function lettersOf(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

function sureLetters(words: readonly RecognisedWord[]): number {
  return lettersOf(words.filter(({ confidence }) => confidence > sure));
}
