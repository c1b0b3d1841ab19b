/** Mails on the way of a mailing to the members. */
import type { Day } from '../../domain/day.ts';
import type { Doubt } from '../../domain/doubt.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { ReadingProblem } from '../../domain/reading-problem.ts';
import type { RefusalReason } from '../../domain/refusal.ts';
import type { ReplyWay } from './letter.ts';
import type { MailingView, RegistrationView, ReviewView } from './mailing.ts';

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

/** A member whom a notice did not reach. */
export interface UntoldView {
  readonly name: string;
  readonly address: string;
  readonly reason: RefusalReason | null;
  /** The mail server's own words. */
  readonly said: string | null;
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

export interface DistributionMails {
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
    readonly notice: DistributionMails['notice'];
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
}
