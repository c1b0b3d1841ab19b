import type { Violation } from '../domain/violation.ts';
import { isWithin } from './nearly.ts';
import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** Longer than any joined categories. */
const longest = 300;
/** One letter in so many may be misread. */
const lettersPerSlip = 12;

/**
 * The categories that a printed item names: one; or several joined in one line ("… at the
 * investigation stage and lack of fair trial proceedings", Uganda 2019). None where any part is
 * unknown.
 */
export function categoriesIn(printed: string, phrases: Phrases): Violation[] {
  const text = plain(printed).replace(/\s*[.;:,]$/, '');
  if (text.length > longest) return [];
  const one = (part: string) => phrases.violations.find(([pattern]) => pattern.test(part))?.[1];
  const whole = one(text);
  if (whole) return [whole];
  for (const split of text.matchAll(new RegExp(phrases.and.source, 'gi'))) {
    const first = one(text.slice(0, split.index));
    const others = first ? categoriesIn(text.slice(split.index + split[0].length), phrases) : [];
    if (first && others.length > 0) return [...new Set([first, ...others])];
  }
  return [];
}

/** The one category that the item is but for a few letters, as OCR leaves it; null where none or several are. */
export function nearCategory(
  printed: string,
  phrases: Phrases,
): { violation: Violation; name: string } | null {
  const text = plain(printed).toLowerCase();
  const near = phrases.violationNames.filter(([name]) =>
    isWithin(plain(name).toLowerCase(), text, Math.floor(name.length / lettersPerSlip)),
  );
  const [first] = near;
  return first && near.every(([, violation]) => violation === first[1])
    ? { name: first[0], violation: first[1] }
    : null;
}
