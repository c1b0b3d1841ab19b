/** Every mail that the desk writes, and its data; templates and words stand in `templates/`. */
import type { ActionKind, Visibility } from '../domain/action.ts';
import type { AsideReason } from '../domain/aside.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import type { DeadlineExplanation } from '../domain/deadline-explanation.ts';
import type {
  AdoptingBody,
  DecisionStatus,
  Manner,
  NextStep,
  PersonStatus,
} from '../domain/decision.ts';
import type { DeskFault } from '../domain/desk-fault.ts';
import type { Doubt } from '../domain/doubt.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { OrderFault, OrderNotDone } from '../domain/order-fault.ts';
import type { ReadingProblem } from '../domain/reading-problem.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import type { Region } from '../domain/region.ts';
import type { ReportChange, ReportOccasion } from '../domain/report.ts';
import type { ReportContent } from '../domain/report-content.ts';
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
  readonly documents: readonly {
    readonly filename: string;
    readonly bytes: number;
    /** Where the reader finds it; null or left out: nowhere. */
    readonly link?: string | null;
  }[];
}

/** What a notice tells of one mailing. */
export interface NoticePart {
  /** Of an extract: only the decisions that the member follows, and their figures and documents. */
  readonly mailing: MailingView;
  /** The clerk's own words above the notice; null for none. */
  readonly introduction: string | null;
  readonly registrations: readonly RegistrationView[];
  /** How many countries the whole mailing is about, where this is an extract; null: it is whole. */
  readonly extractOf: number | null;
  /** True where the documents come with the mail. */
  readonly attached: boolean;
}

/** A committee's filing of a mailing. */
export interface RegistrationView {
  readonly committee: string;
  readonly committeeName: string;
  /** The whole number as filed, `2020-21 UPN Alm.del – Bilag 90`. */
  readonly number: string;
}

/** A member whom a notice did not reach. */
export interface UntoldView {
  readonly name: string;
  readonly address: string;
  readonly reason: RefusalReason | null;
  /** The mail server's own words. */
  readonly said: string | null;
}

/** A follow-up as reminders and overviews list it. */
export interface OwedView {
  readonly committee: string;
  readonly registration: string;
  readonly subject: string;
  readonly deadline: Day;
  /** Working days until the deadline; negative when it has passed. */
  readonly workingDaysLeft: number;
  readonly countries: readonly Country[];
  /** The cases that it is about, where it is about some of the mailing's only. */
  readonly cases: readonly string[];
  /** How the deadline came about, in the reader's language; null where nothing needs saying. */
  readonly explained: string | null;
  /** Who looks after it, where that is not the reader. */
  readonly owner: string | null;
  /** No reminders before this day. */
  readonly snoozedUntil: Day | null;
  /** Types into `DONE …`, `WAIVE …`. */
  readonly code: string;
}

/** A deadline and how it came about; weekends go without saying. */
export type DeadlineView = Omit<DeadlineExplanation, 'weekendDays'>;

/** A day on which the IPU or a court does something about a case. */
export interface DateToWatchView {
  readonly on: Day;
  readonly kind: NextStep['kind'];
  readonly country: Country;
  /** The sentence of the decision that says so. */
  readonly text: string;
}

/** What came of an order about a follow-up; from `closed` on nothing was changed. */
export type FollowUpAnswer =
  | { readonly kind: 'done'; readonly reason: string | null; readonly action?: ActionKind | null }
  | { readonly kind: 'waived'; readonly reason: string }
  /** The desk closed it: a corrigendum replaces its mailing. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'snoozed'; readonly until: Day; readonly reason: string }
  | { readonly kind: 'awake' }
  /** `committee`: the code with which it is given back. */
  | { readonly kind: 'assigned'; readonly name: string; readonly committee: string }
  | { readonly kind: 'handed-back'; readonly names: readonly string[] }
  | { readonly kind: 'noted'; readonly text: string }
  /** `code`: of the part that was made. */
  | { readonly kind: 'split'; readonly cases: readonly string[]; readonly code: string }
  | { readonly kind: 'reopened' }
  | {
      readonly kind: 'closed';
      readonly waived: boolean;
      readonly name: string;
      readonly at: Date;
    }
  | { readonly kind: 'open-already' }
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'no-days' }
  | { readonly kind: 'past-day'; readonly day: Day }
  /** In working days. */
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'nobody'; readonly name: string; readonly possible: readonly string[] }
  | { readonly kind: 'several'; readonly name: string; readonly possible: readonly string[] }
  /** In trial mode members get nothing. */
  | { readonly kind: 'trial' }
  | {
      readonly kind: 'not-its-cases';
      readonly cases: readonly string[];
      readonly possible: readonly string[];
    }
  | { readonly kind: 'nothing-left' }
  /** The reader looks after it no more. */
  | { readonly kind: 'not-yours'; readonly names: readonly string[] };

