import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Database, Transaction } from './database.ts';
import { guardNames, guards } from './guards.ts';

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));
/** `DESK` in ASCII: one process at a time migrates. */
const migrationLock = 0x4445534b;

/** Brings the tables of schema `desk` up to date; forward only, and harmless when they are. */
export async function migrateDatabase(db: Database): Promise<void> {
  await alone(db, (tx) =>
    migrate(tx as unknown as Database, { migrationsFolder, migrationsSchema: 'desk_migrations' }),
  );
  // A turn of its own: drizzle's migrator commits the transaction that it is given, and the lock ends with it.
  await alone(db, putUpGuards);
}

/** Only when they have changed, or somebody took one down: making triggers locks the tables against the jobs of other processes. */
async function putUpGuards(tx: Transaction): Promise<void> {
  const wanted = guards();
  const fingerprint = createHash('sha256').update(wanted).digest('hex');
  const { rows } = await tx.execute(
    sql`select obj_description(to_regprocedure('desk.only_allowed_moves()'), 'pg_proc') as found,
      (select count(*)::int from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'desk'::regnamespace and not t.tgisinternal and t.tgenabled in ('O', 'A')) as up`,
  );
  if (rows[0]?.found === fingerprint && rows[0].up === guardNames().length) return;
  await tx.execute(sql.raw(wanted));
  await tx.execute(sql.raw(`comment on function desk.only_allowed_moves() is '${fingerprint}'`));
}

const alone = (db: Database, act: (tx: Transaction) => Promise<unknown>): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await act(tx);
  });
