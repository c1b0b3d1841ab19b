/** Mails on the desk itself, and what it has put aside. */
import type { AsideReason } from '../../domain/aside.ts';
import type { DeskFault } from '../../domain/desk-fault.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { OrderFault } from '../../domain/order-fault.ts';
import type { ReplyWay } from './letter.ts';

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

export interface DeskMails {
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
  /** To a clerk who wants to see the console: each way opens it once. */
  'sign-in': {
    readonly clerk: string;
    readonly link: string;
    /** `Q7F3-K2MD`, to be typed where it was asked for. */
    readonly code: string;
    /** How long both are good. */
    readonly minutes: number;
  };
}
