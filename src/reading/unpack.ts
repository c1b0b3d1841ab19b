import { fileURLToPath } from 'node:url';
import type { Unpacked, UnpackInCage } from '../desk.ts';
import type { ReadingProblem } from '../domain/reading-problem.ts';
import { tooCostly } from './cage/answer.ts';
import { type CageOptions, defaults } from './cage/options.ts';
import { type Ending, runCaged } from './cage/run.ts';
import { tooLarge } from './cage/too-large.ts';
import { containerKind } from './unpack/contents.ts';
import { unframed } from './unpack/frame.ts';
import { most } from './unpack/unpacking.ts';

const cageForUnpacking: CageOptions = {
  ...defaults,
  // Inflated files, and those that lay in it as they are.
  mostAnswer: most.bytes + defaults.mostBytes + 1_000_000,
  program: fileURLToPath(new URL('./cage/unpack-child.ts', import.meta.url)),
};

/**
 * Unpacks a ZIP file, a winmail.dat or a mail in a caged process of its own (see `readInCage`). A
 * hostile container costs one document: it gets an answer, and never an exception. What
 * throws is an outage.
 */
export function unpackInCage(options: Partial<CageOptions> = {}): UnpackInCage {
  const cage = { ...cageForUnpacking, ...options };
  return async ({ bytes }) => {
    if (!containerKind(bytes)) return null;
    if (bytes.length > cage.mostBytes) return nothing(tooLarge(bytes.length, cage.mostBytes));
    return answerOf(await runCaged(bytes, cage));
  };
}

function nothing(problem: ReadingProblem): Unpacked {
  return { files: [], leftOut: [], problem };
}

function answerOf(ending: Ending): Unpacked {
  if (ending.how === 'killed') return nothing({ kind: tooCostly[ending.because] });
  if (ending.how === 'died') return nothing({ kind: 'reader-broke' });
  try {
    return unframed(ending.answer);
  } catch {
    return nothing({ kind: 'reader-broke' });
  }
}
