import type { Line } from './page.ts';
import { allPhrases } from './phrases/all.ts';
import { joined, plain, tidy } from './words.ts';

/** Lines from the beginning among which a corrigendum says that it is one. */
const headLines = 12;

/** The heading and sentence in which a document says what it corrects; null where it does not. */
export function corrigendumIn(lines: readonly Line[]): string | null {
  const head = lines.slice(0, headLines).map((line) => line.text);
  const at = head.findIndex((text) =>
    allPhrases.some(({ headings }) => headings.corrigendum.test(plain(text))),
  );
  if (at < 0) return null;
  const sentence = joined(head.slice(at + 1, at + 4));
  return /[.]$/.test(sentence)
    ? sentence
    : (/^.*?\.(?=\s\p{Lu})/u.exec(sentence)?.[0] ?? tidy(head[at] ?? ''));
}
