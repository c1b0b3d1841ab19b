import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { insertLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';

const hour = 60 * 60_000;
const unproven = /^\?/;

/**
 * Whose limit a message spends. Anybody can write any address into From: what our own server has not
 * proven counts apart, so that a flood in the IPU's name does not hold the IPU back.
 * @param sender the address in From
 */
export const countedAs = (sender: string, proven: boolean): string =>
  `${proven ? '' : '?'}${sender.toLowerCase()}`;

/**
 * The rate limit before costly work: no more than `mail.hourlyLimit` messages of one address in an
 * hour, trusted or not. Whoever is over it gets a place in a later hour (`not_before`), in the order
 * of arrival, and keeps it; nothing is lost. The administrator is told once a day.
 *
 * A message counts at the time at which it was let through: its place, or else its arrival. So
 * `counted_as` and `not_before` have to stay in its row.
 * @param countedAs made by `countedAs`
 * @returns until when the message has to wait; null when it may be read now
 */
export async function notBefore(
  desk: Desk,
  row: { readonly id: string; readonly notBefore: Date | null },
  countedAs: string,
): Promise<Date | null> {
  const { db, clock, config } = desk;
  const now = clock.now();
  if (row.notBefore) return row.notBefore > now ? row.notBefore : null;
  const passed = sql<Date>`coalesce(${messages.notBefore}, ${messages.storedAt})`;
  const [last] = await db
    .select({ at: passed.mapWith(messages.storedAt) })
    .from(messages)
    .where(and(eq(messages.countedAs, countedAs), ne(messages.id, row.id)))
    .orderBy(desc(passed))
    .offset(config.mail.hourlyLimit - 1)
    .limit(1);
  const until = last ? new Date(last.at.getTime() + hour) : now;
  if (until <= now) return null;
  await db.update(messages).set({ countedAs, notBefore: until }).where(eq(messages.id, row.id));
  await tellOfFlood(desk, countedAs.replace(unproven, ''), now);
  return until;
}

async function tellOfFlood(desk: Desk, sender: string, now: Date): Promise<void> {
  const { hourlyLimit } = desk.config.mail;
  const letter = await faultLetter(desk, {
    once: `sender-held:${sender}:${now.toISOString().slice(0, 10)}`,
    fault: { kind: 'sender-held', sender, limit: hourlyLimit },
  });
  if (await insertLetter(desk.db, letter))
    await desk.queue.add('send-letter', { letter: letter.id });
}
