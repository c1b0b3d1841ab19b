import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataDirectoryHeld, type DataLock, lockDataDirectory } from './data-lock.ts';
import { type Database, database } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { refuseWhenMoved } from './moved.ts';
import { PGlitePool } from './pglite-pool.ts';

/** An open database: our tables, and the pool for BullMQ's own. */
export interface OpenDatabase {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  /** Only of the embedded database. */
  readonly lock: DataLock | null;
  close(): Promise<void>;
}

/** A PostgreSQL server. BullMQ finds its tables by the search path; ours are named with their schema. */
export async function openServer(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c search_path=bullmq',
    max: 16,
    keepAlive: true,
    application_name: 'solidarity-desk',
  });
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const db = database(pool);
  await migrateDatabase(db);
  return { db, pool, embedded: false, lock: null, close: () => pool.end() };
}

/**
 * The database embedded in this process, in the data directory.
 * @param patienceMs how long to wait for another process, such as a `desk status`, to be done with it
 * @throws DataDirectoryHeld
 * @throws DeskMoved
 */
export async function openEmbedded(dataDir: string, patienceMs = 0): Promise<OpenDatabase> {
  const lock = await lockWhenFree(dataDir, patienceMs);
  try {
    refuseWhenMoved(dataDir);
    return await openPGlite(join(dataDir, 'database'), lock);
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
  openPGlite('memory://', null, dump);

async function openPGlite(
  where: string,
  lock: DataLock | null,
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
  await pglite.exec('set search_path to bullmq');
  const pool = new PGlitePool(pglite) as unknown as pg.Pool;
  const db = database(pool);
  await migrateDatabase(db);
  return {
    db,
    pool,
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
