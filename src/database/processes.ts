/** Which processes work on a database server, and what they know of its schema: they say so in their `application_name`. */
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { numberOf, readMigrations } from './migration-files.ts';
import { MigrationRefused } from './migration-refused.ts';

const product = 'solidarity-desk';

/** `solidarity-desk 0003` */
export const applicationName = (migrations = readMigrations()): string =>
  `${product} ${numberOf(migrations.at(-1)?.name ?? '')}`;

interface Connected {
  /** Number of the last migration that they know. */
  readonly knows: string;
  readonly connections: number;
}

export async function connectedDesks(db: Pick<Database, 'execute'>): Promise<Connected[]> {
  const { rows } = await db.execute<{ name: string; n: number }>(
    sql`select application_name as name, count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
      and application_name like ${`${product} %`} group by 1 order by 1`,
  );
  return rows.map(({ name, n }) => ({ knows: name.slice(product.length + 1), connections: n }));
}

/** Before something is taken away. @throws MigrationRefused when somebody may still use it */
export async function expectNobodyOlder(
  db: Pick<Database, 'execute'>,
  migration: string,
  needs: string,
): Promise<void> {
  const older = (await connectedDesks(db)).filter(({ knows }) => knows < numberOf(needs));
  if (!older.length) return;
  throw new MigrationRefused(
    `Migration ${migration} takes away what older processes of the desk still use, and such are running (${older.map(({ knows, connections }) => `${connections} connections that know ${knows}`).join(', ')}). Stop or update them, then run \`desk migrate\`.`,
  );
}
