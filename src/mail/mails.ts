/** Every mail that the desk writes, and its data; templates and words stand in `templates/`. */
import type { ActionKind } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import type { AdoptingBody, DecisionStatus, Manner, PersonStatus } from '../domain/decision.ts';
import type { Violation } from '../domain/violation.ts';

/** Who writes: stands at the foot of every mail. */
export interface Sender {
  readonly chamber: string;
  /** Whom to ask. */
  readonly contactName: string;
  readonly contactAddress: string;
  readonly timeZone: string;
}

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
  readonly documents: readonly { readonly filename: string; readonly bytes: number }[];
}

/** A committee's filing of a mailing. */
export interface RegistrationView {
  readonly committee: string;
  readonly committeeName: string;
  /** The whole number as filed, `2020-21 UPN Alm.del – Bilag 90`. */
  readonly number: string;
}

/** A follow-up as a reminder lists it. */
export interface OwedView {
  readonly committee: string;
  readonly registration: string;
  readonly subject: string;
  readonly deadline: Day;
  /** Working days until the deadline; negative when it has passed. */
  readonly workingDaysLeft: number;
  readonly countries: readonly Country[];
  /** Types into `DONE …`, `WAIVE …`. */
  readonly code: string;
}

/** An action as a report or a receipt shows it. */
export interface ActionView {
  readonly kind: ActionKind;
  readonly doneOn: Day;
  readonly who: string;
  readonly countries: readonly Country[];
  readonly cases: readonly { readonly code: string; readonly name: string }[];
  /** The parliament's own words, as written. */
  readonly what: string | null;
}

/** A reply address and the words that go with it: `mailto:` links act without a page. */
export interface ReplyWay {
  readonly address: string;
  /** Printed in the body, so that a reply from another program finds home: `Ref: k3v9…`. */
  readonly reference: string;
}

/**
 * `release`: a quarantined mailing is read after all; `dismiss`: it is none of the IPU's; `treat`: what was
 * filed is a mailing; `retry`: what failed is tried again.
 */
export type PenOrder = 'release' | 'dismiss' | 'treat' | 'retry';

