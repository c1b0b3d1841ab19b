/** What was not read, or not with certainty, as the command line says it: in English. */
import type { Doubt } from '../../domain/doubt.ts';
import type { ReadingProblem } from '../../domain/reading-problem.ts';
import { doubtWords } from '../../mail/doubt-words.ts';
import { readingProblemWords } from '../../mail/reading-problem-words.ts';
import { voiceOf } from '../../mail/voice.ts';

const english = voiceOf('en', 'UTC');

export const saidDoubts = (doubts: readonly Doubt[]): string[] =>
  doubts.map((doubt) => doubtWords(doubt, english));

export const saidProblem = (problem: ReadingProblem): string =>
  readingProblemWords(problem, english);
