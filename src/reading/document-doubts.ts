import { countryName } from '../domain/country.ts';
import type { Decision } from '../domain/decision.ts';
import type { Contents, Entry } from './contents.ts';
import type { Line } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { listed, plain } from './words.ts';

/** Lines among which a text says that it is not final. */
const headLines = 40;

/** What is uncertain about a document of decisions as a whole. */
export function documentDoubts(
  lines: readonly Line[],
  decisions: readonly Decision[],
  contents: Contents | null,
  missing: readonly Entry[],
): string[] {
  const isRough = lines
    .slice(0, headLines)
    .some(({ text }) => allPhrases.some(({ notFinal }) => notFinal.test(plain(text))));
  const extra = contents ? decisions.length - (contents.entries.length - missing.length) : 0;
  const names = missing.map((entry) => countryName(entry.country, 'en'));
  return [
    ...(isRough ? ['The text is subject to final editing.'] : []),
    ...(decisions.length === 0 ? ['No decision was found in it.'] : []),
    ...(missing.length > 0
      ? [`The contents announce a decision that was not found: ${listed(names)}.`]
      : []),
    ...(extra > 0
      ? [`${extra} decision${extra === 1 ? ' is' : 's are'} not in the contents.`]
      : []),
  ];
}
