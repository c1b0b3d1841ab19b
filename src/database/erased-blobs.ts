import { inArray, sql } from 'drizzle-orm';
import { namedBlobs } from './blobs.ts';
import type { Executor } from './database.ts';
import { erasedBlobs } from './tables.ts';

/** Which of these hashes were erased. */
export async function erasedAmong(
  db: Executor,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!hashes.length) return new Set();
  const rows = await db
    .select({ sha256: erasedBlobs.sha256 })
    .from(erasedBlobs)
    .where(inArray(erasedBlobs.sha256, [...hashes]));
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * Writes down that bytes are erased, after the rows that named them were marked so; but for those that another row
 * names. The bytes themselves go when the transaction is committed.
 * @param because the class of the policy, or `person`
 * @returns the hashes whose bytes are to be erased
 */
export async function retireBlobs(
  tx: Executor,
  hashes: readonly string[],
  at: Date,
  because: string,
): Promise<string[]> {
  if (!hashes.length) return [];
  const { rows } = await tx.execute(sql`
    insert into ${erasedBlobs} (sha256, erased_at, because)
    select distinct sha256, ${at.toISOString()}::timestamptz, ${because}
    from unnest(${sql.param([...hashes])}::text[]) sha256
    where sha256 not in (select sha256 from (${sql.raw(namedBlobs)}) named)
    on conflict (sha256) do update set erased_at = excluded.erased_at returning sha256`);
  return rows.map(({ sha256 }) => String(sha256));
}
