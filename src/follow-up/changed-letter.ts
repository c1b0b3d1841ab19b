import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { followUps, type mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { addWorkingDays, dayIn } from '../domain/working-days.ts';
import type { FollowUpAnswer } from '../mail/mails/follow-up.ts';
import { type PreparedLetter, prepareLetter } from '../post/letters.ts';
import { followUpCode } from '../post/tokens.ts';
import { followUpsJoined } from './joined.ts';
import { type Owner, ownersOf } from './owners.ts';

/** A follow-up, open or closed, with what an answer to an order says of it. */
export interface KnownFollowUp {
  readonly row: typeof followUps.$inferSelect;
  readonly mailing: Pick<typeof mailings.$inferSelect, 'subject' | 'state'>;
  /** Empty where none was given. */
  readonly registration: string;
  readonly owners: readonly Owner[];
}

/** @throws when there is none */
export async function followUpById(
  db: Executor,
  { config, clock }: Pick<Desk, 'config' | 'clock'>,
  id: string,
): Promise<KnownFollowUp> {
  const [found] = await followUpsJoined(db).where(eq(followUps.id, id));
  if (!found) throw new Error(`No follow-up ${id}`);
  const { followUp: row, mailing, registration, member } = found;
  const { owners } = ownersOf(config, row, member, dayIn(config.calendar, clock.now()));
  return { row, mailing, registration: registration ?? '', owners };
}

/** Says to one reader what came of an order, and how it is taken back. */
export function changedLetter(
  desk: Desk,
  { row, mailing, registration }: KnownFollowUp,
  reader: Owner,
  said: {
    readonly once: string;
    /** The name of who gave the order; null: the reader, or the desk. */
    readonly by: string | null;
    readonly answer: FollowUpAnswer;
    readonly refused: boolean;
    /** Message-ID of the order that is answered. */
    readonly thread: string | null;
  },
): Promise<PreparedLetter> {
  const { once, by, answer, refused, thread } = said;
  const deadline = addWorkingDays(desk.config.calendar, row.openedOn, row.workingDays);
  return prepareLetter(desk, {
    once,
    mail: 'follow-up-changed',
    to: reader,
    about: { kind: 'follow-up', id: row.id },
    data: ({ reply }) => ({
      salutation: reader.salutation,
      by,
      registration,
      mailingSubject: mailing.subject,
      answer:
        answer.kind === 'split'
          ? { ...answer, code: followUpCode(desk.secret, answer.code, reader.id) }
          : answer,
      refused,
      deadline: row.state === 'open' && answer.kind !== 'superseded' ? deadline : null,
      code: followUpCode(desk.secret, row.id, reader.id),
      reply,
    }),
    thread: thread ? [thread] : [],
  });
}
