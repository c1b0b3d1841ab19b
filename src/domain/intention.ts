import type { Moves } from './moves.ts';

/** What a member said that they would do: planned until it is done, or dropped. */
export const intentionMoves = {
  planned: ['done', 'dropped'],
  done: [],
  dropped: ['planned'],
} as const satisfies Moves;
