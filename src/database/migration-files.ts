import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One step of the schema, as drizzle-kit writes it. */
export interface Migration {
  /** `0003_readers`: its number, and what for. */
  readonly name: string;
  readonly statements: readonly string[];
  readonly hash: string;
  /**
   * Null: it only adds, and processes of the version before go on working. Otherwise it takes something away,
   * and says in its first line which migration whoever works beside it has to know: `-- needs 0002_no-reader`.
   */
  readonly needs: string | null;
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const ownFolder = fileURLToPath(new URL('migrations', import.meta.url));

/** All migrations of a folder, the first one first. */
export function readMigrations(folder = ownFolder): Migration[] {
  const { entries } = journal.parse(
    JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')),
  );
  return entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    return {
      name: tag,
      statements: text
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
      hash: createHash('sha256').update(text).digest('hex'),
      needs: /^-- needs (\S+)$/m.exec(text.slice(0, text.indexOf('\n') + 1))?.[1] ?? null,
    };
  });
}

/** `0003` of `0003_readers`: what a process knows is told by the number of its last one. */
export const numberOf = (name: string): string => /^\d+/.exec(name)?.[0] ?? '';
