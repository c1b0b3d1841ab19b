import type { Item } from '../layout/item.ts';

/** A word that OCR has read, where the page has it; measures in points on a page of the size of A4. */
export interface RecognisedWord extends Omit<Item, 'font'> {
  /** How sure the recogniser is, 0 to 100. */
  readonly confidence: number;
}

/** What OCR has read on one page. */
export interface RecognisedPage {
  /** From 1. */
  readonly page: number;
  /** False where the page is no picture after all: then its own text counts. */
  readonly isPicture: boolean;
  /** In reading order within each column. */
  readonly words: readonly RecognisedWord[];
}

/** Words as the layout takes them. */
export function itemsOfWords(words: readonly RecognisedWord[]): Item[] {
  return words.map(({ text, x, y, width, size }) => ({ text, x, y, width, size, font: '' }));
}

/** Mean confidence of the words, the longer ones counting for more; 0 where there are none. */
export function meanConfidence(pages: readonly RecognisedPage[]): number {
  const words = pages.flatMap((page) => page.words);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const total = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0);
  return letters === 0 ? 0 : Math.round(total / letters);
}
