import { z } from 'zod';
import { type Evidence, evidenceCodes } from '../../domain/evidence.ts';
import { evidenceWords } from '../../mail/evidence-words.ts';
import { english } from './english.ts';
import { named } from './named.ts';

/** What was found about a message. */
export const evidenceItem = named(
  'Evidence',
  z.object({
    code: z.enum(evidenceCodes).describe('What was found, for programs.'),
    words: z.string().describe('The same in words.'),
  }),
);

export const evidenceItems = (evidence: readonly Evidence[]) =>
  evidence.map((each) => ({ code: each.code, words: evidenceWords(each, english) }));
