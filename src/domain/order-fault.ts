/** Why a person's order was not carried out, as they are answered; its words are the catalogues'. */
import type { CorrectableField } from './correction.ts';
import type { Country } from './country.ts';
import type { LeftOutCount, ResendRefused } from './left-out.ts';
import type { Region } from './region.ts';

/** What is not plain about what a member wishes for themselves. */
export const wishFaults = [
  'follow-what',
  'not-known',
  'several',
  'follows-everything',
  'not-followed',
  'in-region',
  'last-one',
  'which-day',
  'day-past',
  'which-language',
  'on-or-off',
  'nothing-more',
  'is-stopped',
] as const;
export type WishFault = (typeof wishFaults)[number];

export type OrderFault =
  /** The first line is none. */
  | { readonly kind: 'no-order' }
  | { readonly kind: 'incomplete' }
  /** Not issued to this person, or no longer good. */
  | { readonly kind: 'unknown-code'; readonly code: string }
  /** It came with a code from somebody who has tried too many. */
  | { readonly kind: 'codes-not-taken' }
  /** A clerk gave an order that is about a member's notices. */
  | { readonly kind: 'for-members'; readonly verb: string }
  | {
      readonly kind: 'unknown-committee';
      readonly named: readonly string[];
      readonly known: readonly string[];
    }
  /** The text below an approval names committees, and its line none. */
  | { readonly kind: 'committees-in-text'; readonly named: readonly string[] }
  /** It does not answer a notice. */
  | { readonly kind: 'which-notice' }
  /** `PLAN` from a committee. */
  | { readonly kind: 'committee-plans' }
  /** `HOLD` for a report. */
  | { readonly kind: 'report-waits' }
  /** An approval of a report names committees. */
  | { readonly kind: 'report-as-a-whole' }
  /** A line of `CORRECT` begins with no country of the mailing. */
  | { readonly kind: 'no-decision'; readonly line: string }
  /** Or with one on which there are several decisions. */
  | { readonly kind: 'several-decisions'; readonly line: string; readonly count: number }
  | { readonly kind: 'no-field'; readonly field: string }
  | { readonly kind: 'no-value'; readonly field: CorrectableField; readonly written: string }
  | {
      readonly kind: 'wish';
      readonly wrong: WishFault;
      /** The words that it is about. */
      readonly words: string;
      readonly region?: Region;
      readonly country?: Country;
    }
  /** `SEND`, and nobody is left whom it could be sent to. */
  | { readonly kind: 'nobody-to-send'; readonly leftOut: readonly LeftOutCount[] }
  | { readonly kind: 'not-sent'; readonly because: ResendRefused };

const wishIsPlain: Record<WishFault, boolean> = {
  'follow-what': false,
  'not-known': false,
  several: false,
  'follows-everything': true,
  'not-followed': true,
  'in-region': true,
  'last-one': false,
  'which-day': false,
  'day-past': true,
  'which-language': false,
  'on-or-off': false,
  'nothing-more': false,
  'is-stopped': true,
};

const orderIsPlain: Record<Exclude<OrderFault['kind'], 'wish'>, boolean> = {
  'no-order': false,
  incomplete: false,
  'unknown-code': true,
  'codes-not-taken': true,
  'for-members': true,
  'unknown-committee': true,
  'committees-in-text': false,
  'which-notice': false,
  'committee-plans': true,
  'report-waits': true,
  'report-as-a-whole': true,
  'no-decision': false,
  'several-decisions': false,
  'no-field': false,
  'no-value': false,
  'nobody-to-send': true,
  'not-sent': true,
};

/** Whether it was plain what was ordered, and it could not be carried out; else it was not understood. */
export const isRefused = (fault: OrderFault): boolean =>
  fault.kind === 'wish' ? wishIsPlain[fault.wrong] : orderIsPlain[fault.kind];

/** The answer to an order that was not carried out. */
export interface OrderNotDone {
  readonly fault: OrderFault;
  /** Lines that would be understood; as they are typed, whatever the reader's language. */
  readonly possible: readonly string[];
}
