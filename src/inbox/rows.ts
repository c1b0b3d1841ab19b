import { hash } from 'node:crypto';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '../database/database.ts';
import { erasedAmong } from '../database/erased-blobs.ts';
import { failedFetches, fetches, mailboxes, messages } from '../database/tables.ts';
import type { Desk, MailboxProgress, Portion, Sha256 } from '../desk.ts';
import { expectLease, type Lease } from './lease.ts';
import { isDue } from './retries.ts';

/** A message whose bytes are durable, or were erased before. */
interface Kept {
  readonly uid: number;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly erased: boolean;
}

/**
 * Keeps a portion: the bytes first, durable on disk, then their rows and the progress in one
 * transaction. The same bytes again, from whatever mailbox or under whatever Message-ID, are the
 * same message.
 * @param lease null where one process alone has the database
 * @returns ids of the messages that were not known
 * @throws when disk or database do not take it: an outage, after which it is fetched again
 * @throws LeaseLost
 */
export async function storePortion(
  desk: Desk,
  mailbox: string,
  portion: Portion,
  lease: Lease | null = null,
): Promise<string[]> {
  const known = portion.messages.map(({ raw }) => hash('sha256', raw));
  const erased = await erasedAmong(desk.db, known);
  const kept = await Promise.all(
    portion.messages.map(async ({ uid, raw }, i): Promise<Kept> => {
      const sha256 = known[i] ?? '';
      // What was erased is still in the mailbox, or is put there again: it does not come back by that.
      if (erased.has(sha256)) return { uid, sha256, bytes: raw.length, erased: true };
      return { uid, sha256: await desk.rawMail.put(raw), bytes: raw.length, erased: false };
    }),
  );
  const at = desk.clock.now();
  return desk.db.transaction(async (tx) => {
    await expectLease(tx, lease);
    const fresh = kept.length ? await insertMessages(tx, mailbox, portion, kept, at) : [];
    await noteFailures(tx, mailbox, portion, at);
    await noteProgress(tx, mailbox, portion, at);
    return fresh;
  });
}

async function insertMessages(
  tx: Transaction,
  mailbox: string,
  { uidValidity }: Portion,
  kept: readonly Kept[],
  storedAt: Date,
): Promise<string[]> {
  const made = await tx
    .insert(messages)
    .values(
      kept.map(({ sha256, bytes, erased }) => ({
        sha256,
        bytes,
        storedAt,
        state: erased ? ('settled' as const) : ('stored' as const),
        erasedAt: erased ? storedAt : null,
      })),
    )
    .onConflictDoNothing({ target: messages.sha256 })
    .returning({ id: messages.id, state: messages.state });
  const hashes = kept.map(({ sha256 }) => sha256);
  const known = new Map(
    (
      await tx
        .select({ id: messages.id, sha256: messages.sha256 })
        .from(messages)
        .where(inArray(messages.sha256, hashes))
    ).map((row) => [row.sha256, row.id]),
  );
  await tx
    .insert(fetches)
    .values(
      kept.map(({ uid, sha256 }) => {
        const message = known.get(sha256);
        if (!message) throw new Error(`Message ${sha256} is neither new nor known`);
        return { mailbox, uidValidity, uid, message };
      }),
    )
    .onConflictDoNothing();
  return made.filter(({ state }) => state === 'stored').map(({ id }) => id);
}

/** What failed is counted; what was given after all or has gone is struck off, and so is all of another numbering. */
async function noteFailures(
  tx: Transaction,
  mailbox: string,
  { uidValidity, messages: given, refused, gone }: Portion,
  failedAt: Date,
): Promise<void> {
  const ofMailbox = eq(failedFetches.mailbox, mailbox);
  await tx.delete(failedFetches).where(and(ofMailbox, ne(failedFetches.uidValidity, uidValidity)));
  const settled = [...given.map(({ uid }) => uid), ...gone];
  if (settled.length)
    await tx.delete(failedFetches).where(and(ofMailbox, inArray(failedFetches.uid, settled)));
  if (refused.length)
    await tx
      .insert(failedFetches)
      .values(refused.map((message) => ({ mailbox, uidValidity, failedAt, ...message })))
      .onConflictDoUpdate({
        target: [failedFetches.mailbox, failedFetches.uidValidity, failedFetches.uid],
        set: {
          attempts: sql`${failedFetches.attempts} + 1`,
          reason: sql`excluded.reason`,
          failedAt,
        },
      });
}

/** Within one numbering progress never goes back. */
async function noteProgress(
  tx: Transaction,
  name: string,
  { uidValidity, upTo }: Portion,
  polledAt: Date,
): Promise<void> {
  const further = sql`case when ${mailboxes.uidValidity} = ${uidValidity} then greatest(${mailboxes.highestUid}, ${upTo}::bigint) else ${upTo}::bigint end`;
  await tx
    .insert(mailboxes)
    .values({ name, uidValidity, highestUid: upTo, polledAt })
    .onConflictDoUpdate({
      target: mailboxes.name,
      set: { uidValidity, highestUid: further, polledAt },
    });
}

/** Where the next look begins, and what it tries again. */
export async function mailboxProgress(
  db: Executor,
  name: string,
  now: Date,
): Promise<MailboxProgress | null> {
  const [row] = await db.select().from(mailboxes).where(eq(mailboxes.name, name));
  if (!row?.uidValidity) return null;
  const { uidValidity, highestUid } = row;
  const failed = await db
    .select()
    .from(failedFetches)
    .where(and(eq(failedFetches.mailbox, name), eq(failedFetches.uidValidity, uidValidity)));
  const retry = failed.filter((failure) => isDue(failure, now)).map(({ uid }) => uid);
  return { uidValidity, highestUid, retry };
}

/** Which of these UIDs are kept. */
export async function keptUids(
  db: Executor,
  mailbox: string,
  uidValidity: string,
  uids: readonly number[],
): Promise<number[]> {
  const rows = await db
    .select({ uid: fetches.uid })
    .from(fetches)
    .where(and(eq(fetches.mailbox, mailbox), eq(fetches.uidValidity, uidValidity)));
  const kept = new Set(rows.map(({ uid }) => uid));
  return uids.filter((uid) => kept.has(uid));
}

/** That all there was has been read. @throws LeaseLost */
export const notePoll = (
  db: Database,
  name: string,
  at: Date,
  lease: Lease | null = null,
): Promise<void> =>
  db.transaction(async (tx) => {
    await expectLease(tx, lease);
    await tx
      .insert(mailboxes)
      .values({ name, polledAt: at })
      .onConflictDoUpdate({ target: mailboxes.name, set: { polledAt: at } });
  });
