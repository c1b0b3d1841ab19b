import type { Moves } from './moves.ts';

/** A link of a mailing behind which a document lies. `refused`: its address is not allowed; `failed`: it could not be had. */
export const linkMoves = {
  waiting: ['fetched', 'refused', 'failed'],
  fetched: [],
  refused: [],
  failed: ['waiting'],
} as const satisfies Moves;
