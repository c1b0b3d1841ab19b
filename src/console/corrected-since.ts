import { and, eq, gt } from 'drizzle-orm';
import { corrections } from '../database/tables.ts';
import type { Desk } from '../desk.ts';

/** Whoever corrects saw what was there; what was put right meanwhile must not be undone by it. */
export async function correctedSince(
  { db }: Pick<Desk, 'db'>,
  decision: string,
  seen: Date,
): Promise<boolean> {
  const [later] = await db
    .select({ id: corrections.id })
    .from(corrections)
    .where(and(eq(corrections.decision, decision), gt(corrections.at, seen)))
    .limit(1);
  return later !== undefined;
}
