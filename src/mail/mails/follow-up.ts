/** Mails on what committees owe. */
import type { ActionKind } from '../../domain/action.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import type { DeadlineExplanation } from '../../domain/deadline-explanation.ts';
import type { NextStep } from '../../domain/decision.ts';
import type { ReplyWay } from './letter.ts';
import type { MailingView, RegistrationView } from './mailing.ts';
import type { IntentionView, ReplyMails } from './replies.ts';

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

export interface FollowUpMails {
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
      ReplyMails['preferences-changed'],
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
}
