import type { Verdict } from '../domain/verdict.ts';

/**
 * Who may answer and give orders at all: a proven person of our house; and a proven stranger who
 * answers a mail of ours, since some members have their mail elsewhere. Whose the token is, is asked
 * where it is looked up.
 */
export const mayWrite = ({ result, method }: Verdict, answersUs: boolean): boolean =>
  result === 'internal' || (answersUs && result === 'unknown' && method !== 'none');
