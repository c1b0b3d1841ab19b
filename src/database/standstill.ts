import { isNull, type SQL, sql } from 'drizzle-orm';
import type { Executor } from './database.ts';
import { standstills } from './tables.ts';

/** Where nothing stands still: part of each condition by which a mail is taken to be sent. */
export const nothingStandsStill: SQL = sql`not exists (select 1 from ${standstills} where ${standstills.endedAt} is null)`;

/** Since when nothing is sent, because a backup was restored; null: mails go out. */
export async function standstill(db: Executor): Promise<typeof standstills.$inferSelect | null> {
  const [row] = await db.select().from(standstills).where(isNull(standstills.endedAt)).limit(1);
  return row ?? null;
}
