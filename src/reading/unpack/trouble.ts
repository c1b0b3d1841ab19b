import type { Readability } from '../../domain/decision.ts';
import type { ReadingProblem } from '../../domain/reading-problem.ts';

/** Why a container or a part of it could not be unpacked. */
export interface Trouble {
  readonly readable: Exclude<Readability, 'text'>;
  readonly problem: ReadingProblem;
}

/** Names in a sentence; the rest is counted. */
const mostNamed = 3;

export const named = (names: readonly string[]) => ({
  files: names.slice(0, mostNamed),
  more: Math.max(names.length - mostNamed, 0),
});