/** Each mail's name and what it needs; all of them get `sender` and the language beside this. */
export interface Mails {
  /** To members: what was decided on whom and what they can do. */
  notice: {
    /** The person as addressed, without a word of greeting, which the language adds: `Jens Bækgaard`. */
    readonly salutation: string;
    /** The clerk's own words above the notice; null for none. */
    readonly introduction: string | null;
    readonly mailing: MailingView;
    readonly reply: ReplyWay;
    readonly registrations: readonly RegistrationView[];
    /** True in trial mode: this went to a clerk instead of the member named. */
    readonly trialFor: string | null;
    /** A whole link, `mailto:…?subject=STOP`. */
    readonly unsubscribe: string;
  };
  /** To the clerk of the group: what was understood and what a reply does. */
  'approval-request': {
    readonly clerk: string;
    readonly mailing: MailingView;
    /** `Q7F3-K2MD`, typed as `APPROVE Q7F3-K2MD`. */
    readonly code: string;
    readonly reply: ReplyWay;
    /** The IPU says that it does not wait for a session. */
    readonly urgent: boolean;
    /** When it goes out by itself; null: only with a yes. */
    readonly goesOutAt: Date | null;
    readonly authenticity: {
      readonly genuine: boolean;
      readonly evidence: readonly string[];
      readonly forwardedBy: string | null;
    };
    readonly doubts: readonly string[];
    readonly unread: readonly { readonly filename: string; readonly problem: string }[];
    /** One for each decision of the mailing. */
    readonly review: readonly ReviewView[];
    readonly audience: {
      readonly total: number;
      readonly byLanguage: readonly { readonly language: string; readonly count: number }[];
      readonly without: readonly {
        readonly reason: 'left' | 'undeliverable' | 'stopped' | 'paused' | 'not-following';
        readonly count: number;
      }[];
    };
    readonly committees: readonly string[];
    /** The text of the notice as a member will read it. */
    readonly preview: string;
    readonly trial: boolean;
  };
  /** To a committee's clerk: filed under this number, follow-up due. */
  'committee-registered': {
    readonly clerk: string;
    readonly mailing: MailingView;
    readonly registration: RegistrationView;
    readonly deadline: Day;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To the clerk: a message that was put aside and why. */
  'message-quarantined': {
    readonly clerk: string;
    readonly from: string;
    readonly subject: string;
    readonly received: Date;
    readonly reason: string;
    readonly evidence: readonly string[];
    /** What the clerk can answer; nothing where there is nothing to decide. */
    readonly orders: readonly PenOrder[];
    /** `Q7F3-K2MD` of `RELEASE Q7F3-K2MD`. */
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To the administrator: something about the mailbox that a person should know; the desk goes on. */
  'desk-fault': {
    readonly clerk: string;
    /** In a few words: stands in the subject line. */
    readonly what: string;
    /** Sentences: what happened, and what the desk did. */
    readonly happened: string;
    readonly details: readonly string[];
    /** What the administrator can do. */
    readonly todo: string;
  };
  /** To the clerk: the distribution's account; every member is in exactly one figure. */
  'distribution-account': {
    readonly clerk: string;
    readonly subject: string;
    readonly members: number;
    readonly sent: number;
    readonly failed: readonly {
      readonly member: string;
      readonly address: string;
      readonly reason: string;
    }[];
    readonly uncertain: readonly { readonly member: string; readonly address: string }[];
    readonly bounced: readonly {
      readonly member: string;
      readonly address: string;
      readonly reason: string;
    }[];
    readonly registrations: readonly RegistrationView[];
  };
  /** To the clerk: a notice came back. */
  'delivery-bounced': {
    readonly clerk: string;
    readonly member: string;
    readonly address: string;
    readonly subject: string;
    readonly reason: string;
  };
  /** To the clerk: a member wrote; what may be recorded from it. */
  'reply-received': {
    readonly clerk: string;
    readonly member: string;
    readonly received: Date;
    readonly text: string;
    readonly suggestion: {
      readonly kinds: readonly ActionKind[];
      readonly cases: readonly { readonly code: string; readonly name: string }[];
      readonly doneOn: Day;
      readonly words: readonly string[];
    } | null;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To whoever reported it: recorded, thank you. */
  'action-recorded': { readonly salutation: string; readonly action: ActionView };
  /** To an authenticated person whose command was not understood: what is possible. */
  'command-not-understood': {
    readonly salutation: string;
    readonly line: string;
    readonly reason: string;
    readonly possible: readonly string[];
  };
  /** To a clerk: one digest of all that is owed. */
  reminder: {
    readonly clerk: string;
    readonly owed: readonly OwedView[];
    readonly reply: ReplyWay;
    readonly escalated: boolean;
  };
  /** To the clerk: the report before it goes to the IPU. */
  'report-draft': {
    readonly clerk: string;
    readonly code: string;
    readonly reply: ReplyWay;
    readonly to: string;
    readonly report: Mails['report'];
    /** The language in which the IPU will get it; by itself French for a French clerk, else English. */
    readonly reportLanguage?: 'en' | 'fr';
  };
  /** To the IPU: what the parliament did. In English or French. */
  report: {
    readonly number: number;
    readonly from: Day;
    readonly until: Day;
    readonly chamber: string;
    readonly figures: {
      readonly mailings: number;
      readonly cases: number;
      readonly countries: number;
      readonly membersInformed: number;
      readonly actions: number;
    };
    readonly byKind: readonly { readonly kind: ActionKind; readonly count: number }[];
    readonly actions: readonly ActionView[];
    readonly open: readonly {
      readonly committee: string;
      readonly subject: string;
      readonly deadline: Day;
    }[];
    readonly reply: ReplyWay;
  };
  /** To the clerk: the IPU answered a report. */
  'report-acknowledged': {
    readonly clerk: string;
    readonly number: number;
    readonly from: string;
    readonly text: string;
  };
}

export type MailName = keyof Mails;
