import { and, eq } from 'drizzle-orm';
import { audit, commands, letters, messages } from '../../../src/database/tables.ts';
import type { World } from './world.ts';

/** Jobs whose orders are answered at once; a yes to a mailing or report shows in what follows. */
const isAnswered = new Set(['record-action', 'settle-follow-up', 'answer-status']);

/** Every message that is an order led to one command, or was refused once; and its sender was answered once. */
export async function unansweredOrders({ desk: { db } }: World): Promise<string[]> {
  const orders = await db
    .select()
    .from(messages)
    .where(and(eq(messages.kind, 'command'), eq(messages.state, 'settled')));
  const taken = await db.select().from(commands);
  const told = await db.select().from(audit);
  const written = await db.select().from(letters);
  const found: string[] = [];
  for (const { id } of orders) {
    const n =
      taken.filter(({ message }) => message === id).length +
      told.filter(
        ({ message, what }) =>
          message === id && (what === 'order refused' || what === 'preferences changed'),
      ).length;
    if (n !== 1) found.push(`the order in message ${id} was taken ${n} times`);
  }
  for (const { id, state, job, person } of taken) {
    if (state === 'taken') found.push(`command ${id} (${job}) was taken and not carried out`);
    const answers = written.filter(
      // Of what a clerk says about a reply, its member hears.
      (letter) => (letter.person === person || job === 'record-action') && letter.once.includes(id),
    ).length;
    if (answers !== 1 && !(answers === 0 && !isAnswered.has(job)))
      found.push(`command ${id} (${job}) was answered ${answers} times`);
  }
  return found;
}
