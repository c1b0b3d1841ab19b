/** The problems that the caged process may have with a file. */
import { z } from 'zod';
import { plainProblems, type ReadingProblem, wordFlaws } from '../../domain/reading-problem.ts';
import { printed } from './printed.ts';

const count = z.int().nonnegative();
const tooMany = z.enum(['pictures-too-many', 'files-too-many', 'entries-too-many']);
const tooLong = z.enum(['pdf-too-long', 'word-too-long']);
const files = z.array(printed);

export const readingProblem: z.ZodType<ReadingProblem> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(plainProblems) }),
  z.strictObject({ kind: z.literal('too-large'), megabytes: count, most: count }),
  z.strictObject({ kind: tooLong, pages: count, most: count }),
  z.strictObject({ kind: z.literal('pdf-page'), page: count }),
  z.strictObject({ kind: z.literal('word-damaged'), flaw: z.enum(wordFlaws) }),
  z.strictObject({ kind: tooMany, most: count }),
  z.strictObject({ kind: z.enum(['archive-locked', 'archive-damaged']), files, more: count }),
]);
