import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Milliseconds since 1970 of our latest migration: by it drizzle tells them apart. */
const latest = (): number => {
  const journal = readFileSync(new URL('migrations/meta/_journal.json', import.meta.url), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { when: number }[] };
  return Math.max(...entries.map(({ when }) => when));
};

/** Whether the tables are those of this version. @returns `newer`: a later version has changed them */
export async function migrationsFit(db: Database): Promise<'fit' | 'older' | 'newer'> {
  const { rows } = await db.execute<{ at: string | null }>(
    sql`select max(created_at)::text as at from desk_migrations.__drizzle_migrations`,
  );
  const applied = Number(rows[0]?.at ?? 0);
  if (applied === latest()) return 'fit';
  return applied < latest() ? 'older' : 'newer';
}
