import { and, asc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { deliveries, notices } from '../../database/tables.ts';
import type { Country } from '../../domain/country.ts';

/** What a delivery tells beside its own mailing. */
interface Follower {
  readonly mailing: string;
  readonly extract: Country[] | null;
}

export type FollowersOf = (lead: string) => Promise<readonly Follower[]>;
export const noFollowers: FollowersOf = async () => [];

/**
 * The followers of each lead of a notice. Who waits for the digest now may be a lead a moment later,
 * so for these it is asked anew.
 */
export async function digestsOf(db: Executor, notice: string): Promise<FollowersOf> {
  // That there is a lead is said for the index, which holds those only.
  const followersWhere = (lead: SQL) =>
    db
      .select({ lead: deliveries.digestOf, mailing: notices.mailing, extract: deliveries.extract })
      .from(deliveries)
      .innerJoin(notices, eq(notices.id, deliveries.notice))
      .where(and(isNotNull(deliveries.digestOf), lead))
      .orderBy(asc(notices.createdAt), asc(notices.id));
  const own = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.notice, notice));
  const waiting = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.notice, notice), isNotNull(deliveries.digestOn)));
  const asked = new Set(waiting.map(({ id }) => id));
  const known = Map.groupBy(
    await followersWhere(inArray(deliveries.digestOf, own)),
    ({ lead }) => lead,
  );
  return async (lead) => {
    const rows = asked.has(lead)
      ? await followersWhere(eq(deliveries.digestOf, lead))
      : (known.get(lead) ?? []);
    return rows.map(({ mailing, extract }) => ({ mailing, extract }));
  };
}
