import type { ReportChange } from '../../domain/report.ts';
import type { ReportAnswer } from '../../mail/mails.ts';

/** Whose hand an order came from. */
export interface Hand {
  /** Id of the clerk. */
  readonly by: string;
  readonly at: Date;
  /** Id of the mail that gave it; null: it was given on the console. */
  readonly message: string | null;
  /** Id of the order's command. */
  readonly order: string;
}

/** What came of an order about a report. */
export interface Ruling {
  readonly done: boolean;
  /** In a word or two: for the command's row and the audit. */
  readonly outcome: string;
  /** A draft gets a version of its own for it. */
  readonly change?: ReportChange;
  /** What the clerk is answered; a new version is answer enough. */
  readonly answer?: ReportAnswer;
  readonly details?: object;
}

export const carriedOut = (
  outcome: string,
  rest: Omit<Ruling, 'done' | 'outcome'> = {},
): Ruling => ({
  done: true,
  outcome,
  ...rest,
});

export const refused = (outcome: string, answer: ReportAnswer): Ruling => ({
  done: false,
  outcome,
  answer,
});
