/** On what the desk runs: versions, the database, what it could not fetch. */
import { desc, isNotNull, sql } from 'drizzle-orm';
import { failedFetches } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { FetchFault } from '../domain/fetch-fault.ts';
import { deskVersion } from '../open.ts';

export interface Machinery {
  readonly desk: string;
  readonly node: string;
  readonly database: {
    /** `PostgreSQL 17.5`. */
    readonly version: string;
    readonly embedded: boolean;
    /** In bytes. */
    readonly size: number;
  };
  /** Where the queues are. */
  readonly queues: 'redis' | 'database';
}

export async function machineryOf({ db, config }: Pick<Desk, 'db' | 'config'>): Promise<Machinery> {
  const { rows } = await db.execute<{ version: string; size: string }>(
    sql`select current_setting('server_version') as version, pg_database_size(current_database()) as size`,
  );
  return {
    desk: deskVersion,
    node: process.versions.node,
    database: {
      version: `PostgreSQL ${rows[0]?.version ?? ''}`.trim(),
      embedded: config.environment.DATABASE_URL === undefined,
      size: Number(rows[0]?.size ?? 0),
    },
    queues: config.environment.REDIS_URL === undefined ? 'database' : 'redis',
  };
}

export interface Unfetched {
  readonly mailbox: string;
  readonly uid: number;
  readonly attempts: number;
  readonly reason: FetchFault;
  readonly failedAt: Date;
}

/** Messages of a mailbox that are tried no more, the latest first. */
export const givenUp = ({ db }: Pick<Desk, 'db'>): Promise<Unfetched[]> =>
  db
    .select({
      mailbox: failedFetches.mailbox,
      uid: failedFetches.uid,
      attempts: failedFetches.attempts,
      reason: failedFetches.reason,
      failedAt: failedFetches.failedAt,
    })
    .from(failedFetches)
    .where(isNotNull(failedFetches.gaveUpAt))
    .orderBy(desc(failedFetches.failedAt))
    .limit(50);
