import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { deliveries } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { nextDigest } from '../next-digest.ts';
import { noticeRow } from '../rows.ts';
import { digestsOf } from './digests-of.ts';
import { noticeDrafts } from './print-notice.ts';
import { isTooLong } from './prove.ts';

/** Two processes that release at once would each choose leads of their own. */
const lock = 0x64_69_67;

/**
 * Makes one mail of all that a member's daily digest waits for: its first delivery leads, and the others
 * are told in the lead's mail. From `delivery.digestAt` on, for the digests of that day and before.
 * @returns how many deliveries wait no longer
 */
export async function releaseDigests(desk: Desk): Promise<number> {
  const waits = and(
    eq(deliveries.state, 'queued'),
    lt(deliveries.digestOn, nextDigest(desk, desk.clock.now())),
  );
  // Most of the time nothing waits.
  const [one] = await desk.db.select({ id: deliveries.id }).from(deliveries).where(waits).limit(1);
  if (!one) return 0;
  return desk.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lock})`);
    const ranked = tx.$with('ranked').as(
      tx
        .select({
          id: deliveries.id,
          lead: sql<string>`first_value(${deliveries.id}) over (partition by ${deliveries.member} order by ${deliveries.createdAt}, ${deliveries.id})`.as(
            'lead',
          ),
        })
        .from(deliveries)
        .where(waits),
    );
    const released = await tx
      .with(ranked)
      .update(deliveries)
      .set({ digestOn: null, digestOf: sql`nullif(${ranked.lead}, ${deliveries.id})` })
      .from(ranked)
      .where(eq(deliveries.id, ranked.id))
      .returning({ id: deliveries.id, digestOf: deliveries.digestOf });
    const leads = [...new Set(released.flatMap(({ digestOf }) => digestOf ?? []))];
    if (leads.length) await partTooLong(desk, tx, leads);
    return released.length;
  });
}

/** Where all of a day would be too long for one mail, each goes by itself. */
async function partTooLong(desk: Desk, tx: Transaction, leads: readonly string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(deliveries)
    .where(inArray(deliveries.id, [...leads]));
  for (const [id, own] of Map.groupBy(rows, ({ notice }) => notice)) {
    const draft = await noticeDrafts(desk, tx, await noticeRow(tx, id), await digestsOf(tx, id));
    for (const lead of own)
      if (isTooLong(await draft(lead)))
        await tx.update(deliveries).set({ digestOf: null }).where(eq(deliveries.digestOf, lead.id));
  }
}
