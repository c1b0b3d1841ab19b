import type { commands } from '../../database/tables.ts';
import type { FollowUpAnswer } from '../../mail/mails.ts';
import type { KnownFollowUp } from '../changed-letter.ts';
import type { Owner } from '../owners.ts';

/** Whose order it is, when it is carried out, about what. */
export interface Ordered {
  readonly command: typeof commands.$inferSelect;
  readonly known: KnownFollowUp;
  readonly by: Owner;
  readonly at: Date;
}

/** What an order came to. */
export interface Outcome {
  /** False: refused, and nothing has changed. */
  readonly done: boolean;
  readonly answer: FollowUpAnswer;
  /** To whom it was assigned: they are asked in a letter of their own. */
  readonly assignee?: Owner;
}

export const carriedOut = (
  answer: FollowUpAnswer,
  more: Pick<Outcome, 'assignee'> = {},
): Outcome => ({
  done: true,
  answer,
  ...more,
});
export const refused = (answer: FollowUpAnswer): Outcome => ({ done: false, answer });
