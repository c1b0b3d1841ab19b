import type { DecisionLanguage } from '../domain/decision.ts';
import type { Line } from './page.ts';
import { allPhrases } from './phrases/all.ts';

/** Enough common words to be sure of a language. */
const enough = 8;

/** The language of a text that has no decision line; null where it is neither or too short. */
export function languageOf(lines: readonly Line[]): DecisionLanguage | null {
  const text = lines
    .slice(0, 400)
    .map((line) => line.text)
    .join(' ');
  const counts = allPhrases
    .map(({ language, common }) => ({ language, count: text.match(common)?.length ?? 0 }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count >= enough && first.count > 2 * (second?.count ?? 0)
    ? first.language
    : null;
}