/** What somebody said that they would do. */
export interface IntentionView {
  readonly kind: ActionKind;
  /** Null: no day was named. */
  readonly plannedFor: Day | null;
  readonly countries: readonly Country[];
  readonly cases: readonly string[];
  /** In their own words. */
  readonly what: string | null;
}

/** An action as a report or a receipt shows it. */
interface ActionView {
  readonly kind: ActionKind;
  readonly doneOn: Day;
  readonly who: string;
  readonly countries: readonly Country[];
  readonly cases: readonly { readonly code: string; readonly name: string }[];
  /** The parliament's own words, as written. */
  readonly what: string | null;
}

/** An action as whoever reported it is thanked for it. */
export interface RecordedView extends ActionView {
  readonly visibility: Visibility;
  /** Names of the files that prove it. */
  readonly files: readonly string[];
}

/** What a member said that they would do. */
export interface PlannedView extends Omit<ActionView, 'doneOn' | 'who'> {
  /** Null: no day was named. */
  readonly plannedFor: Day | null;
}

/** What a reply may say that was done, or is planned. */
export interface SuggestedView {
  readonly kind: ActionKind;
  readonly planned: boolean;
  readonly cases: ActionView['cases'];
  readonly countries: readonly Country[];
  /** The day that it names; null: none. */
  readonly on: Day | null;
  readonly words: string;
}

/** What became of an order about a member's reply. */
export type ReplyAnswer = 'filed' | 'filed-before' | 'recorded-before' | 'nothing-suggested';

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

/** A mailing that a message may be about. */
export interface PerhapsAbout {
  readonly subject: string;
  readonly received: Date;
  /** The register number that the message names; null: it is known by its subject. */
  readonly registration: string | null;
}

/** What a yes was said to. */
export interface ApprovalScope {
  /** As named; none: all of them, and every member. */
  readonly committees: readonly string[];
  readonly official: boolean;
}

/** What is answered to an order about a mailing, and what the others who decide are told of it. */
export type ApprovalAnswer =
  /** The first of two. */
  | {
      readonly kind: 'recorded';
      readonly scope: ApprovalScope;
      /** Who can say the second. */
      readonly needed: readonly string[];
    }
  | {
      readonly kind: 'one-more';
      readonly who: string;
      readonly at: Date;
      readonly scope: ApprovalScope;
    }
  /** The second yes was for something else than the first. */
  | {
      readonly kind: 'differs';
      readonly who: string;
      readonly at: Date;
      readonly scope: ApprovalScope;
    }
  /** It was changed after the mail that was answered: the reader is asked anew. */
  | { readonly kind: 'changed'; readonly who: string; readonly at: Date }
  /** The same person twice. */
  | {
      readonly kind: 'another-person';
      readonly at: Date;
      readonly scope: ApprovalScope;
      readonly needed: readonly string[];
    }
  | {
      readonly kind: 'held';
      /** Null: the reader. */
      readonly who: string | null;
      readonly until: Day | null;
      /** When it then goes out by itself; null: the reader is asked anew, or nobody named a day. */
      readonly goesOutAt: Date | null;
      /** The line names a day that could not be read. */
      readonly unclear: boolean;
      /** Somebody had said yes before, which counts no more. */
      readonly voided: boolean;
    }
  | { readonly kind: 'past-day'; readonly until: Day }
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  /** From here on: it came too late, or somebody else was first. */
  | { readonly kind: 'approved'; readonly who: readonly string[]; readonly at: Date }
  | { readonly kind: 'went-out'; readonly at: Date }
  | {
      readonly kind: 'rejected';
      readonly who: string;
      readonly at: Date;
      readonly reason: string | null;
    }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'put-aside' }
  | { readonly kind: 'being-read' }
  | { readonly kind: 'waits' };

