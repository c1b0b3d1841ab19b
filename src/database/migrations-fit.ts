import type { Database } from './database.ts';
import { readSchema } from './migrate.ts';
import { MigrationRefused } from './migration-refused.ts';

/**
 * Whether this desk may work on the tables as they are. What a newer one has only added does not matter.
 * @returns `newer`: a later version has taken away what this one needs
 */
export async function migrationsFit(
  db: Pick<Database, 'execute'>,
): Promise<'fit' | 'older' | 'newer'> {
  try {
    return (await readSchema(db)).missing.length ? 'older' : 'fit';
  } catch (error) {
    if (error instanceof MigrationRefused) return 'newer';
    throw error;
  }
}
