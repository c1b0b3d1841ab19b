import { plain } from './words.ts';

/** No clause is looked at beyond this many characters. */
const longest = 1500;

/**
 * The clauses of an operative paragraph, each from its verb on: "Renews its call …; urges the
 * authorities …" holds two. As printed, but for the words that join them.
 */
export function clausesOf(paragraph: string): string[] {
  return paragraph
    .split(/\s*;\s*|(?<=[^A-Z]\.)\s+(?=\p{Lu}\p{L})/u)
    .map((clause) =>
      clause
        .replace(/^(?:and|et|but|mais)\s+/i, '')
        .slice(0, longest)
        .trim(),
    )
    .filter(Boolean);
}

const adverbs =
  /^(?:(?:also|again|further|furthermore|moreover|nevertheless|nonetheless|however|therefore|hence|accordingly|consequently|finally|lastly|meanwhile|in the meantime|in this (?:regard|respect)|at the same time|aussi|également|toutefois|néanmoins|cependant|donc|enfin|par conséquent|en conséquence|dès lors|en outre|à cet égard|dans l'intervalle|entre-temps),?\s+){1,4}/i;

/** A clause without the adverbs before its verb, for comparing. */
export function fromVerb(clause: string): string {
  return plain(clause).replace(adverbs, '');
}
