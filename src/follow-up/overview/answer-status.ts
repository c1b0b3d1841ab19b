import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { moveCommand } from '../../database/move.ts';
import { commands, members, messages } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { type Owner, ownerOfClerk, ownerOfMember } from '../owners.ts';
import { statusOf } from './status-of.ts';

const statusOrder = z.object({ verb: z.literal('status') });

/** Answers `STATUS` with where everything stands that is the person's. */
export async function answerStatus(desk: Desk, id: string): Promise<JobResult> {
  const { db } = desk;
  const [found] = await db
    .select({ command: commands, messageId: messages.messageId })
    .from(commands)
    .leftJoin(messages, eq(messages.id, commands.message))
    .where(eq(commands.id, id));
  if (found?.command.state !== 'taken') return nothingToDo('answered before');
  statusOrder.parse(found.command.order);
  const person = await personOf(desk, found.command.person);
  if (!person) {
    await moveCommand(db, id, 'taken', 'refused', { outcome: 'of the house no more' });
    return done;
  }
  const status = await statusOf(desk, person);
  const letter = await prepareLetter(desk, {
    once: `status-overview:${id}`,
    mail: 'status-overview',
    to: person,
    about: null,
    data: ({ reply }) => ({ ...status, reply }),
    thread: found.messageId ? [found.messageId] : [],
  });
  const answered = await db.transaction(async (tx) => {
    if (!(await moveCommand(tx, id, 'taken', 'done', { outcome: 'answered' }))) return false;
    return insertLetter(tx, letter);
  });
  if (answered) await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function personOf({ config, db }: Desk, id: string): Promise<Owner | null> {
  const clerk = config.clerks.find((one) => one.id === id);
  if (clerk) return ownerOfClerk(clerk);
  if (!z.uuid().safeParse(id).success) return null;
  const [member] = await db.select().from(members).where(eq(members.id, id));
  return member ? ownerOfMember(member) : null;
}
