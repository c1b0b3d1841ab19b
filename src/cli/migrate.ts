import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../config.ts';
import type { Database } from '../database/database.ts';
import { migrateDatabase, readSchema } from '../database/migrate.ts';
import { connectServer, openEmbedded } from '../database/open.ts';
import { connectedDesks } from '../database/processes.ts';

interface Options {
  readonly status?: boolean;
  readonly dryRun?: boolean;
}

/** `desk migrate`: brings the tables up to date, or says what that would mean; needs no `desk.yaml`. */
export async function migrate(options: Options): Promise<void> {
  const { DATABASE_URL, DESK_DATA_DIR } = readEnvironment(process.env);
  const act = (db: Database) => askedFor(db, options);
  if (!DATABASE_URL) {
    const isThere = existsSync(join(DESK_DATA_DIR, 'database', 'PG_VERSION'));
    if (!isThere && (options.status || options.dryRun))
      return say(`There is no database in ${DESK_DATA_DIR} yet: \`desk start\` makes it.`);
    const { close } = await openEmbedded(DESK_DATA_DIR, 0, act);
    return close();
  }
  const { db, pool } = connectServer(DATABASE_URL);
  try {
    await act(db);
  } finally {
    await pool.end();
  }
}

const askedFor = (db: Database, { status, dryRun }: Options): Promise<void> => {
  if (status) return tellStatus(db);
  return dryRun ? tellMissing(db) : apply(db);
};

async function apply(db: Database): Promise<void> {
  let [applied, begun] = [0, performance.now()];
  await migrateDatabase(db, undefined, ({ name }) => {
    say(`Applied ${name} (${Math.round(performance.now() - begun)} ms)`);
    applied += 1;
    begun = performance.now();
  });
  say(
    applied ? 'The database is up to date.' : 'The database was up to date: nothing was changed.',
  );
}

async function tellMissing(db: Database): Promise<void> {
  const { missing } = await readSchema(db);
  for (const { name, statements } of missing) say(`-- ${name}\n${statements.join('\n')}\n`);
  say(missing.length ? '-- Nothing was changed.' : '-- The database is up to date.');
}

async function tellStatus(db: Database): Promise<void> {
  const { applied, missing, unknown } = await readSchema(db);
  for (const { name, appliedAt, version } of applied) {
    const newer = unknown.some((one) => one.name === name) ? ', not known to this desk' : '';
    say(`${name}  applied ${appliedAt.toISOString()} by version ${version}${newer}`);
  }
  for (const { name, needs } of missing)
    say(`${name}  missing${needs ? `; takes something away: processes must know ${needs}` : ''}`);
  for (const { knows, connections } of await connectedDesks(db))
    say(`connected  ${connections} connections of desks whose last migration is ${knows}`);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
