import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { markTransaction } from './pglite-pool.ts';
import * as tables from './tables.ts';

/** Our tables through drizzle: the same on the embedded database and on a server. */
export type Database = NodePgDatabase<typeof tables>;
/** The database, or a transaction in it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
export type Executor = Database | Transaction;

/** The pool beneath. */
export const poolOf = (db: Database): pg.Pool => (db as unknown as { $client: pg.Pool }).$client;

/** Our tables on one client of a pool, within the transaction that it is in. */
export const onClient = (client: pg.PoolClient): Executor =>
  drizzle(client, { schema: tables }) as unknown as Executor;

/** drizzle over a pool. Transactions are marked, so that a stray query inside one is found at once. */
export function database(pool: pg.Pool): Database {
  const db = drizzle(pool, { schema: tables }) as Database;
  const transaction = db.transaction.bind(db);
  db.transaction = ((run, config) =>
    markTransaction(() => transaction(run, config))) as Database['transaction'];
  return db;
}
