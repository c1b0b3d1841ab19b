import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Clock } from '../desk.ts';
import { serverClock } from './clock.ts';
import { DataDirectoryHeld, type DataLock, lockDataDirectory } from './data-lock.ts';
import { type Database, database } from './database.ts';
import { DiskFull, endWithDatabase, isFull } from './disk-full.ts';
import { migrateDatabase } from './migrate.ts';
import { refuseWhenMoved } from './moved.ts';
import { PGlitePool } from './pglite-pool.ts';
import { applicationName } from './processes.ts';
import { serverConnection } from './server-connection.ts';

/** An open database: our tables, and the pool for BullMQ's own. */
export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** The machine's, or that of the server, which several machines share. */
  readonly clock: Clock;
  readonly embedded: boolean;
  /** Only of the embedded database. */
  readonly lock: DataLock | null;
  close(): Promise<void>;
}

/** A PostgreSQL server, its tables up to date. @throws MigrationRefused */
export async function openServer(url: string): Promise<OpenDatabase> {
  const { db, pool } = connectServer(url);
  try {
    await migrateDatabase(db);
    const clock = await serverClock(pool);
    const close = () => {
      clock.stop();
      return pool.end();
    };
    return { db, pool, clock, embedded: false, lock: null, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * A PostgreSQL server as it is. BullMQ finds its tables by the search path; ours are named with their schema.
 * A process that stands still in the midst of a transaction loses it after half a minute, and its locks.
 */
export function connectServer(url: string): Pick<OpenDatabase, 'db' | 'pool'> {
  const pool = new pg.Pool({
    ...serverConnection(url),
    options: '-c search_path=bullmq -c idle_in_transaction_session_timeout=30s',
    max: 16,
    keepAlive: true,
    application_name: applicationName(),
  });
  // A lost connection is replaced at the next query, and what was under way on it fails by itself; without
  // listeners, on the pool for those at rest and on each for when somebody has it, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return { db: database(pool), pool };
}

/**
 * The database embedded in this process, in the data directory.
 * @param patienceMs how long to wait for another process, such as a `desk status`, to be done with it
 * @param migrate what is done to its tables first
 * @throws DataDirectoryHeld, DeskMoved, DiskFull, MigrationRefused
 */
export async function openEmbedded(
  dataDir: string,
  patienceMs = 0,
  migrate: (db: Database) => Promise<void> = migrateDatabase,
): Promise<OpenDatabase> {
  const lock = await lockWhenFree(dataDir, patienceMs);
  try {
    refuseWhenMoved(dataDir);
    // PGlite would wait for ever for a database that cannot begin.
    if (isFull(dataDir)) throw new DiskFull(dataDir);
    return await openPGlite(join(dataDir, 'database'), lock, migrate);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function lockWhenFree(dataDir: string, patienceMs: number): Promise<DataLock> {
  const step = 200;
  try {
    return lockDataDirectory(dataDir);
  } catch (error) {
    if (!(error instanceof DataDirectoryHeld) || patienceMs <= 0) throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, step));
  return lockWhenFree(dataDir, patienceMs - step);
}

/**
 * A database in memory, for tests.
 * @param dump of one that was opened before: opening it again takes a tenth of the time
 */
export const openInMemory = (dump?: Blob): Promise<OpenDatabase> =>
  openPGlite('memory://', null, migrateDatabase, dump);

async function openPGlite(
  where: string,
  lock: DataLock | null,
  migrate: (db: Database) => Promise<void>,
  dump?: Blob,
): Promise<OpenDatabase> {
  // Loaded here, since processes on a database server do without it, and without its memory.
  const { PGlite } = await import('@electric-sql/pglite');
  const isNew = where.startsWith('memory:') || !existsSync(join(where, 'PG_VERSION'));
  if (!where.startsWith('memory:')) mkdirSync(where, { recursive: true, mode: 0o700 });
  // A ready-made empty cluster opens in a third of the time that initdb takes.
  const pglite = await PGlite.create(
    where,
    isNew ? { loadDataDir: dump ?? (await emptyDatabase()) } : {},
  );
  if (!where.startsWith('memory:')) endWithDatabase(pglite, where);
  await pglite.exec('set search_path to bullmq');
  const pool = new PGlitePool(pglite) as unknown as pg.Pool;
  const db = database(pool);
  await migrate(db);
  return {
    db,
    pool,
    clock: { now: () => new Date() },
    embedded: true,
    lock,
    async close() {
      await pool.end();
      await pglite.close();
      lock?.release();
    },
  };
}

async function emptyDatabase(): Promise<Blob> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs');
  return dataDir();
}