/** Each mail's name and what it needs; all of them get `sender` and the language beside this. */
export interface Mails {
  /** To members: what was decided on whom and what they can do. */
  notice: NoticePart & {
    /** The person as addressed, without a word of greeting, which the language adds: `Jens Bækgaard`. */
    readonly salutation: string;
    /** Further mailings of the same day, told in this mail too (daily digest). */
    readonly also: readonly NoticePart[];
    /** The picture of the countries concerned: the Content-ID of an attachment; null for none. */
    readonly map: string | null;
    /** The presidency sends it to all: it cannot be stopped. */
    readonly official: boolean;
    readonly reply: ReplyWay;
    /** The page on which the member changes what they get; null where there is none. */
    readonly page: string | null;
    /** True in trial mode: this went to a clerk instead of the member named. */
    readonly trialFor: string | null;
    /** A whole link, `mailto:…?subject=STOP`; null where the notice cannot be stopped. */
    readonly unsubscribe: string | null;
  };
  /** To each who decides on mailings: what was understood, who gets what, and what a reply does. */
  'approval-request': {
    readonly clerk: string;
    /** The notice as a member will get it, but for its links: these act for nobody. Its mailing is what was understood. */
    readonly notice: Mails['notice'];
    /** `Q7F3-K2MD`, typed as `APPROVE Q7F3-K2MD`. */
    readonly code: string;
    readonly reply: ReplyWay;
    /** The IPU says that it does not wait for a session. */
    readonly urgent: boolean;
    /** When it goes out by itself; null: only with a yes. */
    readonly goesOutAt: Date | null;
    /** Somebody keeps it back. */
    readonly held: boolean;
    /** The day until which it was kept back, which is why the clerk is asked anew. */
    readonly heldUntil: Day | null;
    /** How many have to say yes. */
    readonly persons: 1 | 2;
    /** Names of the others who are asked. */
    readonly others: readonly string[];
    readonly authenticity: {
      readonly genuine: boolean;
      readonly evidence: readonly Evidence[];
      readonly forwardedBy: string | null;
    };
    readonly doubts: readonly Doubt[];
    /** All that came; members get those that decide something. */
    readonly documents: readonly { readonly filename: string; readonly bytes: number }[];
    readonly unread: readonly {
      readonly filename: string;
      readonly problem: ReadingProblem;
    }[];
    /** One for each decision of the mailing. */
    readonly review: readonly ReviewView[];
    readonly audience: {
      readonly total: number;
      readonly byLanguage: readonly { readonly language: string; readonly count: number }[];
      /** Who sits in several is counted in each. */
      readonly byCommittee: readonly { readonly committee: string; readonly count: number }[];
      readonly inNone: number;
      /** See only the decisions on what they follow. */
      readonly extracts: number;
      readonly digests: number;
      readonly without: readonly {
        readonly reason: 'left' | 'undeliverable' | 'stopped' | 'paused' | 'not-following';
        readonly count: number;
      }[];
      /** How many get it when it is official. */
      readonly official: number;
    };
    readonly committees: readonly string[];
    /** Who gets the notices instead of members, in trial mode. */
    readonly trialTo: string | null;
  };
  /** To whoever decides on mailings: what became of an order, or what another one has said. */
  'approval-answer': {
    readonly clerk: string;
    /** Of the mailing. */
    readonly mailingSubject: string;
    readonly received: Date;
    readonly answer: ApprovalAnswer;
    /** It could not be carried out. */
    readonly refused: boolean;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To a committee's clerk: filed under this number, follow-up due. */
  'committee-registered': {
    readonly clerk: string;
    readonly mailing: MailingView;
    readonly registration: RegistrationView;
    readonly deadline: DeadlineView;
    /** The next of the dates that its decisions announce. */
    readonly watch: readonly DateToWatchView[];
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To a clerk or member: somebody asks them to look after a follow-up. */
  'follow-up-assigned': {
    readonly salutation: string;
    /** Who asks. */
    readonly by: string;
    readonly registration: RegistrationView;
    readonly mailingSubject: string;
    readonly countries: readonly Country[];
    /** Where it is about some of the mailing's cases only. */
    readonly cases: readonly string[];
    readonly deadline: DeadlineView;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To who gave an order about a follow-up, and to those who look after it. */
  'follow-up-changed': {
    readonly salutation: string;
    /** Who gave the order; null: the reader, or the desk itself. */
    readonly by: string | null;
    /** The register number; empty where there is none. */
    readonly registration: string;
    readonly mailingSubject: string;
    readonly answer: FollowUpAnswer;
    /** It could not be carried out. */
    readonly refused: boolean;
    /** Of what is still open. */
    readonly deadline: Day | null;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To a clerk or member: holidays or recess of the configuration changed, and deadlines with them. */
  'deadline-moved': {
    readonly salutation: string;
    readonly moved: readonly {
      readonly committee: string;
      readonly registration: string;
      readonly subject: string;
      /** As it was told before. */
      readonly before: Day;
      readonly deadline: DeadlineView;
    }[];
    readonly reply: ReplyWay;
  };
  /** To the clerk: a message that was put aside and why. */
  'message-quarantined': {
    readonly clerk: string;
    readonly from: string;
    readonly subject: string;
    readonly received: Date;
    readonly reason: AsideReason;
    readonly evidence: readonly Evidence[];
    /** Of the order that it brings. */
    readonly fault?: OrderFault;
    /** A guess for the clerk, by a register number or the subject; nothing rests on it. */
    readonly mayBeAbout?: readonly PerhapsAbout[];
    /** What the clerk can answer; nothing where there is nothing to decide. */
    readonly orders: readonly PenOrder[];
    /** `Q7F3-K2MD` of `RELEASE Q7F3-K2MD`. */
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To the clerk, once a day and person: somebody was answered as often as anybody is in a day. */
  'answers-held': {
    readonly clerk: string;
    readonly name: string;
    readonly address: string;
    /** Answers within 24 hours. */
    readonly count: number;
  };
  /** To the administrator: something about mailbox or mail server that a person should know. */
  'desk-fault': {
    readonly clerk: string;
    readonly fault: DeskFault;
  };
  /** To the clerk: the distribution's account; every member is in exactly one figure. */
  'distribution-account': {
    readonly clerk: string;
    readonly subject: string;
    /** It follows a sending to those who were missing. */
    readonly again: boolean;
    /** All who have to do with it: the sum of the figures. */
    readonly members: number;
    /** By what became of it (`told.…` in the catalogues); those that nobody is in are left out. */
    readonly figures: readonly { readonly state: string; readonly count: number }[];
    readonly failed: readonly UntoldView[];
    readonly bounced: readonly UntoldView[];
    readonly uncertain: readonly UntoldView[];
    /** How many more names stand in the attached table only. */
    readonly notNamed: number;
    readonly registrations: readonly RegistrationView[];
    /** `Q7F3-K2MD` of `SEND Q7F3-K2MD`. */
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To the clerk: a notice came back. */
  'delivery-bounced': {
    readonly clerk: string;
    readonly member: string;
    readonly address: string;
    /** Where the member's mail is passed on to; null: nowhere. */
    readonly forwardedTo: string | null;
    readonly subject: string;
    readonly reason: RefusalReason;
    /** The mail server's own words. */
    readonly said: string;
    /** The address gets nothing more until it is corrected. */
    readonly dead: boolean;
  };
  /** To the clerk: a member wrote; what may be recorded from it. */
  'reply-received': {
    readonly clerk: string;
    readonly member: string;
    readonly received: Date;
    readonly text: string;
    /** What it may mean, each with the words that it rests on; none: nothing was recognised. */
    readonly suggestions: readonly SuggestedView[];
    /** The day that counts as the day of an action where the text names none. */
    readonly writtenOn: Day;
    /** Names of the files that came with it. */
    readonly files: readonly string[];
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To whoever reported it: recorded, thank you. */
  'action-recorded': {
    readonly salutation: string;
    /** It had been recorded before, and nothing was added. */
    readonly repeated: boolean;
    readonly actions: readonly RecordedView[];
    readonly planned: readonly PlannedView[];
    readonly reply: ReplyWay;
  };
  /** To a clerk who decided on a member's reply: what holds for it. */
  'reply-answer': {
    readonly clerk: string;
    readonly member: string;
    readonly received: Date;
    readonly answer: ReplyAnswer;
    /** Whether the desk suggests something that can be recorded. */
    readonly suggested: boolean;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To a member who said that they would act: once, and all that is due in one letter. */
  'intention-reminder': {
    readonly salutation: string;
    readonly planned: readonly (PlannedView & {
      readonly saidOn: Day;
      /** `Q7F3-K2MD` of `NO Q7F3-K2MD`. */
      readonly code: string;
    })[];
    readonly reply: ReplyWay;
  };
  /** To a member: what they chose, by a word or on their page, and how to change it. */
  'preferences-changed': {
    readonly salutation: string;
    /** Null: everything. */
    readonly follows: {
      readonly countries: readonly Country[];
      readonly regions: readonly Region[];
      /** The name is empty where the desk does not know the case yet. */
      readonly cases: readonly { readonly code: string; readonly name: string }[];
    } | null;
    /** The notices of a day in one mail. */
    readonly digest: boolean;
    /** `until` null: until the member says so. */
    readonly paused: { readonly until: Day | null } | null;
    readonly stopped: boolean;
    readonly changedAt: Date;
    /** False: by a mail. */
    readonly onPage: boolean;
    /** The member's page; null where there is none. */
    readonly page: string | null;
    readonly reply: ReplyWay;
  };
  /** To an authenticated person whose order was not understood, or could not be carried out: why, and what is possible. */
  'order-not-done': { readonly salutation: string; readonly line: string } & OrderNotDone;
  /** To a clerk or member: one digest of all that they owe. */
  reminder: {
    readonly clerk: string;
    /** What a reminder has come due for. */
    readonly owed: readonly OwedView[];
    /** What is open besides. */
    readonly also: readonly OwedView[];
    readonly reply: ReplyWay;
    /** Some of it goes beyond those who look after it: nobody reacted. */
    readonly escalated: boolean;
    /** The deadlines come with it as a calendar file. */
    readonly attached: boolean;
    /** The reader's private calendar; null where there is none. */
    readonly calendar: string | null;
  };
  /** To whoever asked `STATUS`: where everything stands that is theirs. */
  'status-overview': {
    readonly salutation: string;
    readonly at: Date;
    /** Overdue, open and snoozed, in this order. */
    readonly overdue: readonly OwedView[];
    readonly open: readonly OwedView[];
    readonly snoozed: readonly OwedView[];
    readonly closed: readonly {
      readonly committee: string;
      readonly registration: string;
      readonly subject: string;
      readonly closedOn: Day;
      readonly waived: boolean;
      readonly reason: string | null;
      /** Types into `REOPEN …`. */
      readonly code: string;
    }[];
    /** What a member chose to get; null for a clerk. */
    readonly preferences: Omit<
      Mails['preferences-changed'],
      'salutation' | 'changedAt' | 'onPage' | 'page' | 'reply'
    > | null;
    /** What a member said that they would do. */
    readonly plans: readonly IntentionView[];
    /** A clerk's private calendar, or a member's page; null where there is none. */
    readonly calendar: string | null;
    readonly page: string | null;
    readonly reply: ReplyWay;
  };
  /** To the clerk of the group, once a week. */
  'weekly-overview': {
    readonly clerk: string;
    readonly week: number;
    readonly from: Day;
    readonly until: Day;
    readonly received: readonly { readonly subject: string; readonly on: Day }[];
    readonly settled: readonly {
      readonly committee: string;
      readonly registration: string;
      readonly closedOn: Day;
      readonly waived: boolean;
      readonly reason: string | null;
    }[];
    /** Actions recorded. */
    readonly actions: number;
    readonly overdue: readonly {
      readonly committee: string;
      readonly registration: string;
      readonly deadline: Day;
      readonly workingDaysLate: number;
      readonly owner: string;
    }[];
    /** Follow-ups that are open and not overdue. */
    readonly open: number;
    /** Mailings and messages that wait for a clerk. */
    readonly aside: readonly { readonly subject: string; readonly since: Day }[];
    /** Members whose replies wait for a yes. */
    readonly replies: readonly { readonly member: string; readonly on: Day }[];
    readonly reports: readonly {
      readonly number: number;
      readonly from: Day;
      readonly until: Day;
    }[];
    readonly bounces: number;
    /** Members to whom nothing can be sent any more, since this week. */
    readonly unreachable: readonly { readonly member: string; readonly address: string }[];
    /** What the IPU has announced. */
    readonly dates: readonly {
      readonly on: Day;
      readonly country: Country;
      readonly text: string;
    }[];
    readonly plans: readonly (IntentionView & { readonly member: string })[];
    readonly reply: ReplyWay;
  };
  /** To each who decides on reports: the report as it will go to the IPU, and what a reply does. */
  'report-draft': {
    readonly clerk: string;
    readonly code: string;
    readonly reply: ReplyWay;
    readonly to: string;
    /** Counted from 1. */
    readonly version: number;
    readonly occasion: ReportOccasion;
    /** What made this version, and the name of who did; null: the desk. */
    readonly change: ReportChange & { readonly who: string | null };
    /** Two persons have to approve; whoever has said yes to this version already. */
    readonly twoPersons: boolean;
    readonly approvedBy: string | null;
    /** Actions of this time that the report does not tell, because they are internal. */
    readonly internal: number;
    readonly report: ReportView;
    /** Names of what will be attached: the report as PDF and data, and evidence. */
    readonly files: readonly { readonly filename: string; readonly bytes: number }[];
  };
  /** To a clerk who gave an order about a report that changed nothing in a draft, or not in this one. */
  'report-answer': {
    readonly clerk: string;
    readonly number: number;
    readonly answer: ReportAnswer;
    /** It could not be carried out. */
    readonly refused: boolean;
    readonly code: string;
    readonly reply: ReplyWay;
  };
  /** To the IPU: what the parliament did. In English or French. */
  report: ReportView & { readonly reply: ReplyWay };
  /** To each who decides on reports: it was sent, and how what it says is put right. */
  'report-sent': {
    readonly clerk: string;
    readonly code: string;
    readonly reply: ReplyWay;
    readonly to: string;
    readonly sentAt: Date;
    readonly report: ReportView;
  };
  /** To the clerk: the IPU has not answered a report. */
  'report-unanswered': {
    readonly clerk: string;
    readonly number: number;
    readonly to: string;
    readonly sentOn: Day;
    readonly days: number;
  };
  /** To a clerk who wants to see the console: each way opens it once. */
  'sign-in': {
    readonly clerk: string;
    readonly link: string;
    /** `Q7F3-K2MD`, to be typed where it was asked for. */
    readonly code: string;
    /** How long both are good. */
    readonly minutes: number;
  };
  /** To the clerk: the IPU answered a report. */
  'report-acknowledged': {
    readonly clerk: string;
    readonly number: number;
    readonly from: string;
    readonly text: string;
    /** It asks something: somebody has to answer. */
    readonly asks: boolean;
  };
}

/** A report as mails show it. */
export interface ReportView {
  readonly content: ReportContent;
  /** The map picture of its countries: the Content-ID of an attachment; null for none. */
  readonly map: string | null;
}

/** What holds for a clerk's order about a report. */
export type ReportAnswer =
  /** It was changed after the mail that was answered; the clerk has the new version in another mail. */
  | { readonly kind: 'changed' }
  | {
      readonly kind: 'too-late';
      readonly state: 'approved' | 'sent' | 'acknowledged' | 'discarded';
    }
  /** The first of two yeses is noted; the names of who can say the second. */
  | { readonly kind: 'first-yes'; readonly needed: readonly string[] }
  | { readonly kind: 'another-person'; readonly needed: readonly string[] }
  /** Numbers that no action of the report has; it has those from 1 to `last`. */
  | { readonly kind: 'no-such-action'; readonly numbers: readonly number[]; readonly last: number }
  /** An action that this report told was corrected or withdrawn: the next report will say so. */
  | {
      readonly kind: 'next-report';
      readonly action: number;
      readonly change: 'corrected' | 'withdrawn';
    }
  /** What was added is in the next report, as this one has gone. */
  | { readonly kind: 'added-for-next' }
  /** The field cannot hold that, or there is no such field. */
  | { readonly kind: 'not-a-value'; readonly field: string; readonly value: string }
  /** Nothing has changed by it. */
  | { readonly kind: 'same' }
  /** A draft waits already. */
  | { readonly kind: 'draft-waits' };

export type MailName = keyof Mails;
