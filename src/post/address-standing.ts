import { and, eq, gt, isNotNull, lte, or } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Executor, Transaction } from '../database/database.ts';
import { deliveries, members } from '../database/tables.ts';
import { afterFailure, type FailureKind } from '../domain/bounce-score.ts';

const day = 24 * 60 * 60 * 1000;
/** What has not come back after this long has arrived; most servers give up after five days or say so at once. */
const silence = 5 * day;

/** What became of the address to which a notice went. */
export type AddressAfter = 'dead' | 'watched' | 'not-theirs';

/** What one more failure makes of a member's address; nothing is written. */
export async function standingAfter(
  db: Executor,
  to: { readonly member: string; readonly address: string },
  kind: FailureKind,
  now: Date,
) {
  const [member] = await db
    .select()
    .from(members)
    .where(and(eq(members.id, to.member), eq(members.email, to.address.toLowerCase())));
  if (!member) return null;
  const before = { score: member.bounceScore, asOf: member.bouncedAt };
  const after = afterFailure(before, kind, now, await arrivedSince(db, member, now));
  return { ...after, wasDead: member.undeliverableSince !== null };
}

/** True when a notice to the address went out after the last failure, long enough ago, and did not come back. */
async function arrivedSince(
  db: Executor,
  member: typeof members.$inferSelect,
  now: Date,
): Promise<boolean> {
  if (!member.bouncedAt) return false;
  const [arrived] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.member, member.id),
        eq(deliveries.address, member.email),
        eq(deliveries.state, 'sent'),
        gt(deliveries.sentAt, member.bouncedAt),
        lte(deliveries.sentAt, new Date(now.getTime() - silence)),
      ),
    )
    .limit(1);
  return arrived !== undefined;
}

/**
 * Counts a failed notice against the address that it went to, if that is still the member's, and
 * marks it as dead when the score says so. Count each failure once: the caller guards it.
 */
export async function countFailure(
  tx: Transaction,
  to: { readonly member: string; readonly address: string },
  kind: FailureKind,
  now: Date,
): Promise<AddressAfter> {
  const after = await standingAfter(tx, to, kind, now);
  if (!after) return 'not-theirs';
  if (kind === 'ours') return after.wasDead ? 'dead' : 'watched';
  await tx
    .update(members)
    .set({
      bounceScore: after.score,
      bouncedAt: after.asOf,
      ...(after.dead && !after.wasDead ? { undeliverableSince: now } : {}),
    })
    .where(eq(members.id, to.member));
  if (after.dead && !after.wasDead)
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'address dead',
      thing: 'member',
      thingId: to.member,
    });
  return after.dead || after.wasDead ? 'dead' : 'watched';
}

/** Something proves that mail to an address arrives: the member answered from it, or its server says so. */
export async function addressWorks(
  tx: Executor,
  to: { readonly member: string; readonly address: string },
  now: Date,
  message: string,
): Promise<void> {
  const cured = await tx
    .update(members)
    .set({ bounceScore: 0, bouncedAt: null, undeliverableSince: null })
    .where(
      and(
        eq(members.id, to.member),
        eq(members.email, to.address.toLowerCase()),
        or(isNotNull(members.undeliverableSince), gt(members.bounceScore, 0)),
      ),
    )
    .returning({ id: members.id });
  if (cured.length)
    await record(tx, {
      at: now,
      who: 'desk',
      what: 'address works',
      thing: 'member',
      thingId: to.member,
      message,
    });
}
