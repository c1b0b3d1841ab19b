import type { Audited } from '../../domain/audited.ts';
import type { ReportChange } from '../../domain/report.ts';
import type { ReportAnswer } from '../../mail/mails/reports.ts';

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

/** What came of an order about a report. Carried out: in a word of the audit. Refused: nothing has changed. */
export type Ruling = Consequences &
  (
    | { readonly done: true; readonly outcome: Audited }
    | { readonly done: false; readonly outcome: string }
  );

interface Consequences {
  /** A draft gets a version of its own for it. */
  readonly change?: ReportChange;
  /** What the clerk is answered; a new version is answer enough. */
  readonly answer?: ReportAnswer;
  readonly details?: object;
}

export const carriedOut = (outcome: Audited, rest: Consequences = {}): Ruling => ({
  done: true,
  outcome,
  ...rest,
});

export const refused = (outcome: string, answer: ReportAnswer): Ruling => ({
  done: false,
  outcome,
  answer,
});
