/** The embedded database behind the face of a pg.Pool. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataDirectoryHeld, lockDataDirectory } from '../../src/database/data-lock.ts';
import { type OpenDatabase, openInMemory } from '../../src/database/open.ts';
import { migrated } from '../desk.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openInMemory(migrated());
});
afterAll(() => database.close());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('values come back as the pg driver gives them', async () => {
  const { rows } = await database.pool.query(
    'select $1::int as n, $2::text[] as list, $3::jsonb as json, $4::timestamptz as at, $5::bigint as big, $6::bool as yes, null as nothing',
    [
      7,
      ['a', 'b"c', 'd,e'],
      { deep: ['ø'] },
      new Date('2020-12-03T14:40:00Z'),
      '9007199254740993',
      true,
    ],
  );
  expect(rows).toEqual([
    {
      n: 7,
      list: ['a', 'b"c', 'd,e'],
      json: { deep: ['ø'] },
      at: new Date('2020-12-03T14:40:00Z'),
      big: '9007199254740993',
      yes: true,
      nothing: null,
    },
  ]);
});

test('a transaction holds the session: what others ask meanwhile waits for its end', async () => {
  const order: string[] = [];
  const transaction = database.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await wait(100);
    order.push('inside');
    await tx.execute(sql`select 2`);
  });
  await wait(20);
  const outside = database.db.execute(sql`select 3`).then(() => order.push('outside'));
  await Promise.all([transaction, outside]);
  expect(order).toEqual(['inside', 'outside']);
});

test('a query on the pool inside a transaction throws, instead of waiting for itself for ever', async () => {
  const stray = database.db.transaction(async () => {
    await database.db.execute(sql`select 1`);
  });
  await expect(stray).rejects.toMatchObject({
    cause: { message: expect.stringContaining('use its `tx`') },
  });
  expect((await database.db.execute(sql`select 4 as n`)).rows).toEqual([{ n: 4 }]);
});

test('a failed transaction leaves nothing, and a savepoint keeps what stood before it', async () => {
  await database.pool.query('create table desk.kept (n int)');
  await expect(
    database.db.transaction(async (tx) => {
      await tx.execute(sql`insert into desk.kept values (1)`);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into desk.kept values (2)`);
    await tx
      .transaction(async (inner) => {
        await inner.execute(sql`insert into desk.kept values (3)`);
        inner.rollback();
      })
      .catch(() => {});
  });
  expect((await database.pool.query('select n from desk.kept')).rows).toEqual([{ n: 2 }]);
});

test('a named statement is prepared once and gives the same values', async () => {
  const text =
    'select $1::text as t, $2::text[] as list, $3::timestamptz as at, $4::int as nothing';
  const values = ["it's \\ 'n", ['a"b', 'c,d', null], new Date('2020-12-03T14:40:00Z'), null];
  const ask = () => database.pool.query({ name: 'ask things', text, values });
  for (const { rows } of [await ask(), await ask()])
    expect(rows).toEqual([{ t: values[0], list: values[1], at: values[2], nothing: null }]);
  const { rows } = await database.pool.query(
    'select count(*)::int as n from pg_prepared_statements',
  );
  expect(rows).toEqual([{ n: 1 }]);
  await expect(
    database.pool.query({ name: 'ask things', text: 'select $1::int', values: [1] }),
  ).rejects.toThrow('Two statements');
});

test('a client given back in the middle of a transaction does not block the others', async () => {
  const client = await database.pool.connect();
  await client.query('begin');
  client.release();
  expect((await database.pool.query('select 5 as n')).rows).toEqual([{ n: 5 }]);
});

test('notifications reach who listens, also behind a comment', async () => {
  const client = await database.pool.connect();
  const heard = new Promise((resolve) => client.on('notification', resolve));
  await client.query('-- who listens\nLISTEN news');
  await database.pool.query(`notify news, 'mail'`);
  expect(await heard).toEqual({ channel: 'news', payload: 'mail' });
  client.release();
});

test('many statements in a row let other work of the process have its turn', async () => {
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 1);
  for (let i = 0; i < 20; i += 1)
    await database.pool.query('select count(*) from generate_series(1, 100000)');
  clearInterval(other);
  expect(turns).toBeGreaterThan(1);
});

test('one data directory has one holder, and it is named', () => {
  const dir = mkdtempSync(join(tmpdir(), 'desk-lock-'));
  const lock = lockDataDirectory(dir);
  lock.announce({ port: 4711, key: 'k' });
  expect(() => lockDataDirectory(dir)).toThrow(DataDirectoryHeld);
  expect(() => lockDataDirectory(dir)).toThrow(`process ${process.pid}`);
  lock.release();
  lockDataDirectory(dir).release();
  rmSync(dir, { recursive: true });
});
