import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { fetches, mailboxes, messages } from '../database/tables.ts';
import type { Desk, FetchedMessage, MailboxProgress } from '../desk.ts';

/**
 * Keeps a message: its bytes first, durable on disk, then its row. The same bytes again, from
 * whatever mailbox or under whatever Message-ID, are the same message.
 * @returns the message's id, or null when it was known
 */
export async function storeMessage(
  desk: Desk,
  mailbox: string,
  fetched: FetchedMessage,
): Promise<string | null> {
  const sha256 = await desk.rawMail.put(fetched.raw);
  return desk.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(messages)
      .values({ sha256, bytes: fetched.raw.length, storedAt: desk.clock.now() })
      .onConflictDoNothing({ target: messages.sha256 })
      .returning({ id: messages.id });
    const [known] = made
      ? [made]
      : await tx.select({ id: messages.id }).from(messages).where(eq(messages.sha256, sha256));
    if (!known) throw new Error(`Message ${sha256} is neither new nor known`);
    await tx
      .insert(fetches)
      .values({ mailbox, uidValidity: fetched.uidValidity, uid: fetched.uid, message: known.id })
      .onConflictDoNothing();
    await progress(tx, mailbox, fetched, desk.clock.now());
    return made?.id ?? null;
  });
}

/** Messages come in the order of their UIDs, so the highest one committed is the highest one without a gap. */
async function progress(
  tx: Executor,
  name: string,
  { uidValidity, uid }: FetchedMessage,
  polledAt: Date,
): Promise<void> {
  const row = { uidValidity, highestUid: uid, polledAt };
  await tx
    .insert(mailboxes)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: mailboxes.name, set: row });
}

export async function mailboxProgress(db: Executor, name: string): Promise<MailboxProgress | null> {
  const [row] = await db.select().from(mailboxes).where(eq(mailboxes.name, name));
  return row?.uidValidity ? { uidValidity: row.uidValidity, highestUid: row.highestUid } : null;
}

export async function notePoll(db: Executor, name: string, at: Date): Promise<void> {
  await db
    .insert(mailboxes)
    .values({ name, polledAt: at })
    .onConflictDoUpdate({ target: mailboxes.name, set: { polledAt: at } });
}
