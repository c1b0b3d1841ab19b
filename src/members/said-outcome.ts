/** What an import did, or would do, in words of the reader's language; as values that travel as JSON. */
import { type Voice, voiceOf } from '../mail/voice.ts';
import type { Fault, Problem, ProblemCode } from './fault.ts';
import { importWords, type WishNames } from './import-words.ts';
import type { ImportDone, ImportOutcome } from './outcome.ts';

interface SaidProblem {
  readonly code: ProblemCode;
  /** The same in words. */
  readonly problem: string;
}

export type SaidFault = Omit<Fault, 'problem'> & SaidProblem;

export interface SaidDone extends Omit<ImportDone, 'format' | 'notes' | 'refusedFor'> {
  /** How the file was understood: `semicolons, windows-1252`. */
  readonly format: string;
  readonly notes: readonly string[];
  /** Why it would be refused; of dry runs only. */
  readonly refusedFor: SaidProblem | null;
}

export interface SaidRefused {
  readonly ok: false;
  readonly format: string;
  readonly faults: readonly SaidFault[];
}

export type SaidOutcome = SaidDone | SaidRefused;

/** @param wishes what the reader calls them */
export function saidIn(voice: Voice, wishes: WishNames, outcome: ImportOutcome): SaidOutcome {
  const words = importWords(voice, wishes);
  const said = (problem: Problem): SaidProblem => ({
    code: problem.code,
    problem: words.problem(problem),
  });
  const format = words.format(outcome.format);
  if (!outcome.ok) {
    const faults = outcome.faults.map(({ problem, ...where }) => ({ ...where, ...said(problem) }));
    return { ok: false, format, faults };
  }
  const { notes, refusedFor } = outcome;
  return {
    ...outcome,
    format,
    notes: notes.map(words.note),
    refusedFor: refusedFor && said(refusedFor),
  };
}

/** For programs and the command line: in English, with the flags of `desk members import`. */
export const saidToPrograms = (outcome: ImportOutcome): SaidOutcome =>
  saidIn(voiceOf('en', 'UTC'), { complete: '--complete', evenSo: '--even-so' }, outcome);
