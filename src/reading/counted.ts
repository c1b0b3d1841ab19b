import type { Box } from './box.ts';
import type { ListedCase } from './case-list.ts';
import type { Entry } from './contents.ts';
import { countOf } from './count.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';

/** How many parliamentarians a decision is about, and from where that is known. */
export interface Counted {
  readonly mps: number | null;
  readonly lines: readonly Located[];
  /** What the document says in each place where it does. */
  readonly stated: {
    readonly contents: number | null;
    readonly box: number | null;
    /** Of its collective cases. */
    readonly list: number | null;
  };
}

/**
 * The persons that the list names; with a collective case that stands for others ("COD-COLL-02 –
 * 68 parliamentarians" below one person), those too where contents or box give the sum. Without
 * persons, what the list, the box or the contents say.
 */
export function countedIn(
  list: readonly ListedCase[],
  box: Box,
  entry: Entry | null,
  phrases: Phrases,
): Counted {
  const persons = list.filter((each) => each.kind === 'person');
  const groups = list.filter((each) => each.kind === 'collective');
  const sizes = groups.flatMap((each) => countOf(each.text, phrases) ?? []);
  const together = sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) : null;
  const stated = {
    contents: entry?.mps ?? null,
    box: countOf(box.victims, phrases),
    list: together,
  };
  const all = persons.length + (together ?? 0);
  if (persons.length > 0 && together !== null && [stated.contents, stated.box].includes(all))
    return { mps: all, lines: list[0]?.lines ?? [], stated: { ...stated, list: null } };
  if (persons.length > 0) return { mps: persons.length, lines: persons[0]?.lines ?? [], stated };
  if (together !== null) return { mps: together, lines: groups[0]?.lines ?? [], stated };
  if (stated.box !== null) return { mps: stated.box, lines: box.victimLines, stated };
  return { mps: stated.contents, lines: entry?.lines ?? [], stated };
}
