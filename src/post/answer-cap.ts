/**
 * No two programs can write to each other without end: whatever the headers say, nobody is sent more
 * than so many answers in a day (RFC 3834 §2 asks for such a limit). What they send is still taken.
 */
import { and, count, eq, exists, gt, inArray, or, sql } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { letters, messages } from '../database/tables.ts';
import type { MailName } from '../mail/mails.ts';

/** Letters that answer a mail of the person to whom they go. */
const answers: readonly MailName[] = [
  'order-not-done',
  'preferences-changed',
  'action-recorded',
  'reply-answer',
  'follow-up-changed',
  'approval-answer',
  'status-overview',
  'report-answer',
];

/** Answers to one person within 24 hours. Jobs that run at the same moment may each add one. */
export const mostAnswers = 20;
const day = 24 * 60 * 60 * 1000;

export const isAnswer = (mail: string): boolean => (answers as readonly string[]).includes(mail);

/** How many answers a person was sent, or will be, in the 24 hours before `now`. */
export async function answersTo(db: Executor, person: string, now: Date): Promise<number> {
  // A clerk is told of what was put aside; of a message of her own that is an answer to it.
  const ownMessage = db
    .select({ one: sql`1` })
    .from(messages)
    .where(
      and(eq(messages.id, letters.about), eq(messages.sender, sql`lower(${letters.address})`)),
    );
  const [row] = await db
    .select({ n: count() })
    .from(letters)
    .where(
      and(
        eq(letters.person, person),
        gt(letters.createdAt, new Date(now.getTime() - day)),
        or(
          inArray(letters.mail, [...answers]),
          and(eq(letters.mail, 'message-quarantined'), exists(ownMessage)),
        ),
      ),
    );
  return row?.n ?? 0;
}
