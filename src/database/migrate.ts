/**
 * Brings the tables of schema `desk` up to date, forward only, while processes of the version before go on
 * working (docs/decisions/026-one-machine-to-many.md).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { deskVersion } from '../version.ts';
import type { Database, Transaction } from './database.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { MigrationRefused } from './migration-refused.ts';
import { expectNobodyOlder } from './processes.ts';
import { putUpGuards } from './put-up-guards.ts';
import { deadlockDetected, lockNotAvailable, sqlStateOf } from './sql-state.ts';

/** A migration that has been applied, as the database knows it. */
interface Applied {
  readonly name: string;
  readonly hash: string;
  readonly needs: string | null;
  readonly appliedAt: Date;
  /** Of the desk that applied it. */
  readonly version: string;
}

interface Schema {
  readonly applied: readonly Applied[];
  readonly missing: readonly Migration[];
  /** Applied by a newer desk; this one does not know them. */
  readonly unknown: readonly Applied[];
}

/** `DESK` in ASCII: one process at a time migrates. */
const migrationLock = 0x4445534b;
/**
 * Who waits for a lock has others wait behind it, so the wait is short; and shorter than PostgreSQL's
 * `deadlock_timeout`, so that it is never a running desk whose transaction is broken off.
 */
const lockTimeout = sql`set local lock_timeout = '500ms'`;
const patienceMs = 60_000;
const pauseMs = 250;

/**
 * Applies what is missing.
 * @param onApplied told of each
 * @throws MigrationRefused
 */
export async function migrateDatabase(
  db: Database,
  migrations: readonly Migration[] = readMigrations(),
  onApplied: (migration: Migration) => void = () => {},
): Promise<void> {
  let { missing, unknown } = await readSchema(db, migrations);
  while (missing.length > 0) {
    const applied = await patiently(() => applyNext(db, migrations));
    if (applied) onApplied(applied);
    ({ missing, unknown } = await readSchema(db, migrations));
  }
  // An older desk knows fewer moves than the newer ones beside it.
  if (unknown.length === 0)
    await patiently(() => db.transaction((tx) => whenAlone(tx, () => putUpGuards(tx))));
}

/** What is applied, and what is not. @throws MigrationRefused when this desk may not work on it */
export async function readSchema(
  db: Pick<Database, 'execute'>,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Schema> {
  const applied = await readApplied(db);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter(({ name }) => !known.has(name));
  const barred = unknown.find(({ needs }) => needs !== null && !known.has(needs));
  if (barred)
    throw new MigrationRefused(
      `The database is newer than this version of the desk (${deskVersion}): migration ${barred.name} took away what it needs. Install version ${barred.version} or a later one.`,
    );
  const changed = applied.find(({ name, hash }) => (known.get(name)?.hash ?? hash) !== hash);
  if (changed)
    throw new MigrationRefused(
      `Migration ${changed.name} is not the one that was applied to this database on ${changed.appliedAt.toISOString()}. It belongs to another desk, or its file was changed: install the version ${changed.version} anew, or name another database.`,
    );
  const names = new Set(applied.map(({ name }) => name));
  return { applied, unknown, missing: migrations.filter(({ name }) => !names.has(name)) };
}

async function readApplied(db: Pick<Database, 'execute'>): Promise<Applied[]> {
  const { rows: found } = await db.execute(
    sql`select to_regclass('desk_migrations.applied') is not null as there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await db.execute<Record<'name' | 'hash' | 'applied_at' | 'version', string>>(
    sql`select name, hash, needs, applied_at, version from desk_migrations.applied order by name`,
  );
  return rows.map(({ applied_at, ...row }) => ({
    ...(row as Omit<Applied, 'appliedAt'>),
    appliedAt: new Date(applied_at),
  }));
}

/** Applies the first one that is missing, whole or not at all. */
const applyNext = (db: Database, migrations: readonly Migration[]): Promise<Migration | null> =>
  db.transaction(async (tx) => {
    let applied: Migration | null = null;
    await whenAlone(tx, async () => {
      await tx.execute(sql`create schema if not exists desk_migrations`);
      await tx.execute(sql`create table if not exists desk_migrations.applied (
        name text primary key, hash text not null, needs text,
        applied_at timestamptz not null default clock_timestamp(), version text not null)`);
      // Another process may have been at it while this one waited.
      const [next] = (await readSchema(tx, migrations)).missing;
      if (!next) return;
      if (next.needs) await expectNobodyOlder(tx, next.name, next.needs);
      for (const statement of next.statements) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into desk_migrations.applied (name, hash, needs, version)
        values (${next.name}, ${next.hash}, ${next.needs}, ${deskVersion})`);
      applied = next;
    });
    return applied;
  });

async function whenAlone(tx: Transaction, act: () => Promise<unknown>): Promise<void> {
  await tx.execute(lockTimeout);
  await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
  await act();
}

/** Whoever is in the way is let pass. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (const ends = performance.now() + patienceMs; ; ) {
    try {
      return await act();
    } catch (error) {
      const state = sqlStateOf(error);
      if (state !== lockNotAvailable && state !== deadlockDetected) throw error;
      if (performance.now() > ends)
        throw new MigrationRefused(
          `The database could not be changed within ${patienceMs / 1000} seconds: others hold locks on its tables. Nothing was changed; try again when less is going on, or look into pg_locks.`,
        );
    }
    await sleep(pauseMs * (0.5 + Math.random()));
  }
}
