/** What the doctor says on the command line. */
import type { Finding } from '../src/domain/finding.ts';
import { type FindingWords, findingWords } from '../src/mail/finding-words.ts';
import { voiceOf } from '../src/mail/voice.ts';

const english = voiceOf('en', 'UTC');

export const inEnglish = (
  findings: readonly Finding[],
): (FindingWords & Pick<Finding, 'grade'>)[] =>
  findings.map((finding) => ({ grade: finding.grade, ...findingWords(finding, english) }));
