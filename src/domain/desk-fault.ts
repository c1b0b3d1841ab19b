/** What the administrator is told of by mail about mailbox, mail server or the desk itself; its words are the catalogues'. */
import type { Alarm } from './alert.ts';
import type { FetchFault } from './fetch-fault.ts';
import type { FaultyNotice } from './notice-flaw.ts';

/** Why a distribution stands still. */
export type PauseReason =
  /** All of the first notices were refused for reasons of policy: what we are, not whom we write to. */
  | { readonly kind: 'all-for-policy'; readonly ended: number }
  /** More of them were refused than `delivery.pauseAtErrors` allows. */
  | {
      readonly kind: 'too-many-refused';
      readonly refused: number;
      readonly ended: number;
      /** The limit, in hundredths. */
      readonly share: number;
    }
  /** So often in a row. */
  | { readonly kind: 'login-denied'; readonly times: number };

/** As it is kept beside the distribution; `said` by the mail server, word for word. */
export interface Pause {
  readonly why: PauseReason;
  readonly said: string;
}

/** `said`: what the mail server said, word for word. */
export type DeskFault =
  /** A letter of ours did not reach its reader. */
  | {
      readonly kind: 'letter-unreached';
      readonly subject: string;
      readonly address: string;
      /** `uncertain`: the server never said whether it took it. */
      readonly became: 'refused' | 'uncertain';
      readonly tries: number;
      readonly said: string | null;
    }
  /** A notice came back because of what we are or send. */
  | { readonly kind: 'policy-rejection'; readonly said: string }
  /** More notices came back within a day than letters are written about. */
  | { readonly kind: 'many-bounces'; readonly most: number }
  /** The server numbers a mailbox anew; `from` and `to` are its UIDVALIDITY. */
  | {
      readonly kind: 'mailbox-renumbered';
      readonly mailbox: string;
      readonly from: string;
      readonly to: string;
    }
  /** Messages that the server lists and does not give. */
  | {
      readonly kind: 'fetches-given-up';
      readonly tries: number;
      readonly messages: readonly { readonly uid: number; readonly reason: FetchFault }[];
    }
  /** A sender is over `mail.hourlyLimit`. */
  | { readonly kind: 'sender-held'; readonly sender: string; readonly limit: number }
  /** A distribution stands still until somebody lets it go on. */
  | {
      readonly kind: 'notice-paused';
      readonly notice: string;
      readonly subject: string;
      readonly why: PauseReason;
      readonly said: string;
    }
  /** Notices of a mailing are not as they must be, so none was sent. */
  | {
      readonly kind: 'notices-faulty';
      readonly subject: string;
      readonly faulty: readonly FaultyNotice[];
    }
  /** An alert begins, has lasted for another day, or is over. */
  | {
      readonly kind: 'alert';
      readonly stage: 'begins' | 'lasts' | 'over';
      readonly alarm: Alarm;
      readonly beganAt: Date;
      readonly endedAt: Date;
    };
