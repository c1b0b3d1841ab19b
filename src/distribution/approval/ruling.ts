import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { approvals, type mailings } from '../../database/tables.ts';
import type { Audited } from '../../domain/audited.ts';
import type { ApprovalAnswer } from '../../mail/mails/distribution.ts';

export type MailingRow = typeof mailings.$inferSelect;

/** Whose order it is, when it is carried out, and by which mail it came, if by any. */
export interface Hand {
  readonly by: string;
  readonly at: Date;
  readonly message: string | null;
}

/** What an order about a mailing came to. Carried out: in a word of the audit. Refused: nothing has changed. */
export type Ruling = Consequences &
  (
    | { readonly done: true; readonly outcome: Audited }
    | { readonly done: false; readonly outcome: string }
  );

interface Consequences {
  /** What the person who gave it is answered; null where another letter answers. */
  readonly answer: ApprovalAnswer | null;
  /** What the others who decide are told. */
  readonly news: ApprovalAnswer | null;
  /** The job that goes on from here. */
  readonly next: 'distribute-mailing' | 'read-mailing' | 'ask-approval' | null;
  /** For the audit. */
  readonly details?: object;
}

export const carriedOut = (
  outcome: Audited,
  more: Partial<Pick<Ruling, 'answer' | 'news' | 'next' | 'details'>> = {},
): Ruling => ({ done: true, outcome, answer: null, news: null, next: null, ...more });

export const refused = (outcome: string, answer: ApprovalAnswer): Ruling => ({
  done: false,
  outcome,
  answer,
  news: null,
  next: null,
});

/** What was said to another state of a mailing counts no more. @returns whether somebody had said yes */
export async function voidApprovals(tx: Transaction, mailing: string): Promise<boolean> {
  const said = await tx
    .delete(approvals)
    .where(eq(approvals.mailing, mailing))
    .returning({ id: approvals.id });
  return said.length > 0;
}
