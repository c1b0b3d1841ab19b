import { count, eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { messageRow } from '../incoming/reopen.ts';
import type { PenOrder } from '../mail/mails.ts';
import { writeLetter } from './letters.ts';

/**
 * Tells the clerk of the group of a message that was put aside, and why.
 * @param orders what the clerk can answer to have something done with it after all
 */
export async function tellClerk(
  desk: Desk,
  id: string,
  reason: string,
  evidence: readonly string[],
  orders: readonly PenOrder[] = [],
): Promise<void> {
  const { config } = desk;
  const message = await messageRow(desk.db, id);
  const clerk = clerkOf(config, config.group.administrator ?? config.group.clerk);
  await writeLetter(desk, {
    // A message that a clerk sent round, and that comes back, is told of anew.
    once: `message-quarantined:${id}:${await ordersAbout(desk, id)}`,
    mail: 'message-quarantined',
    to: clerk,
    about: { kind: 'message', id },
    data: ({ code, reply }) => ({
      clerk: clerk.name,
      from: message.sender ?? '',
      subject: message.subject ?? '',
      received: message.storedAt,
      reason,
      evidence,
      orders,
      code,
      reply,
    }),
  });
}

async function ordersAbout(desk: Desk, message: string): Promise<number> {
  const [row] = await desk.db
    .select({ n: count() })
    .from(commands)
    .where(eq(commands.about, message));
  return row?.n ?? 0;
}
