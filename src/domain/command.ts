import type { Moves } from './moves.ts';

/** A person's order to the desk, taken from a mail: waiting for its stage, carried out, or refused. */
export const commandMoves = {
  taken: ['done', 'refused'],
  done: [],
  refused: [],
} as const satisfies Moves;
