/** The schema is brought up to date while processes of the version before are at work on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { type Migration, readMigrations } from '../../src/database/migration-files.ts';
import { MigrationRefused } from '../../src/database/migration-refused.ts';
import { samples } from './desk-on-servers.ts';
import { expectToldOnce, isDistributed, mailingArrives, startMany } from './many.ts';
import { startPostgres } from './servers.ts';
import { until } from './until.ts';
import { run, startWorker } from './worker-processes.ts';

const own = readMigrations();
/** What the version after this one brings, whose processes these are not. */
const next = (number: number, statements: string[], needs: string | null = null): Migration => ({
  name: `${9000 + number}_of-the-next-version`,
  statements,
  hash: `hash of ${number}`,
  needs,
});
const adding = next(1, [
  'ALTER TABLE "desk"."deliveries" ADD COLUMN "tries_allowed" integer DEFAULT 5 NOT NULL;',
  'CREATE TABLE "desk"."further" ("id" int PRIMARY KEY);',
]);
const takingAway = next(
  2,
  ['ALTER TABLE "desk"."deliveries" DROP COLUMN "response";'],
  adding.name,
);

/** As a process of that version, or a person, has it. */
function connect(url: string, closing: AsyncDisposableStack) {
  const pool = new pg.Pool({ connectionString: url });
  closing.defer(() => pool.end());
  return { pool, db: database(pool) };
}

test('while 300 members are told: a table that others use is not waited for in their way, and nobody notices', async () => {
  const members = 300;
  await using many = await startMany({
    script: { behaviour: () => 'accept', answerDelayMs: 200 },
  });
  await using closing = new AsyncDisposableStack();
  const { pool, db } = connect(many.environment.DATABASE_URL ?? '', closing);
  await many.takeMembers(members);
  await many.start('inbox');
  const worker = await many.start('distribution');
  await mailingArrives(many);
  await until('notices go out', async () => many.taken() > 5);

  // Somebody reads the table for long, such as a backup: the change cannot be made meanwhile.
  const reader = await pool.connect();
  await reader.query('begin; select count(*) from desk.deliveries');
  let applied = '';
  const migrating = migrateDatabase(db, [...own, adding], ({ name }) => {
    applied = name;
  });
  const before = many.taken();
  await until('notices go out all the while', async () => many.taken() > before + 30);
  expect(applied).toBe('');
  await reader.query('commit');
  reader.release();
  await migrating;
  expect(applied).toBe(adding.name);
  // Otherwise this would have shown nothing.
  expect(many.taken()).toBeLessThan(members);

  // One of the version before is started anew, as after a crash or when the new one was no good.
  expect((await worker.stop()).code).toBe(0);
  const again = await many.start('distribution');
  await until('all are told', () => isDistributed(many));
  await expectToldOnce(many, members);
  for (const { log } of [worker, again]) expect(log()).not.toContain('"level":50');
});

test('what takes something away waits until no older process runs; such a one is then refused, and says what to do', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const dir = await mkdtemp(join(tmpdir(), 'desk-migrate-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const environment = {
    DATABASE_URL: postgres.url,
    DESK_CONFIG: `${samples}/desk.yaml`,
    DESK_DATA_DIR: dir,
    CONSOLE_PORT: '0',
  };
  const { db } = connect(postgres.url, closing);
  const older = closing.use(await startWorker('console', environment));
  const migrating = () => migrateDatabase(db, [...own, adding, takingAway]);
  await expect(migrating()).rejects.toThrow(MigrationRefused);
  await expect(migrating()).rejects.toThrow(/such are running \(\d+ connections that know 0000\)/);
  expect((await older.stop()).code).toBe(0);
  await migrating();
  const refused = await run('workers/console.ts', [], environment).finished;
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(
    /^The database is newer than this version of the desk .*Install version/,
  );
});

test('desk migrate: of three at once one applies what is missing, and each says what it did', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const desk = (...args: string[]) =>
    run('src/cli/desk.ts', ['migrate', ...args], { DATABASE_URL: postgres.url }).finished;
  const dry = await desk('--dry-run');
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toMatch(
    /^-- 0000_first\nCREATE SCHEMA "desk";[\s\S]*-- Nothing was changed\.\n$/,
  );
  expect((await desk('--status')).out).toBe('0000_first  missing\n');

  const three = await Promise.all([desk(), desk(), desk()]);
  expect(three.map(({ code, err }) => ({ code, err }))).toEqual(
    Array.from({ length: 3 }, () => ({ code: 0, err: '' })),
  );
  const said = three.map(({ out }) => out.replace(/\d+ ms/, 'N ms')).sort();
  const nothing = 'The database was up to date: nothing was changed.\n';
  expect(said).toEqual([
    `Applied ${own.map(({ name }) => name).join()} (N ms)\nThe database is up to date.\n`,
    nothing,
    nothing,
  ]);
  expect((await desk('--status')).out).toMatch(/^0000_first {2}applied 2\S+Z by version \d/);
});
