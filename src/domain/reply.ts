import type { Moves } from './moves.ts';

/** A member's answer: new until a clerk has recorded what it says was done, or filed it as saying nothing of the kind. */
export const replyMoves = {
  new: ['recorded', 'filed'],
  recorded: [],
  filed: ['recorded'],
} as const satisfies Moves;
