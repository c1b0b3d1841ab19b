/** Mails on what members and clerks write to the desk. */
import type { ActionKind, Visibility } from '../../domain/action.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import type { OrderNotDone } from '../../domain/order-fault.ts';
import type { Region } from '../../domain/region.ts';
import type { ReplyWay } from './letter.ts';

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

export interface ReplyMails {
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
}
