/** What mails tell of a mailing of the IPU. */
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import type { AdoptingBody, DecisionStatus, Manner, PersonStatus } from '../../domain/decision.ts';
import type { Violation } from '../../domain/violation.ts';

/** A decision as a reader of mail sees it. */
export interface DecisionView {
  readonly country: Country;
  readonly body: AdoptingBody;
  readonly session: number | null;
  readonly adopted: Day | null;
  readonly manner: Manner | null;
  readonly mps: number | null;
  /** `code` null where the text prints none. */
  readonly cases: readonly CaseView[];
  readonly collective: readonly string[];
  readonly violations: readonly Violation[];
  /** The paragraphs that ask something of parliaments, in the words of the decision. */
  readonly asks: readonly {
    readonly number: number;
    readonly text: string;
    readonly language: 'en' | 'fr';
  }[];
  /** What is new since the last decision on these cases; null: the desk knows none. */
  readonly changes: ChangesView | null;
  /** Of a corrigendum: when the decision that it replaces was received. */
  readonly corrects: Date | null;
}

/** What a decision says that the last one on the same cases did not. */
export interface ChangesView {
  /** When that one was adopted, where it is known. */
  readonly since: Day | null;
  readonly added: readonly CaseView[];
  readonly gone: readonly CaseView[];
  readonly newViolations: readonly Violation[];
  readonly goneViolations: readonly Violation[];
  readonly mps: { readonly from: number; readonly to: number } | null;
  readonly persons: readonly { readonly code: string; readonly status: PersonStatus }[];
  readonly status: DecisionStatus | null;
}

export interface CaseView {
  readonly code: string | null;
  readonly name: string;
}

/** What a clerk needs to check a decision at a glance, beside what members read of it. */
export interface ReviewView {
  /** The printed decision line and where it stands. */
  readonly source: {
    readonly filename: string;
    readonly page: number;
    readonly quotation: string;
  } | null;
  /** Another text of the same decision that came before. */
  readonly receivedBefore: Date | null;
  readonly nextSteps: readonly { readonly text: string; readonly on: Day | null }[];
  /** Names that are spelled otherwise than in the last decision. */
  readonly spellings: readonly {
    readonly code: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** What an understood mailing says, in figures and by decision. */
export interface MailingView {
  readonly subject: string;
  readonly received: Date;
  readonly mps: number;
  readonly countries: number;
  readonly decisions: readonly DecisionView[];
  readonly documents: readonly {
    readonly filename: string;
    readonly bytes: number;
    /** Where the reader finds it; null or left out: nowhere. */
    readonly link?: string | null;
  }[];
}

/** A committee's filing of a mailing. */
export interface RegistrationView {
  readonly committee: string;
  readonly committeeName: string;
  /** The whole number as filed, `2020-21 UPN Alm.del – Bilag 90`. */
  readonly number: string;
}
