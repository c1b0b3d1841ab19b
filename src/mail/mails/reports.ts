/** Mails on reports to the IPU, and the reports. */
import type { Day } from '../../domain/day.ts';
import type { ReportChange, ReportOccasion } from '../../domain/report.ts';
import type { ReportContent } from '../../domain/report-content.ts';
import type { ReplyWay } from './letter.ts';

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

export interface ReportMails {
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
