import type { Doubt } from '../../domain/doubt.ts';
import { doubtWords } from '../../mail/doubt-words.ts';
import { voiceOf } from '../../mail/voice.ts';

const english = voiceOf('en', 'UTC');

/** Doubts as the command line says them: in English. */
export const saidDoubts = (doubts: readonly Doubt[]): string[] =>
  doubts.map((doubt) => doubtWords(doubt, english));
