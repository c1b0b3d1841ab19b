import type { ReadingProblem } from '../../domain/reading-problem.ts';

/** Of a file that is not even begun; both in bytes. */
export const tooLarge = (bytes: number, most: number): ReadingProblem => ({
  kind: 'too-large',
  megabytes: megabytes(bytes),
  most: megabytes(most),
});

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
