import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { documents, mailings } from '../database/tables.ts';

export interface EarlierMailing {
  readonly id: string;
  readonly state: string;
  readonly receivedAt: Date;
}

/** An earlier mailing that already held every one of these documents, whatever its Message-ID. */
export async function earlierMailingWith(
  db: Executor,
  mailing: string,
  hashes: readonly string[],
): Promise<EarlierMailing | null> {
  const wanted = new Set(hashes);
  if (!wanted.size) return null;
  const rows = await db
    .select({
      id: mailings.id,
      state: mailings.state,
      receivedAt: mailings.receivedAt,
      n: sql<number>`count(distinct ${documents.sha256})::int`,
    })
    .from(documents)
    .innerJoin(mailings, eq(mailings.id, documents.mailing))
    .where(
      and(
        inArray(documents.sha256, [...wanted]),
        ne(mailings.id, mailing),
        ne(mailings.state, 'rejected'),
      ),
    )
    .groupBy(mailings.id)
    .orderBy(asc(mailings.receivedAt), asc(mailings.id));
  return rows.find((row) => row.n === wanted.size) ?? null;
}
