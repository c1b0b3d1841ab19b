import { count, eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { AsideReason } from '../domain/aside.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { OrderFault } from '../domain/order-fault.ts';
import { messageRow } from '../incoming/reopen.ts';
import type { PenOrder, PerhapsAbout } from '../mail/mails/desk.ts';
import { answersAreHeld } from './answers-held.ts';
import { writeLetter } from './letters.ts';

interface PutAside {
  readonly reason: AsideReason;
  readonly evidence?: readonly Evidence[];
  /** Of the order that it brings. */
  readonly fault?: OrderFault;
  /** What the clerk can answer to have something done with it after all. */
  readonly orders?: readonly PenOrder[];
  readonly mayBeAbout?: readonly PerhapsAbout[];
}

/** Tells the clerk of the group of a message that was put aside, and why; the administrator of what failed. */
export async function tellClerk(
  desk: Desk,
  id: string,
  { reason, evidence = [], fault, orders = [], mayBeAbout = [] }: PutAside,
): Promise<void> {
  const { config } = desk;
  const message = await messageRow(desk.db, id);
  const { group } = config;
  const clerk = clerkOf(
    config,
    reason === 'failed' ? (group.administrator ?? group.clerk) : group.clerk,
  );
  // A program that answers in the clerk's place would be told of each of its own mails, and answer that.
  const own = message.sender === clerk.email.toLowerCase();
  if (own && (await answersAreHeld(desk, clerk))) return;
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
      ...(fault && { fault }),
      mayBeAbout,
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
