import { countOf } from './count.ts';
import type { Phrases } from './phrases/all.ts';
import { bare, plain } from './words.ts';

export type Gender = 'F' | 'M' | null;

/** What a document says about the sex of persons: the box about all of them, titles before their names. */
export interface Evidence {
  readonly victims: string;
  /** Everything printed on the decision: contents, caption, summary, paragraphs. */
  readonly text: string;
}

/**
 * Adds what the document says beyond the marks in the case list. A mixed list stays as marked:
 * a name without `(Ms.)` says nothing, the mark is sometimes forgotten (Turkey, 2019).
 */
export function gendersOf(
  persons: readonly { readonly name: string; readonly gender: Gender }[],
  { victims, text }: Evidence,
  phrases: Phrases,
): Gender[] {
  const all = genderOfAll(victims, persons.length, phrases);
  const named = {
    F: namesAfter(text, phrases.genders.titles.F),
    M: namesAfter(text, phrases.genders.titles.M),
  };
  const titles = persons.map(({ name }) => titleOf(name, named));
  // Titles count where every name has one: a name in passing is no statement on the list.
  const titled = titles.every((each) => each !== null);
  return persons.map(({ gender }, i) => gender ?? all ?? (titled ? (titles[i] ?? null) : null));
}

/** `Female opposition member of parliament`, `Two male members`: of the one, or of as many as there are. */
function genderOfAll(victims: string, persons: number, phrases: Phrases): Gender {
  const { F, M } = phrases.genders.words;
  const [female, male] = [F.test(victims), M.test(victims)];
  if (female === male || !victims) return null;
  const count = countOf(victims, phrases) ?? 1;
  return count === persons ? (female ? 'F' : 'M') : null;
}

/** The title with which the text names the person, where all its titles agree. */
function titleOf(
  name: string,
  named: { readonly F: readonly string[][]; readonly M: readonly string[][] },
): Gender {
  const words = wordsOf(name.replace(/\(.*?\)/g, ''));
  const [female, male] = [named.F, named.M].map((names) =>
    names.some((each) => isName(each, words)),
  );
  return female === male ? null : female ? 'F' : 'M';
}

/** The words that follow each occurrence of a title. */
function namesAfter(printed: string, title: RegExp): string[][] {
  const text = plain(printed);
  return [...text.matchAll(title)].map((match) => {
    const start = match.index + match[0].length;
    return wordsOf(text.slice(start, start + 80)).map((word) => word.replace(/'s$/, ''));
  });
}

function wordsOf(text: string): string[] {
  return bare(text)
    .split(/[^\p{L}']+/u)
    .filter(Boolean);
}

/** `Mr. Zorig Sanjasuuren` or `Mr. Sanjasuuren`: the whole name or its end. */
function isName(named: readonly string[], words: readonly string[]): boolean {
  return words.some((_, i) => words.slice(i).every((word, j) => named[j] === word));
}
