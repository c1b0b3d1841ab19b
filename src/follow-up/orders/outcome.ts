import type { commands } from '../../database/tables.ts';
import type { Audited } from '../../domain/audited.ts';
import type { FollowUpAnswer } from '../../mail/mails/follow-up.ts';
import type { KnownFollowUp } from '../changed-letter.ts';
import type { Owner } from '../owners.ts';

/** Whose order it is, when it is carried out, about what. */
export interface Ordered {
  readonly command: typeof commands.$inferSelect;
  readonly known: KnownFollowUp;
  readonly by: Owner;
  readonly at: Date;
}

/** What is answered where an order was carried out: the audit says it in the same word. */
type CarriedOut = Extract<FollowUpAnswer, { readonly kind: Audited }>;

/** What an order came to; refused, it has changed nothing. */
export type Outcome =
  | {
      readonly done: true;
      readonly answer: CarriedOut;
      /** To whom it was assigned: they are asked in a letter of their own. */
      readonly assignee?: Owner;
    }
  | { readonly done: false; readonly answer: FollowUpAnswer };

export const carriedOut = (answer: CarriedOut, assignee?: Owner): Outcome => ({
  done: true,
  answer,
  ...(assignee && { assignee }),
});
export const refused = (answer: FollowUpAnswer): Outcome => ({ done: false, answer });
