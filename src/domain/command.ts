import type { Moves } from './moves.ts';

/** Stands where an order is about the desk and no one thing in it (RFC 9562 §5.9). */
export const wholeDesk = { kind: 'desk', id: '00000000-0000-0000-0000-000000000000' } as const;

/** A person's order to the desk, given by mail, on the console or by a program: waiting for its stage, carried out, or refused. */
export const commandMoves = {
  taken: ['done', 'refused'],
  done: [],
  refused: [],
} as const satisfies Moves;
