import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** Words before the noun among which its number stands ("Five male opposition and independent members of parliament"). */
const mostWords = 10;
/** Words of the longest number: `one hundred and thirty four`. */
const longestNumber = 5;

/**
 * The number before "parliamentarians" and the like: `134 parliamentarians`, `Five male members
 * of parliament`. Null where there is none or more than one ("One male and four female
 * parliamentarians"): a sum would be ours, not the document's.
 */
export function countOf(text: string, phrases: Phrases): number | null {
  const clean = plain(text);
  const noun = phrases.parliamentarians.exec(clean);
  if (!noun) return null;
  const before = clean.slice(Math.max(0, noun.index - 200), noun.index);
  const words = (before.split(/[.;:()]/).at(-1) ?? '').split(/[\s,]+/).filter(Boolean);
  const numbers = numbersIn(words.slice(-mostWords), phrases);
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

function numbersIn(words: readonly string[], phrases: Phrases): number[] {
  const found: number[] = [];
  for (let i = 0; i < words.length; ) {
    let length = Math.min(longestNumber, words.length - i);
    while (length > 0 && phrases.numbers(words.slice(i, i + length).join(' ')) === null)
      length -= 1;
    const number = length > 0 ? phrases.numbers(words.slice(i, i + length).join(' ')) : null;
    if (number !== null) found.push(number);
    i += Math.max(length, 1);
  }
  return found;
}
