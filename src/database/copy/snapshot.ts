import type pg from 'pg';

/** Values in one and the same text whatever the server's settings: what is hashed must not depend on them. */
const plainText =
  "set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local extra_float_digits to 1; set local idle_in_transaction_session_timeout to 0";

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    await client.query(plainText);
    const result = await run(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Reads everything as it is at one moment. On a server others go on meanwhile; the embedded database has one
 * session, so that there all else waits until `run` ends.
 */
export const snapshot = <T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => inTransaction(pool, 'begin isolation level repeatable read read only', run);

/** Writes all of it or nothing. */
export const atOnce = <T>(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, 'begin', run);

/** Our tables by name. */
export async function tableNames(client: Pick<pg.PoolClient, 'query'>): Promise<string[]> {
  const { rows } = await client.query(
    "select tablename from pg_tables where schemaname = 'desk' order by tablename",
  );
  return rows.map(({ tablename }) => String(tablename));
}

/** Which schema this is: the hash of its latest migration. */
export async function schemaVersion(client: Pick<pg.PoolClient, 'query'>): Promise<string> {
  const { rows } = await client.query(
    'select hash from desk_migrations.applied order by name desc limit 1',
  );
  return String(rows[0]?.hash);
}
