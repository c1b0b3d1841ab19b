import type { Clerk } from '../../config/schema.ts';
import type { Transaction } from '../../database/database.ts';
import type { Desk } from '../../desk.ts';
import { messageRow } from '../../incoming/reopen.ts';
import type { ApprovalAnswer } from '../../mail/mails/distribution.ts';
import { decidersOf } from '../../post/deciders.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import type { Hand, MailingRow, Ruling } from './ruling.ts';

/**
 * Writes what came of an order to the person who gave it, and to the others who decide; in the
 * transaction that carries it out, so that nobody is told of what did not happen.
 * @param once says which order it is
 * @returns the letters that are to be sent
 */
export async function tellDeciders(
  tx: Transaction,
  desk: Desk,
  mailing: MailingRow,
  { by, message }: Hand,
  once: string,
  { done, answer, news }: Pick<Ruling, 'done' | 'answer' | 'news'>,
): Promise<string[]> {
  const given = message && (await messageRow(tx, message));
  const giver = desk.config.clerks.find(({ id }) => id === by);
  const others = decidersOf(desk.config).filter(({ id }) => id !== by);
  const letters: PreparedLetter[] = [];
  const write = async (
    clerk: Clerk,
    said: ApprovalAnswer,
    refused: boolean,
    thread: string | null,
  ) => {
    const letter = await prepareLetter(desk, {
      once: `approval-answer:${once}:${clerk.id}`,
      mail: 'approval-answer',
      to: clerk,
      about: { kind: 'mailing', id: mailing.id },
      data: ({ reply, code }) => ({
        clerk: clerk.name,
        mailingSubject: mailing.subject,
        received: mailing.receivedAt,
        answer: said,
        refused,
        reply,
        code,
      }),
      thread: thread ? [thread] : [],
    });
    if (await insertLetter(tx, letter)) letters.push(letter);
  };
  if (answer && giver) await write(giver, answer, !done, given ? given.messageId : null);
  if (news) for (const other of others) await write(other, news, false, null);
  return letters.map(({ id }) => id);
}
