import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** The number before "parliamentarians" and the like: `134 parliamentarians`, `Five male members of parliament`. */
export function countOf(text: string, phrases: Phrases): number | null {
  const word = phrases.parliamentarians.exec(plain(text))?.[1];
  return word ? phrases.numbers(word) : null;
}
