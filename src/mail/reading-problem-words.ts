/** What is said of a document that could not be read, in the reader's language. */
import type { ReadingProblem } from '../domain/reading-problem.ts';
import type { Voice } from './voice.ts';

/** Sentences. */
export function readingProblemWords(problem: ReadingProblem, voice: Voice): string {
  const say = (values: Readonly<Record<string, unknown>>) =>
    voice.say(`reading-problems.${problem.kind}`, values);
  switch (problem.kind) {
    case 'word-damaged':
      return say({ flaw: voice.say(`reading-problems.flaws.${problem.flaw}`) });
    case 'archive-locked':
    case 'archive-damaged':
      return say({ files: someFiles(problem, voice) });
    default:
      return say({ ...problem });
  }
}

function someFiles(
  { files, more }: Extract<ReadingProblem, { files: readonly string[] }>,
  voice: Voice,
): string {
  const shown = voice.join(files.map((word) => voice.say('common.quoted', { text: word })));
  return more > 0 ? voice.say('doubts.andMore', { codes: shown, more }) : shown;
}
