import { fileURLToPath } from 'node:url';
import type { Unpacked, UnpackInCage } from '../desk.ts';
import { type CageOptions, defaults } from './cage/options.ts';
import { type Ending, runCaged } from './cage/run.ts';
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
 * hostile container costs one document: it gets an answer in words, and never an exception. What
 * throws is an outage.
 */
export function unpackInCage(options: Partial<CageOptions> = {}): UnpackInCage {
  const cage = { ...cageForUnpacking, ...options };
  return async ({ bytes }) => {
    if (!containerKind(bytes)) return null;
    if (bytes.length > cage.mostBytes) return nothing('The file is larger than is unpacked.');
    return answerOf(await runCaged(bytes, cage));
  };
}

function nothing(problem: string): Unpacked {
  return { files: [], leftOut: [], problem };
}

function answerOf(ending: Ending): Unpacked {
  if (ending.how === 'killed') return nothing(tooCostly[ending.because]);
  if (ending.how === 'died') return nothing(broken);
  try {
    return unframed(ending.answer);
  } catch {
    return nothing(broken);
  }
}

const broken = 'The file is damaged: unpacking it failed.';

const tooCostly = {
  time: 'Unpacking the file took too long and was stopped.',
  memory: 'Unpacking the file needed too much memory and was stopped.',
  answer: 'The file unpacks to more than is read.',
} as const;
