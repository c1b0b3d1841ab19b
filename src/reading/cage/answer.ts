import { type ReadBytes, unread } from '../read-document.ts';
import type { Ending } from './run.ts';
import { readBytes } from './shape.ts';

/** Turns the end of a caged process into what a clerk is told. */
export function answerOf(ending: Ending): ReadBytes {
  switch (ending.how) {
    case 'answered':
      return checked(ending.answer);
    case 'killed':
      return unread('too-costly', { kind: tooCostly[ending.because] });
    case 'died':
      // Node aborts when its heap is full; the kernel kills when memory or processor time runs out.
      return ending.signal || ending.code === null || ending.code > 127
        ? unread('too-costly', { kind: 'over-limits' })
        : unread('damaged', { kind: 'reader-broke' });
  }
}

export const tooCostly = {
  time: 'too-slow',
  memory: 'too-much-memory',
  answer: 'too-much-text',
} as const;

/** The process has handled hostile bytes: what it says is checked like any other input. */
function checked(answer: Buffer): ReadBytes {
  try {
    return readBytes.parse(JSON.parse(answer.toString('utf8')));
  } catch {
    return unread('damaged', { kind: 'reader-senseless' });
  }
}
