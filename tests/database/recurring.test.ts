/** Statements that the embedded database is asked for again and again. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openInMemory } from '../../src/database/open.ts';
import { RecurringStatements } from '../../src/database/recurring.ts';
import { migrated } from '../desk.ts';

describe('a statement', () => {
  const asked = (recurring: RecurringStatements, text: string, times: number) =>
    Array.from({ length: times }, () => recurring.asked(text, [1]));

  test('is prepared the third time, and keeps its name', () => {
    const names = asked(new RecurringStatements(), 'select $1', 6).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual([null, null]);
    expect(new Set(names.slice(2)).size).toBe(1);
    expect(names[2]).not.toBeNull();
  });

  test('is prepared anew after 200 uses: its table may have grown', () => {
    const runs = asked(new RecurringStatements(), 'select $1', 600);
    expect(new Set(runs.map(({ name }) => name)).size).toBe(1 + 4);
    expect(runs.flatMap(({ forget }) => forget)).toHaveLength(3);
  });

  test('that is long is run as it is', () => {
    const runs = asked(new RecurringStatements(), `select $1 ${'-'.repeat(4000)}`, 5);
    expect(runs.every(({ name }) => name === null)).toBe(true);
  });

  test('with a long value is run as it is: many rows go as one', () => {
    const recurring = new RecurringStatements();
    const runs = Array.from({ length: 5 }, () =>
      recurring.asked('select $1', ['x'.repeat(10_001)]),
    );
    expect(runs.every(({ name }) => name === null)).toBe(true);
  });

  test('of any sequence: what is prepared and not forgotten is never more than a hundred, and no name means two texts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 3000 }), (sequence) => {
        const recurring = new RecurringStatements();
        const prepared = new Map<string, number>();
        for (const text of sequence) {
          const { name, forget } = recurring.asked(`select ${text}`, []);
          for (const unneeded of forget) expect(prepared.delete(unneeded)).toBe(true);
          if (!name) continue;
          expect(prepared.get(name) ?? text).toBe(text);
          prepared.set(name, text);
          expect(prepared.size).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the embedded database', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openInMemory(migrated());
  });
  afterAll(() => database.close());

  const values = ['it’s', "'); drop table desk.members; --", '\\x41', '', null];
  test.each(values)('answers the same however often it is asked: %j', async (value) => {
    for (let i = 0; i < 5; i += 1) {
      const { rows, rowCount, command } = await database.pool.query(
        'select $1::text as said, $2::int + 1 as next, $3::bytea as bytes, $4::text[] as list',
        [value, i, Buffer.from([0, 39, 92, i]), ['a', value]],
      );
      expect({ rows, rowCount, command }).toEqual({
        rows: [
          { said: value, next: i + 1, bytes: Buffer.from([0, 39, 92, i]), list: ['a', value] },
        ],
        rowCount: expect.toSatisfy((n) => n === null || n === 1),
        command: 'SELECT',
      });
    }
  });

  test('keeps what was prepared in a transaction that came to nothing', async () => {
    const text = 'select $1::int as n';
    const client = await database.pool.connect();
    await client.query('begin');
    for (let i = 0; i < 3; i += 1) await client.query(text, [i]);
    await client.query('rollback');
    client.release();
    expect((await database.pool.query(text, [7])).rows).toEqual([{ n: 7 }]);
  });

  test('says what is wrong with a statement the third time as the first', async () => {
    for (let i = 0; i < 4; i += 1)
      await expect(database.pool.query('select $1::int / 0', [1])).rejects.toMatchObject({
        code: '22012',
      });
    for (let i = 0; i < 4; i += 1)
      await expect(database.pool.query('select nonsense from $1', [1])).rejects.toMatchObject({
        code: '42601',
      });
  });
});
