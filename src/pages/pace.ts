/**
 * How often somebody may ask in a stretch of time, counted in the database: over all processes, and over a restart.
 *
 * A row counts until its window ends, is begun anew by the next request after that, and is taken away by the
 * sweep of each minute. Who asked does not stand in it, only an HMAC under the desk's key.
 *
 * Strangers can ask as often as they like, from as many addresses as they get hold of. So
 * - the table is bounded: the HMAC of a stranger is cut to 18 bits, some 16,000 addresses of IPv4 to a row, which
 *   for that cannot be traced to anybody, not even with the key. Who asks in the usual way notices nothing: of
 *   1,000 addresses that are over a limit all the time, 4 in 1,000 of the others share a row with one;
 * - whoever is over the limit is turned away from this process's memory until the window ends;
 * - requests are counted together, one statement at a time of each process and rule, however many wait: a flood
 *   takes one of the 16 connections of the pool, or its turn at the embedded database, and those who are signed
 *   in, who are counted by no such rule, have the rest.
 */
import { createHmac } from 'node:crypto';
import { inArray, lt, sql } from 'drizzle-orm';
import { requestCounts } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { newToken } from '../domain/token.ts';

export interface PaceRule {
  /** What is counted, apart from all else. */
  readonly what: string;
  readonly most: number;
  readonly windowMs: number;
  /** `known`: so many as we know of, each with a row of their own. `strangers`: any number. */
  readonly whose: 'known' | 'strangers';
}

/** Rows for the strangers of one rule; a power of two. */
const rowsForStrangers = 2 ** 18;
/** Counted in one statement. */
const mostAtOnce = 500;
/** Known to be over a limit; who is forgotten is counted again. */
const mostRemembered = 10_000;

/** @returns whether somebody may still ask; asking counts */
export function openPace(
  desk: Pick<Desk, 'db' | 'clock' | 'secret'>,
  rule: PaceRule,
): (who: string) => Promise<boolean> {
  const overUntil = new Map<string, Date>();
  const waiting: Asking[] = [];
  let counting = false;

  return (who) => {
    const row = rowOf(desk.secret, rule, who);
    const until = overUntil.get(row);
    if (until && until > desk.clock.now()) return Promise.resolve(false);
    overUntil.delete(row);
    return new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (!counting) void countAll();
    });
  };

  async function countAll(): Promise<void> {
    counting = true;
    while (waiting.length) await countSome(waiting.splice(0, mostAtOnce));
    counting = false;
  }

  async function countSome(asked: readonly Asking[]): Promise<void> {
    try {
      const counts = await count(
        desk,
        rule,
        asked.map(({ row }) => row),
      );
      for (const { row, resolve } of asked) {
        const before = counts.get(row);
        if (!before) throw new Error('A request was not counted');
        before.count += 1;
        if (before.count >= rule.most) remember(row, before.endsAt);
        resolve(before.count <= rule.most);
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  function remember(row: string, endsAt: Date): void {
    overUntil.set(row, endsAt);
    for (const oldest of overUntil.keys()) {
      if (overUntil.size <= mostRemembered) break;
      overUntil.delete(oldest);
    }
  }
}

interface Asking {
  readonly row: string;
  resolve(mayAsk: boolean): void;
  reject(error: unknown): void;
}

function rowOf(secret: Buffer, { what, whose }: PaceRule, who: string): string {
  const mac = createHmac('sha256', secret).update(`pace:${what}:${who}`).digest();
  return whose === 'known'
    ? `${what} ${newToken(mac.subarray(0, 16))}`
    : `${what} ${mac.readUInt32BE() % rowsForStrangers}`;
}

/** @param asked a row for each request. @returns how often each was asked for before */
async function count(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  { windowMs }: PaceRule,
  asked: readonly string[],
): Promise<Map<string, { count: number; endsAt: Date }>> {
  const now = clock.now();
  const added = new Map<string, number>();
  // Always in this order, so that two processes do not wait for each other.
  for (const row of asked.toSorted()) added.set(row, (added.get(row) ?? 0) + 1);
  const endsAt = new Date(now.getTime() + windowMs);
  const isOpen = sql`${requestCounts.endsAt} > ${now}`;
  const rows = await db
    .insert(requestCounts)
    .values([...added].map(([row, n]) => ({ counted: row, count: n, endsAt })))
    .onConflictDoUpdate({
      target: requestCounts.counted,
      set: {
        count: sql`case when ${isOpen} then ${requestCounts.count} else 0 end + excluded.count`,
        endsAt: sql`case when ${isOpen} then ${requestCounts.endsAt} else excluded.ends_at end`,
      },
    })
    .returning();
  return new Map(
    rows.map((row) => [
      row.counted,
      { count: row.count - (added.get(row.counted) ?? 0), endsAt: row.endsAt },
    ]),
  );
}

/** Takes away the counts whose window is over; those that are just being counted anew stay. */
export async function forgetRequests({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  const over = db
    .select({ counted: requestCounts.counted })
    .from(requestCounts)
    .where(lt(requestCounts.endsAt, clock.now()))
    .for('update', { skipLocked: true });
  await db.delete(requestCounts).where(inArray(requestCounts.counted, over));
}
