/** What is said to programs and on the command line. */
import type { Doubt } from '../src/domain/doubt.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { ReadingProblem } from '../src/domain/reading-problem.ts';
import { doubtWords } from '../src/mail/doubt-words.ts';
import { type FindingWords, findingWords } from '../src/mail/finding-words.ts';
import { readingProblemWords } from '../src/mail/reading-problem-words.ts';
import { voiceOf } from '../src/mail/voice.ts';

const english = voiceOf('en', 'UTC');

export const inEnglish = (
  findings: readonly Finding[],
): (FindingWords & Pick<Finding, 'grade'>)[] =>
  findings.map((finding) => ({ grade: finding.grade, ...findingWords(finding, english) }));

export const doubtsInEnglish = (doubts: readonly Doubt[] = []): string[] =>
  doubts.map((doubt) => doubtWords(doubt, english));

export const problemInEnglish = (problem: ReadingProblem | null | undefined): string =>
  problem ? readingProblemWords(problem, english) : '';
