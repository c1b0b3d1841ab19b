/** The schema goes forward only, and beside older processes: what is applied, refused, and what a migration may hold. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrateDatabase, readSchema } from '../../src/database/migrate.ts';
import { type Migration, readMigrations } from '../../src/database/migration-files.ts';
import { MigrationRefused } from '../../src/database/migration-refused.ts';
import { type OpenDatabase, openInMemory } from '../../src/database/open.ts';
import { isNewer } from '../../src/database/put-up-guards.ts';
import { migrated } from '../desk.ts';
import { notOnlyAdding } from './only-adds.ts';

const own = readMigrations();
/** Well after all of ours. */
const migration = (
  number: number,
  statements: string[],
  needs: string | null = null,
): Migration => ({
  name: `${9000 + number}_of-the-test`,
  statements,
  hash: `hash of ${number}`,
  needs,
});
const column = migration(1, ['ALTER TABLE "desk"."letters" ADD COLUMN "tried_with" text;']);
const second = migration(2, ['CREATE TABLE "desk"."further" ("id" int);']);
const lessening = migration(
  3,
  ['ALTER TABLE "desk"."letters" DROP COLUMN "tried_with";'],
  second.name,
);

let database: OpenDatabase;

const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);
const appliedOf = async (migrations: readonly Migration[]) => {
  const applied: string[] = [];
  await migrateDatabase(database.db, migrations, ({ name }) => applied.push(name));
  return applied;
};

describe('a database', () => {
  beforeEach(async () => {
    database = await openInMemory(migrated());
  });
  afterEach(() => database.close());

  describe('what is missing', () => {
    test('is applied in its order, once, and its desk is named', async () => {
      expect(await appliedOf([...own, column, second])).toEqual([column.name, second.name]);
      expect(await appliedOf([...own, column, second])).toEqual([]);
      const { applied, missing, unknown } = await readSchema(database.db, [...own, column, second]);
      expect(names(applied)).toEqual(names([...own, column, second]));
      expect(applied.at(-1)?.version).toMatch(/^\d+\.\d+\.\d+$/);
      expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
    });

    test('a migration that fails is not there at all, and is tried again from its beginning', async () => {
      const broken = migration(1, [...column.statements, 'select no_such_function()']);
      await expect(appliedOf([...own, broken])).rejects.toThrow();
      expect(names((await readSchema(database.db, [...own, column])).missing)).toEqual([
        column.name,
      ]);
      expect(await appliedOf([...own, column])).toEqual([column.name]);
    });
  });

  describe('a desk that is older than the database', () => {
    test('goes on, and starts again, while what was applied only adds', async () => {
      await appliedOf([...own, column, second]);
      expect(await appliedOf(own)).toEqual([]);
      expect(names((await readSchema(database.db, own)).unknown)).toEqual(names([column, second]));
    });

    test('leaves the moves alone that newer desks make', async () => {
      const mark = async () => {
        const { rows } = await database.db.execute(
          sql`select obj_description('desk.only_allowed_moves()'::regprocedure, 'pg_proc') as mark`,
        );
        return rows[0]?.mark;
      };
      const ours = await mark();
      const set = (text: string) =>
        database.db.execute(sql.raw(`comment on function desk.only_allowed_moves() is '${text}'`));
      await set('99.0.0 other-moves');
      await appliedOf(own);
      expect(await mark()).toBe('99.0.0 other-moves');
      await set('0.0.1 other-moves');
      await appliedOf(own);
      expect(await mark()).toBe(ours);
      // Of the same version, though a migration that it does not know stands beside it.
      await appliedOf([...own, column]);
      await set('0.0.1 other-moves');
      await appliedOf(own);
      expect(await mark()).toBe('0.0.1 other-moves');
    });

    test('is refused when something was taken away that it needs, and says what to install', async () => {
      await appliedOf([...own, column, second, lessening]);
      await expect(appliedOf(own)).rejects.toThrow(MigrationRefused);
      await expect(appliedOf(own)).rejects.toThrow(/newer than this version.*Install version \d/s);
      // The one before knows enough.
      expect(await appliedOf([...own, column, second])).toEqual([]);
    });
  });

  test('a database to which another migration of that name was applied is refused', async () => {
    await appliedOf([...own, column]);
    await expect(appliedOf([...own, { ...column, hash: 'another' }])).rejects.toThrow(
      /9001_of-the-test is not the one that was applied to this database on 2/,
    );
  });
});

