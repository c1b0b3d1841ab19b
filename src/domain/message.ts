import type { Moves } from './moves.ts';

/** An incoming message, from the raw bytes on disk to what was done about it. `failed` is the pen; a clerk sends it round again from there, or from `settled` what the desk took for something else than a mailing. */
export const messageMoves = {
  stored: ['recognised', 'failed'],
  recognised: ['settled', 'failed'],
  settled: ['stored'],
  failed: ['stored'],
} as const satisfies Moves;
