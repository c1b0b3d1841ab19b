/**
 * Which of several processes reads a mailbox: a row that one of them holds for a while, by the
 * database's clock alone (docs/decisions/026-one-machine-to-many.md).
 */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '../database/database.ts';
import { lockNotAvailable, sqlStateOf } from '../database/sql-state.ts';
import { leases } from '../database/tables.ts';

/** What the reader of a mailbox shows when it writes down what it found. */
export interface Lease {
  readonly mailbox: string;
  /** Grows with each new reader; what one of an earlier term writes is refused. */
  readonly term: number;
}

/** Another process reads the mailbox by now. */
export class LeaseLost extends Error {
  constructor({ mailbox, term }: Lease) {
    super(`Another process reads the mailbox ${mailbox} since term ${term}`);
  }
}

/** Without a word from its holder a lease ends after so long. */
const validFor = sql`clock_timestamp() + interval '10 seconds'`;

const mine = ({ mailbox, term }: Lease) => and(eq(leases.mailbox, mailbox), eq(leases.term, term));

/**
 * Takes the lease of a mailbox when nobody holds it.
 * @param holder in words, for whoever looks into the table
 * @returns null: somebody holds it
 */
export async function takeLease(
  db: Database,
  mailbox: string,
  holder: string,
): Promise<Lease | null> {
  try {
    return await db.transaction(async (tx) => {
      // A process that stands still in the midst of its writing holds the row, until the server ends its transaction.
      await tx.execute(sql`set local lock_timeout = '1s'`);
      const [row] = await tx
        .insert(leases)
        .values({ mailbox, holder, term: 1, until: validFor })
        .onConflictDoUpdate({
          target: leases.mailbox,
          set: { holder, term: sql`${leases.term} + 1`, until: validFor },
          setWhere: lte(leases.until, sql`clock_timestamp()`),
        })
        .returning({ term: leases.term });
      return row ? { mailbox, term: row.term } : null;
    });
  } catch (error) {
    if (sqlStateOf(error) === lockNotAvailable) return null;
    throw error;
  }
}

/** @returns false: another process has taken it */
export async function renewLease(db: Executor, lease: Lease): Promise<boolean> {
  const rows = await db
    .update(leases)
    .set({ until: validFor })
    .where(mine(lease))
    .returning({ term: leases.term });
  return rows.length > 0;
}

/** Lets the next one in at once. */
export async function releaseLease(db: Executor, lease: Lease): Promise<void> {
  await db.update(leases).set({ until: sql`clock_timestamp()` }).where(mine(lease));
}

/**
 * In the transaction that writes down what was read: whoever reads the mailbox no more, because it stood
 * still or its line was cut, writes nothing. Nobody else can become the reader before it is committed.
 * @param lease null where one process alone has the database
 * @throws LeaseLost
 */
export async function expectLease(tx: Transaction, lease: Lease | null): Promise<void> {
  if (!lease) return;
  const rows = await tx.select().from(leases).where(mine(lease)).for('share');
  if (!rows.length) throw new LeaseLost(lease);
}
