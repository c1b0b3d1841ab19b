import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '../../database/database.ts';
import { sendingDomains } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { bucketOf, nextToken, tokensAt } from '../../domain/pace.ts';
import { windowOpens } from '../../domain/sending-window.ts';
import { type Claimed, claim, claimByDomain, domainsDue } from './claim.ts';

/** The row that stands for the mail server as a whole. */
export const wholeServer = '*';

/** What may not be sent now. */
export interface Holds {
  /** Nothing at all before this moment. */
  readonly all: Date | null;
  /** Nothing to these domains before that moment. */
  readonly domains: ReadonlyMap<string, Date>;
}

type Row = typeof sendingDomains.$inferSelect;

/** Held back now: outside of the hours of sending, by a server in trouble, or because a limit is used up. */
export async function holdsNow(desk: Desk): Promise<Holds> {
  const now = desk.clock.now();
  const { window } = desk.config.delivery;
  const opens = windowOpens(window, desk.config.chamber.timeZone, now);
  if (opens) return { all: opens, domains: new Map() };
  return holdsOf(desk, await rowsThatHold(desk), now);
}

/** Without limits, only the few rows of servers in trouble are read. */
function rowsThatHold(desk: Desk): Promise<Row[]> {
  const { perMinute, perDomainPerMinute } = desk.config.delivery;
  const all = desk.db.select().from(sendingDomains);
  if (perMinute || perDomainPerMinute) return all;
  return all.where(
    and(isNotNull(sendingDomains.notBefore), gt(sendingDomains.notBefore, desk.clock.now())),
  );
}

function holdsOf(desk: Desk, rows: readonly Row[], now: Date): Holds {
  const until = (row: Row): Date | null => {
    const limit = limitOf(desk, row.domain);
    const waits = [
      row.notBefore && row.notBefore > now ? row.notBefore : null,
      limit === null ? null : nextToken(row, limit, now),
    ].filter((wait) => wait !== null);
    return waits.length ? new Date(Math.max(...waits.map(Number))) : null;
  };
  const held = rows.flatMap((row) => {
    const wait = until(row);
    return wait ? ([[row.domain, wait]] as const) : [];
  });
  const domains = new Map(held);
  const all = domains.get(wholeServer) ?? null;
  domains.delete(wholeServer);
  return { all, domains };
}

const limitOf = ({ config: { delivery } }: Desk, domain: string): number | null =>
  domain === wholeServer ? delivery.perMinute : delivery.perDomainPerMinute;

/** Takes due deliveries of a notice to be sent, as many as limits and servers allow. */
export async function claimAtPace(desk: Desk, notice: string, most: number): Promise<Claimed[]> {
  const { perMinute, perDomainPerMinute } = desk.config.delivery;
  if (perMinute || perDomainPerMinute)
    return desk.db.transaction((tx) => claimWithTokens(desk, tx, notice, most));
  const { all, domains } = await holdsNow(desk);
  return all ? [] : claim(desk, desk.db, notice, most, [...domains.keys()]);
}

/** The rows of the limits are locked until the deliveries are taken, so that the limits hold over all processes. */
async function claimWithTokens(
  desk: Desk,
  tx: Transaction,
  notice: string,
  most: number,
): Promise<Claimed[]> {
  const { perMinute, perDomainPerMinute } = desk.config.delivery;
  const domains = perDomainPerMinute ? await domainsDue(desk, tx, notice) : [];
  const rows = await lockRows(desk, tx, perMinute ? [wholeServer, ...domains] : domains);
  // After the wait for the locks.
  const now = desk.clock.now();
  const holds = holdsOf(desk, await tx.select().from(sendingDomains), now);
  if (holds.all || windowOpens(desk.config.delivery.window, desk.config.chamber.timeZone, now))
    return [];
  const tokensOf = (domain: string): number => {
    const row = rows.get(domain);
    const limit = limitOf(desk, domain);
    return row && limit ? Math.floor(tokensAt(row, limit, now)) : most;
  };
  const allowed = Math.min(most, tokensOf(wholeServer));
  if (allowed < 1) return [];
  const claimed = perDomainPerMinute
    ? await claimByDomain(
        desk,
        tx,
        notice,
        allowed,
        new Map(
          domains
            .filter((d) => !holds.domains.has(d))
            .map((d) => [d, Math.min(allowed, tokensOf(d))]),
        ),
      )
    : await claim(desk, tx, notice, allowed, [...holds.domains.keys()]);
  await spend(desk, tx, rows, claimed, now);
  return claimed;
}

