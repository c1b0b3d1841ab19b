import type { Moves } from './moves.ts';

/** An incoming message, from the raw bytes on disk to what was done about it. `failed` is the pen: a clerk can send it round again. */
export const messageMoves = {
  stored: ['recognised', 'failed'],
  recognised: ['settled', 'failed'],
  settled: [],
  failed: ['stored'],
} as const satisfies Moves;
