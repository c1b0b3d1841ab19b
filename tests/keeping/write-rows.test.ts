/** Rows are read while others write, and are those of one moment all the same. */
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { snapshot } from '../../src/database/copy/snapshot.ts';
import { tallyOf } from '../../src/database/copy/tally.ts';
import { poolOf } from '../../src/database/database.ts';
import { inBackup } from '../../src/keeping/backup/manifest.ts';
import { amendRows, draftRows, finishRows } from '../../src/keeping/backup/write-rows.ts';
import { readLines } from '../../src/keeping/restore/read-lines.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { folder } from './kept.ts';

let desk: TestDesk;
let pool: pg.Pool;
beforeEach(async () => {
  desk = await smallDesk();
  pool = poolOf(desk.db);
  await pool.query('delete from desk.members');
  await members(1, 3000);
});
afterEach(() => desk.close());

/** Some hundred bytes each: they lie in many pages. */
const members = (from: number, to: number) =>
  pool.query(
    `insert into desk.members (key, name, salutation, email, language)
      select 'm' || i, repeat('Member ', 40) || i, 'Member', 'm' || i || '@parlament.example', 'en'
      from generate_series(${from}, ${to}) i`,
  );

async function linesOf(dir: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of readLines(inBackup(dir).rows('members'))) lines.push(...some);
  return lines.sort();
}

/** @returns what a draft, amended after something was written, has of the members, and what is there */
async function writtenAround(write: () => Promise<unknown>) {
  const dir = folder();
  const draft = await draftRows(pool, dir, () => {});
  await write();
  const { amended, there, tally } = await snapshot(pool, async (client) => {
    const { rows } = await client.query('select t::text as row from desk.members t');
    return {
      amended: await amendRows(client, dir, draft, () => {}),
      there: rows.map(({ row }) => String(row)).sort(),
      tally: await tallyOf(client, 'members'),
    };
  });
  // What comes after the moment is not in it.
  await members(9000, 9100);
  const finished = await finishRows(dir, amended);
  return { dir, finished: finished.members, lines: await linesOf(dir), there, tally };
}

const key = (n: number) => `key = 'm${n}'`;
describe.each<[string, () => Promise<unknown>]>([
  ['nothing', async () => {}],
  ['a row that was added', () => members(5000, 5000)],
  ['rows that were added, of many pages', () => members(5000, 8000)],
  [
    'a row that was changed',
    () => pool.query(`update desk.members set language = 'fr' where ${key(7)}`),
  ],
  ['all rows', () => pool.query("update desk.members set language = 'fr'")],
  ['a row that was deleted', () => pool.query(`delete from desk.members where ${key(1500)}`)],
  ['all rows, deleted', () => pool.query('delete from desk.members')],
  [
    'as many rows as were deleted',
    async () => {
      await pool.query(`delete from desk.members where ${key(10)}`);
      await pool.query('vacuum desk.members');
      await members(5000, 5000);
    },
  ],
  [
    'a change behind a savepoint, and one that was taken back',
    async () => {
      const client = await pool.connect();
      for (const statement of [
        'begin',
        `update desk.members set language = 'da' where ${key(20)}`,
        'savepoint one',
        `update desk.members set language = 'fr' where ${key(2000)}`,
        'savepoint two',
        `delete from desk.members where ${key(2001)}`,
        'rollback to savepoint two',
        'commit',
      ])
        await client.query(statement);
      client.release();
    },
  ],
  [
    'rows that lie elsewhere, because the table was written anew',
    async () => {
      await pool.query(`delete from desk.members where ${key(3)} or ${key(2999)}`);
      await pool.query('vacuum full desk.members');
    },
  ],
  [
    'the end of the table, cut off',
    async () => {
      await pool.query('delete from desk.members where substr(key, 2)::int > 1000');
      await pool.query('vacuum desk.members');
    },
  ],
])('what was written meanwhile: %s', (_what, write) => {
  test('is read as it is at the moment, once', async () => {
    const { lines, there, finished, tally } = await writtenAround(write);
    expect(lines).toEqual(there);
    expect(finished).toMatchObject(tally);
  });
});

test('others write between two stretches: none waits for a whole table', async () => {
  const dir = folder();
  let written = 0;
  let reading = true;
  const writing = (async () => {
    while (reading) {
      await pool.query(`update desk.members set language = 'fr' where ${key(written + 1)}`);
      written += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await draftRows(pool, dir, () => {});
  reading = false;
  await writing;
  expect(written).toBeGreaterThan(5);
  expect(readFileSync(inBackup(dir).rows('members')).length).toBeGreaterThan(0);
});
