import { and, eq, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { preparedOnce } from '../../database/prepared.ts';
import { nothingStandsStill } from '../../database/standstill.ts';
import { deliveries, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { mostUncertainTries } from '../../domain/delivery.ts';
import { uncertainSince } from '../../post/uncertain-since.ts';
import { stillIn } from './still-in.ts';

/** A delivery that was taken to be sent; those told in its mail were taken with it. */
export type Claimed = typeof deliveries.$inferSelect;

/**
 * Queued and its time has come; where it is configured so, also what has been uncertain for long enough.
 * Not what waits for a digest, nor what is told in the mail of another delivery.
 */
export const deliveryIsDue = (desk: Desk): SQL | undefined =>
  isDue(desk, sql`${desk.clock.now()}`, sql`${uncertainSince(desk)}`);

function isDue(desk: Desk, now: SQL, since: SQL): SQL | undefined {
  const queued = and(
    eq(deliveries.state, 'queued'),
    or(isNull(deliveries.nextTryAt), lte(deliveries.nextTryAt, now)),
  );
  const ready = and(isNull(deliveries.digestOn), isNull(deliveries.digestOf), nothingStandsStill);
  if (desk.config.delivery.uncertain === 'ask') return and(queued, ready);
  const stale = and(
    eq(deliveries.state, 'uncertain'),
    lte(deliveries.claimedAt, since),
    lt(deliveries.attempts, mostUncertainTries),
  );
  return and(or(queued, stale), ready);
}

/** A paused notice stands still, whoever else is at work on it. */
const goesOn = (notice: SQL): SQL =>
  sql`not exists (select 1 from ${notices} where ${notices.id} = ${notice} and ${notices.pausedAt} is not null)`;

const placeholders = {
  notice: sql`${sql.placeholder('notice')}::uuid`,
  now: sql`${sql.placeholder('now')}::timestamptz`,
  since: sql`${sql.placeholder('since')}::timestamptz`,
};

/**
 * Takes due deliveries of a notice: two lanes never take the same one. `sending` is committed, for the
 * delivery and those told in its mail, when it returns.
 * @param held domains of which none is taken
 */
export async function claim(
  desk: Desk,
  tx: Executor,
  notice: string,
  most: number,
  held: readonly string[],
): Promise<Claimed[]> {
  if (tx !== desk.db || held.length) {
    const now = sql`${desk.clock.now()}`;
    const since = sql`${uncertainSince(desk)}`;
    return leads(await take(tx, now, dueOf(desk, sql`${notice}`, now, since, most, held)));
  }
  // By far the most frequent case.
  const statement = preparedOnce(
    desk.db,
    `claim_${most}_${desk.config.delivery.uncertain}`,
    (db) => {
      const { now, since } = placeholders;
      return take(db, now, dueOf(desk, placeholders.notice, now, since, most, []));
    },
  );
  const moments = {
    now: desk.clock.now().toISOString(),
    since: uncertainSince(desk).toISOString(),
  };
  return leads(await statement.execute({ notice, ...moments }));
}

function dueOf(
  desk: Desk,
  notice: SQL,
  now: SQL,
  since: SQL,
  most: number,
  held: readonly string[],
): SQL {
  const due = and(
    eq(deliveries.notice, notice),
    isDue(desk, now, since),
    goesOn(notice),
    held.length ? notInArray(deliveries.domain, [...held]) : undefined,
  );
  // Along the index: what was put off comes first, and nothing is looked at that was sent before. A number
  // in the text, so that a plan made for it can be kept.
  return sql`select ${deliveries.id} as id from ${deliveries} where ${due}
    order by ${deliveries.nextTryAt} limit ${sql.raw(String(most))} for update skip locked`;
}

/**
 * Takes due deliveries of a notice by domain.
 * @param shares how many each domain may have
 */
export async function claimByDomain(
  desk: Desk,
  tx: Executor,
  notice: string,
  most: number,
  shares: ReadonlyMap<string, number>,
): Promise<Claimed[]> {
  const due = and(
    eq(deliveries.notice, notice),
    sql`${deliveries.domain} = share.domain`,
    deliveryIsDue(desk),
    goesOn(sql`${notice}`),
  );
  const [domains, counts] = [sql.param([...shares.keys()]), sql.param([...shares.values()])];
  return leads(
    await take(
      tx,
      sql`${desk.clock.now()}`,
      sql`select due.id from unnest(${domains}::text[], ${counts}::int[]) share (domain, most)
        cross join lateral (select ${deliveries.id} as id from ${deliveries} where ${due}
          order by ${deliveries.nextTryAt} limit share.most for update skip locked) due limit ${most}`,
    ),
  );
}

/**
 * Marks deliveries, and those told in their mails, as `sending`. Arrays, not joins: then the database
 * looks the few rows up by their keys, whatever it believes about the table.
 * @param due a query that gives their ids
 */
const take = (db: Executor, now: SQL, due: SQL) =>
  db
    .update(deliveries)
    .set({ state: 'sending', claimedAt: now, attempts: sql`${deliveries.attempts} + 1` })
    .where(
      and(
        sql`${deliveries.id} = any(array(with due as materialized (${due}) select id from due union all
          select told.id from ${deliveries} told where told.digest_of = any(array(select id from due))))`,
        stillIn(['queued', 'uncertain']),
      ),
    )
    .returning();

const leads = (taken: readonly Claimed[]): Claimed[] =>
  taken.filter(({ digestOf }) => digestOf === null);

/** The domains to which a notice still has something due. */
export async function domainsDue(desk: Desk, tx: Executor, notice: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ domain: deliveries.domain })
    .from(deliveries)
    .where(and(eq(deliveries.notice, notice), deliveryIsDue(desk)));
  return rows.map(({ domain }) => domain);
}
