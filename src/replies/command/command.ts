/** What a person may order by mail: the closed list, each with what it has to be told. */
import type { ActionKind, Visibility } from '../../domain/action.ts';
import type { NamedActor } from '../../domain/action-words.ts';
import type { CommandVerb } from '../../domain/command-verb.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';

export type Command =
  | {
      readonly kind: 'approve';
      readonly code: string;
      /** As named on the line, in capitals; none for all. */
      readonly committees: readonly string[];
      /** `APPROVE Q7F3-K2MD OFFICIAL`: to all members, whatever they chose. */
      readonly official: boolean;
      /** Free text below, which may take back what the line says: a person has to read it. */
      readonly note: string | null;
    }
  /** `HOLD Q7F3-K2MD UNTIL 5 January`. */
  | {
      readonly kind: 'hold';
      readonly code: string;
      readonly until: Day | null;
      /** It names a day, `UNTIL next week`, that could not be read. */
      readonly unclear: boolean;
      readonly note: string | null;
    }
  /** `INTRODUCTION Q7F3-K2MD`, the clerk's own words below: they stand above the notice. */
  | { readonly kind: 'introduce'; readonly code: string; readonly text: string | null }
  /** `SEND Q7F3-K2MD`: a notice to those who are still without it; `UNCERTAIN`: and to who may have it. */
  | { readonly kind: 'send'; readonly code: string; readonly uncertain: boolean }
  | { readonly kind: 'reject'; readonly code: string; readonly reason: string | null }
  /** `DONE meet-ambassadors PHL-08 3 December 2020`. */
  | {
      readonly kind: 'done';
      readonly action: ActionKind;
      readonly cases: readonly string[];
      /** As named on the line, `VEN` or `Venezuela`. */
      readonly countries: readonly Country[];
      readonly date: Day | null;
      /** `… PUBLIC`, `… INTERNAL`: who may read of it; null: not said. */
      readonly visibility: Visibility | null;
      /** `… NAMED`: who acted consents to be named outside of this parliament. */
      readonly named: boolean;
      readonly note: string | null;
    }
  /** `PLAN meet-ambassadors PHL-08 12 January`: what somebody will do. */
  | {
      readonly kind: 'plan';
      readonly action: ActionKind;
      readonly cases: readonly string[];
      readonly countries: readonly Country[];
      readonly date: Day | null;
      readonly note: string | null;
    }
  /** `DONE Q7F3-K2MD what we did`: a committee's follow-up. */
  | {
      readonly kind: 'settle';
      readonly code: string;
      readonly note: string | null;
      /** Where the note begins with a kind of action, as in `DONE Q7F3-K2MD meet-ambassadors VEN-13 12 January`. */
      readonly did: Did | null;
    }
  | { readonly kind: 'yes'; readonly code: string }
  /** `NO Q7F3-K2MD`: a reply says nothing of what the desk suggested. */
  | { readonly kind: 'no'; readonly code: string }
  /** `SNOOZE Q7F3-K2MD 14 because …`, `SNOOZE Q7F3-K2MD UNTIL 1 March …`: no reminders for so many days, or until a day. */
  | {
      readonly kind: 'snooze';
      readonly code: string;
      readonly days: number | null;
      readonly until: Day | null;
      readonly reason: string | null;
    }
  /** `ASSIGN Q7F3-K2MD Bo Kjær`: a clerk or a member looks after it. */
  | { readonly kind: 'assign'; readonly code: string; readonly to: string }
  | { readonly kind: 'note'; readonly code: string; readonly text: string }
  /** `SPLIT Q7F3-K2MD VEN-13 VEN-14`: these cases become a follow-up of their own. */
  | { readonly kind: 'split'; readonly code: string; readonly cases: readonly string[] }
  | { readonly kind: 'reopen'; readonly code: string; readonly reason: string | null }
  | { readonly kind: 'waive'; readonly code: string; readonly reason: string }
  /** `RELEASE Q7F3-K2MD`: a mailing that was put aside. */
  | { readonly kind: 'release'; readonly code: string }
  /** `RETRY Q7F3-K2MD`: a message in the pen. */
  | { readonly kind: 'retry'; readonly code: string }
  /** `READ Q7F3-K2MD`: a mailing is read again, with a password or with what is attached. */
  | { readonly kind: 'read'; readonly code: string; readonly password: string | null }
  /** `CORRECT Q7F3-K2MD GAB session 206`, more lines below. */
  | { readonly kind: 'correct'; readonly code: string; readonly lines: readonly string[] }
  /** `OMIT Q7F3-K2MD 3 5`: a report leaves these actions out; `INTERNAL`: and none tells them. */
  | {
      readonly kind: 'omit';
      readonly code: string;
      readonly numbers: readonly number[];
      readonly internal: boolean;
    }
  /** `ADD Q7F3-K2MD meet-ambassadors VEN-13 12 January BY presidency`, words below: an action for a report. */
  | {
      readonly kind: 'add';
      readonly code: string;
      readonly did: Did;
      /** Null: the parliament. */
      readonly actor: NamedActor | null;
    }
  /** `WITHDRAW Q7F3-K2MD 3 because …`: an action of a report did not happen. */
  | {
      readonly kind: 'withdraw';
      readonly code: string;
      readonly number: number;
      readonly reason: string | null;
    }
  /** `REPORT`: draft a report now. */
  | { readonly kind: 'report' }
  /** A member's own wishes; `wish` is read where it is carried out. */
  | { readonly kind: 'preference'; readonly verb: PreferenceVerb; readonly wish: string }
  | { readonly kind: 'status' }
  | {
      readonly kind: 'not-understood';
      readonly line: string;
      readonly possible: readonly string[];
    };

/** What was done, told within another order. */
export type Did = Omit<Extract<Command, { kind: 'done' }>, 'kind'>;

const preferenceVerbs = [
  'follow',
  'unfollow',
  'pause',
  'resume',
  'language',
  'digest',
  'stop',
] as const;
export type PreferenceVerb = (typeof preferenceVerbs)[number];
export const isPreference = (verb: CommandVerb): verb is PreferenceVerb =>
  (preferenceVerbs as readonly string[]).includes(verb);