test.each([
  ['0.2.0', '0.1.9', true],
  ['0.10.0', '0.9.0', true],
  ['1.0.0', '1.0.0', false],
  ['0.1.0', '0.1.1', false],
  ['1.0.0-rc.1', '0.9.9', true],
  ['', '0.1.0', false],
])('version %s is newer than %s: %s', (one, other, newer) => {
  expect(isNewer(one, other)).toBe(newer);
});

describe('our migrations', () => {
  test('only add, or name the one that whoever works beside them must know', () => {
    const found = own.flatMap((one, at) => {
      const before = own.slice(0, at);
      if (one.needs)
        return names(before).includes(one.needs) ? [] : [`${one.name}: no ${one.needs}`];
      return at === 0 ? [] : notOnlyAdding(one, before);
    });
    expect(found).toEqual([]);
  });

  const states = (...names: string[]) =>
    `ALTER TABLE "desk"."deliveries" ADD CONSTRAINT "deliveries_state" CHECK ("desk"."deliveries"."state" in (${names.map((n) => `'${n}'`).join(', ')}));`;
  const dropStates = 'ALTER TABLE "desk"."deliveries" DROP CONSTRAINT "deliveries_state";';
  const today = ['queued', 'sending', 'uncertain', 'sent', 'failed', 'bounced'];

  test.each([
    [
      [
        'CREATE TABLE "desk"."x" ("a" text NOT NULL);',
        'CREATE UNIQUE INDEX "u" ON "desk"."x" ("a");',
      ],
    ],
    [['ALTER TABLE "desk"."letters" ADD COLUMN "x" text;']],
    [[`ALTER TABLE "desk"."letters" ADD COLUMN "x" integer DEFAULT 0 NOT NULL;`]],
    [['ALTER TABLE "desk"."letters" ALTER COLUMN "address" DROP NOT NULL;']],
    [['CREATE INDEX "i" ON "desk"."letters" USING btree ("address");']],
    [
      [
        'ALTER TABLE "desk"."letters" ADD COLUMN "x" uuid;',
        'ALTER TABLE "desk"."letters" ADD CONSTRAINT "f" FOREIGN KEY ("x") REFERENCES "desk"."members"("id");',
      ],
    ],
    [[dropStates, states(...today, 'held')]],
  ])('may add: %j', (statements) => {
    expect(notOnlyAdding(migration(1, statements), own)).toEqual([]);
  });

  test.each([
    ['DROP TABLE "desk"."letters";'],
    ['ALTER TABLE "desk"."letters" DROP COLUMN "response";'],
    ['ALTER TABLE "desk"."letters" RENAME COLUMN "response" TO "answer";'],
    ['ALTER TABLE "desk"."letters" RENAME TO "mails";'],
    ['ALTER TABLE "desk"."letters" ALTER COLUMN "response" SET NOT NULL;'],
    ['ALTER TABLE "desk"."letters" ALTER COLUMN "attempts" SET DATA TYPE bigint;'],
    ['ALTER TABLE "desk"."letters" ALTER COLUMN "attempts" DROP DEFAULT;'],
    ['ALTER TABLE "desk"."letters" ADD COLUMN "x" text NOT NULL;'],
    ['ALTER TABLE "desk"."letters" ADD COLUMN "x" text UNIQUE;'],
    ['ALTER TABLE "desk"."letters" ADD COLUMN "x" uuid DEFAULT gen_random_uuid() NOT NULL;'],
    ['ALTER TABLE "desk"."letters" ADD CONSTRAINT "u" UNIQUE("response");'],
    ['CREATE UNIQUE INDEX "u" ON "desk"."letters" ("response");'],
    ['update desk.letters set response = null;'],
    ['TRUNCATE desk.letters;'],
    [dropStates],
    [states(...today.slice(1))],
  ])('may not without a word: %s', (statement) => {
    const one = migration(1, [statement]);
    expect(notOnlyAdding(one, own)).toEqual([`${one.name}: ${statement}`]);
  });
});
