import type { Clerk } from '../../config/schema.ts';
import type { Transaction } from '../../database/database.ts';
import type { commands } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { messageRow } from '../../incoming/reopen.ts';
import type { ApprovalAnswer } from '../../mail/mails.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import { decidersOf } from './deciders.ts';
import type { MailingRow, Ruling } from './ruling.ts';

type Command = Pick<typeof commands.$inferSelect, 'id' | 'person' | 'message'>;

/**
 * Writes what came of an order to the person who gave it, and to the others who decide; in the
 * transaction that carries it out, so that nobody is told of what did not happen.
 * @returns the letters that are to be sent
 */
export async function tellDeciders(
  tx: Transaction,
  desk: Desk,
  mailing: MailingRow,
  command: Command,
  { answer, news }: Pick<Ruling, 'answer' | 'news'>,
): Promise<string[]> {
  const { messageId } = await messageRow(tx, command.message);
  const giver = desk.config.clerks.find(({ id }) => id === command.person);
  const others = decidersOf(desk.config).filter(({ id }) => id !== command.person);
  const letters: PreparedLetter[] = [];
  const write = async (clerk: Clerk, said: ApprovalAnswer, thread: string | null) => {
    const letter = await prepareLetter(desk, {
      once: `approval-answer:${command.id}:${clerk.id}`,
      mail: 'approval-answer',
      to: clerk,
      about: { kind: 'mailing', id: mailing.id },
      data: ({ reply, code }) => ({
        clerk: clerk.name,
        mailingSubject: mailing.subject,
        received: mailing.receivedAt,
        answer: said,
        reply,
        code,
      }),
      thread: thread ? [thread] : [],
    });
    if (await insertLetter(tx, letter)) letters.push(letter);
  };
  if (answer && giver) await write(giver, answer, messageId);
  if (news) for (const other of others) await write(other, news, null);
  return letters.map(({ id }) => id);
}
