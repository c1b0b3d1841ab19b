/** Problems as they travel through zod: in the parameters of its issues. */
import type { z } from 'zod';
import type { Problem } from './fault.ts';

/** For `addIssue` and `refine`. */
export const issueOf = (problem: Problem) => ({ code: 'custom', params: { problem } }) as const;

/** A value of the wrong type is one of our own problems too. */
export function problemOf(issue: z.core.$ZodIssue): Problem {
  if (issue.code === 'custom')
    return (issue.params?.problem as Problem | undefined) ?? { code: 'unreadable' };
  if (issue.code === 'invalid_union') return { code: 'not-an-id' };
  if (issue.code !== 'invalid_type') return { code: 'unreadable' };
  if (issue.expected === 'string') return { code: 'not-a-text' };
  if (issue.expected === 'array') return { code: 'not-a-list' };
  return issue.expected === 'object' ? { code: 'not-an-object' } : { code: 'unreadable' };
}
