import type { Decision } from '../domain/decision.ts';
import type { TextDoubt } from '../domain/doubt.ts';
import type { Contents, Entry } from './contents.ts';
import type { Line } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** Lines among which a text says that it is not final. */
const headLines = 40;

/** What is uncertain about a document of decisions as a whole. */
export function documentDoubts(
  lines: readonly Line[],
  decisions: readonly Decision[],
  contents: Contents | null,
  missing: readonly Entry[],
): TextDoubt[] {
  const isRough = lines
    .slice(0, headLines)
    .some(({ text }) => allPhrases.some(({ notFinal }) => notFinal.test(plain(text))));
  const extra = contents ? decisions.length - (contents.entries.length - missing.length) : 0;
  const countries = missing.map((entry) => entry.country);
  return [
    ...(isRough ? [{ kind: 'not-final' } as const] : []),
    ...(decisions.length === 0 ? [{ kind: 'no-decision' } as const] : []),
    ...(missing.length > 0 ? [{ kind: 'announced-missing', countries } as const] : []),
    ...(extra > 0 ? [{ kind: 'unannounced', count: extra } as const] : []),
  ];
}
