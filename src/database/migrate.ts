import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Database } from './database.ts';
import { guards } from './guards.ts';

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));
/** `DESK` in ASCII: one process at a time migrates. */
const migrationLock = 0x4445534b;

/** Brings the tables of schema `desk` up to date; forward only, and harmless when they are. */
export async function migrateDatabase(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await migrate(tx as unknown as Database, {
      migrationsFolder,
      migrationsSchema: 'desk_migrations',
    });
    await tx.execute(sql.raw(guards()));
  });
}
