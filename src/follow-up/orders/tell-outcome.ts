import type { Transaction } from '../../database/database.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { messageRow } from '../../incoming/reopen.ts';
import { insertLetter, type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import { followUpCode } from '../../post/tokens.ts';
import { changedLetter, followUpById } from '../changed-letter.ts';
import { explanationOf } from '../explained-deadline.ts';
import type { Owner } from '../owners.ts';
import { openFollowUps } from '../rows.ts';
import type { Ordered, Outcome } from './outcome.ts';

/** Of a whole mailing the countries say more than its dozens of codes. */
const mostCases = 6;

/**
 * Writes what came of an order, in the transaction that carries it out: to who gave it, to the others who look
 * after it, and to whom it was assigned.
 * @returns the letters that are to be sent
 */
export async function tellOutcome(
  tx: Transaction,
  desk: Desk,
  { command, known: before, by }: Ordered,
  outcome: Outcome,
): Promise<string[]> {
  const { done, answer } = outcome;
  // On the console there is no thread to stand in.
  const messageId = command.message && (await messageRow(tx, command.message)).messageId;
  const now = await followUpById(tx, desk, before.row.id);
  const others = done ? [...before.owners, ...now.owners].filter(({ id }) => id !== by.id) : [];
  const told = new Map(others.map((owner) => [owner.id, owner]));
  // They read the same, and more, in the letter that asks them.
  const assignee = done ? outcome.assignee : undefined;
  if (assignee) told.delete(assignee.id);
  const letters: PreparedLetter[] = [];
  const write = async (letter: PreparedLetter) => {
    if (await insertLetter(tx, letter)) letters.push(letter);
  };
  const once = (owner: Owner) => `follow-up-changed:${command.id}:${owner.id}`;
  await write(
    await changedLetter(desk, now, by, {
      once: once(by),
      by: null,
      answer,
      refused: !done,
      thread: messageId,
    }),
  );
  for (const owner of told.values())
    await write(
      await changedLetter(desk, now, owner, {
        once: once(owner),
        by: by.name,
        answer,
        refused: false,
        thread: null,
      }),
    );
  if (assignee && assignee.id !== by.id)
    await write(await assignedLetter(tx, desk, before.row.id, assignee, by, command.id));
  return letters.map(({ id }) => id);
}

async function assignedLetter(
  tx: Transaction,
  desk: Desk,
  id: string,
  assignee: Owner,
  by: Owner,
  command: string,
): Promise<PreparedLetter> {
  const { config, clock, secret } = desk;
  const open = await openFollowUps(tx, config, dayIn(config.calendar, clock.now()));
  const followUp = open.find((each) => each.id === id);
  if (!followUp) throw new Error(`Follow-up ${id} is not open`);
  const { committee, registration, subject, countries, cases } = followUp;
  return prepareLetter(desk, {
    once: `follow-up-assigned:${command}:${assignee.id}`,
    mail: 'follow-up-assigned',
    to: assignee,
    about: { kind: 'follow-up', id },
    data: ({ reply }) => ({
      salutation: assignee.salutation,
      by: by.name,
      registration: {
        committee,
        committeeName: config.committees.find(({ code }) => code === committee)?.name ?? committee,
        number: registration,
      },
      mailingSubject: subject,
      countries,
      cases: cases.length <= mostCases ? cases : [],
      deadline: explanationOf(config, followUp, assignee.language),
      code: followUpCode(secret, id, assignee.id),
      reply,
    }),
  });
}