/** The buckets of domains, full where they were never used. */
async function lockRows(
  desk: Desk,
  tx: Transaction,
  domains: readonly string[],
): Promise<Map<string, Row>> {
  if (!domains.length) return new Map();
  const full = domains.map((domain) => ({
    domain,
    tokens: bucketOf(limitOf(desk, domain) ?? 1).capacity,
    refilledAt: desk.clock.now(),
  }));
  await tx.insert(sendingDomains).values(full).onConflictDoNothing();
  const rows = await tx
    .select()
    .from(sendingDomains)
    .where(inArray(sendingDomains.domain, [...domains]))
    // Always in this order, so that two processes do not wait for each other.
    .orderBy(asc(sendingDomains.domain))
    .for('update');
  return new Map(rows.map((row) => [row.domain, row]));
}

async function spend(
  desk: Desk,
  tx: Transaction,
  rows: ReadonlyMap<string, Row>,
  claimed: readonly Claimed[],
  now: Date,
): Promise<void> {
  const spent = new Map<string, number>([[wholeServer, claimed.length]]);
  for (const { domain } of claimed) spent.set(domain, (spent.get(domain) ?? 0) + 1);
  for (const [domain, n] of spent) {
    const row = rows.get(domain);
    const limit = limitOf(desk, domain);
    if (row && limit && n)
      await tx
        .update(sendingDomains)
        .set({ tokens: tokensAt(row, limit, now) - n, refilledAt: later(row.refilledAt, now) })
        .where(eq(sendingDomains.domain, domain));
  }
}

/** Where the clocks of two machines differ, no time is counted twice. */
const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** Leaves a server or domain alone for a while, which grows each time in a row; what fails meanwhile counts once. */
export async function noteTrouble(
  desk: Desk,
  db: Executor,
  domain: string,
  because: string,
): Promise<number> {
  const now = desk.clock.now();
  // As `troubleWait` in domain/pace.ts, whose test compares them.
  const wait = (refusals: unknown) =>
    sql`${now}::timestamptz + least(interval '5 seconds' * power(2, ${refusals}), interval '15 minutes')`;
  const [row] = await db
    .insert(sendingDomains)
    .values({
      domain,
      tokens: bucketOf(limitOf(desk, domain) ?? 1).capacity,
      refilledAt: now,
      notBefore: wait(0) as never,
      because,
      refusals: 1,
    })
    .onConflictDoUpdate({
      target: sendingDomains.domain,
      set: {
        notBefore: wait(sendingDomains.refusals) as never,
        because,
        refusals: sql`${sendingDomains.refusals} + 1`,
      },
      setWhere: sql`${sendingDomains.notBefore} is null or ${sendingDomains.notBefore} <= ${now}`,
    })
    .returning({ refusals: sendingDomains.refusals });
  return row?.refusals ?? 0;
}

/** A server that takes mail again is in trouble no more. */
export async function noteSuccess(db: Executor, domains: readonly string[]): Promise<void> {
  if (domains.length)
    await db
      .update(sendingDomains)
      .set({ notBefore: null, because: null, refusals: 0 })
      .where(and(inArray(sendingDomains.domain, [...domains]), gt(sendingDomains.refusals, 0)));
}

/** The domains, and perhaps the server, that were in trouble last. */
export async function inTrouble(db: Executor): Promise<Set<string>> {
  const rows = await db
    .select({ domain: sendingDomains.domain })
    .from(sendingDomains)
    .where(gt(sendingDomains.refusals, 0));
  return new Set(rows.map(({ domain }) => domain));
}
