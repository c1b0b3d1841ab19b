import { type ReadBytes, unread } from '../read-document.ts';
import type { Ending } from './run.ts';
import { readBytes } from './shape.ts';

/** Turns the end of a caged process into what a clerk is told. */
export function answerOf(ending: Ending): ReadBytes {
  switch (ending.how) {
    case 'answered':
      return checked(ending.answer);
    case 'killed':
      return unread('too-costly', tooCostly[ending.because]);
    case 'died':
      // Node aborts when its heap is full; the kernel kills when memory or processor time runs out.
      return ending.signal || ending.code === null || ending.code > 127
        ? unread('too-costly', 'Reading the file needed more memory or time than is allowed.')
        : unread('damaged', 'The file is damaged: the reader broke on it.');
  }
}

const tooCostly = {
  time: 'Reading the file took too long and was stopped.',
  memory: 'Reading the file needed too much memory and was stopped.',
  answer: 'The file contains more text than is read.',
} as const;

/** The process has handled hostile bytes: what it says is checked like any other input. */
function checked(answer: Buffer): ReadBytes {
  try {
    return readBytes.parse(JSON.parse(answer.toString('utf8')));
  } catch {
    return unread('damaged', 'The file is damaged: the reader gave no sensible answer on it.');
  }
}
