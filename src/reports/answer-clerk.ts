import { clerkOf } from '../config.ts';
import type { Transaction } from '../database/database.ts';
import type { Desk } from '../desk.ts';
import type { ReportAnswer } from '../mail/mails/reports.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import type { ReportRow } from './rows.ts';

/**
 * Writes to a clerk what holds for their order about a report.
 * @param to.once id of the order: it is answered once
 * @returns the letter, to be sent after the transaction; null: there is none
 */
export async function answerClerk(
  tx: Transaction,
  desk: Desk,
  { id, number }: Pick<ReportRow, 'id' | 'number'>,
  { answer, refused }: { readonly answer: ReportAnswer; readonly refused: boolean },
  to: { readonly id: string; readonly once: string },
): Promise<string | null> {
  const clerk = clerkOf(desk.config, to.id);
  const letter = await prepareLetter(desk, {
    once: `report-answer:${to.once}`,
    mail: 'report-answer',
    to: clerk,
    about: { kind: 'report', id },
    data: ({ reply, code }) => ({ clerk: clerk.name, number, answer, refused, code, reply }),
  });
  return (await insertLetter(tx, letter)) ? letter.id : null;
}
