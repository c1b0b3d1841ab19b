import type { ReadDocumentInCage } from '../desk.ts';
import { answerOf } from './cage/answer.ts';
import { type CageOptions, defaults } from './cage/options.ts';
import { runCaged } from './cage/run.ts';
import { unread } from './read-document.ts';

/**
 * Reads a document in a process of its own that may read only its own code, write nothing, start
 * nothing and evaluate nothing, with limits on memory and time. A hostile document costs one
 * document: it gets an answer in words, and never an exception. What throws is an outage: the
 * process could not be started, or was stopped with the service.
 */
export function readInCage(options: Partial<CageOptions> = {}): ReadDocumentInCage {
  const cage = { ...defaults, ...options };
  return async ({ filename, bytes }) => {
    if (bytes.length > cage.mostBytes) {
      const megabytes = (n: number) => Math.ceil(n / 1_000_000);
      const problem = `The file has ${megabytes(bytes.length)} MB; more than ${megabytes(cage.mostBytes)} MB are not read.`;
      return { filename, ...unread('too-costly', problem) };
    }
    return { filename, ...answerOf(await runCaged(bytes, cage)) };
  };
}
