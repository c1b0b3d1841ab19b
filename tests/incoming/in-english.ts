/** What was found about a mail, as the command line says it. */
import type { Evidence } from '../../src/domain/evidence.ts';
import { evidenceLines } from '../../src/mail/evidence-words.ts';
import { voiceOf } from '../../src/mail/voice.ts';

const english = voiceOf('en', 'UTC');

export const inEnglish = (evidence: readonly Evidence[]): string[] =>
  evidenceLines(evidence, english);
