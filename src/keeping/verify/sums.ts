/** What the tables promise of each other, asked of the rows themselves: constraints can be taken off. */
import { getTableName, is } from 'drizzle-orm';
import { type ForeignKey, getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import * as tables from '../../database/tables.ts';
import { type Fault, faultIn } from './fault.ts';
import { rowsAtOnce, type Stretch, stretches } from './stretches.ts';

const all = Object.values(tables).flatMap((each: unknown) =>
  is(each, PgTable) ? [getTableConfig(each)] : [],
);
/** Of each kind of fault so many places are named. */
const most = 20;

/**
 * What a row refers to is there: no delivery without its member, no decision without its mailing.
 * @param atOnce so many rows are looked at by one statement
 */
export async function verifyReferences(pool: pg.Pool, atOnce = rowsAtOnce): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { name, columns, foreignKeys } of all) {
    const key = columns.find((column) => column.primary)?.name;
    for (const foreign of foreignKeys) {
      // Tables whose key is of several columns are small.
      const parts = key ? stretches(pool, name, key, atOnce) : [wholeTable];
      faults.push(
        ...(await inEach(parts, (part, limit) => broken(pool, name, foreign, part, limit))),
      );
    }
  }
  return faults;
}

const wholeTable: Stretch = { where: 'true', values: [] };

async function broken(
  pool: pg.Pool,
  table: string,
  foreign: ForeignKey,
  { where, values }: Stretch,
  limit: number,
): Promise<Fault[]> {
  const { columns, foreignColumns, foreignTable } = foreign.reference();
  const [from, to] = [columns[0]?.name, foreignColumns[0]?.name];
  const target = getTableName(foreignTable);
  const { rows } = await pool.query(
    `select t."${from}"::text as value from desk.${table} t where ${where} and t."${from}" is not null
      and not exists (select from desk.${target} o where o."${to}" = t."${from}") limit ${limit}`,
    [...values],
  );
  return rows.map(({ value }) =>
    faultIn(
      'reference-broken',
      `${table}.${from}`,
      `There is no row of ${target} with ${to} ${value}`,
    ),
  );
}

/**
 * What can be there once is there once: one delivery for a notice and a member, one message for its bytes.
 * @param atOnce so many rows are looked at by one statement; more where they share the first part of a key
 */
export async function verifyUnique(pool: pg.Pool, atOnce = rowsAtOnce): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { name, columns, uniqueConstraints, primaryKeys } of all) {
    const keys = [
      ...columns.filter((c) => c.isUnique || c.primary).map((c) => [c.name]),
      ...[...uniqueConstraints, ...primaryKeys].map((u) => u.columns.map((c) => c.name)),
    ];
    for (const key of keys) {
      // Whatever is the same is in the same stretch.
      const parts = stretches(pool, name, key[0] ?? '', atOnce);
      faults.push(...(await inEach(parts, (part, limit) => doubled(pool, name, key, part, limit))));
    }
  }
  return faults;
}

async function doubled(
  pool: pg.Pool,
  table: string,
  key: readonly string[],
  { where, values }: Stretch,
  limit: number,
): Promise<Fault[]> {
  const list = key.map((column) => `t."${column}"`);
  const { rows } = await pool.query(
    `select ${list.map((c) => `${c}::text`).join(` || ', ' || `)} as value, count(*)::int as n from desk.${table} t
      where ${[where, ...list.map((c) => `${c} is not null`)].join(' and ')}
      group by ${list.join(', ')} having count(*) > 1 limit ${limit}`,
    [...values],
  );
  return rows.map(({ value, n }) =>
    faultIn('doubled', `${table} (${key.join(', ')})`, `${value} is there ${n} times`),
  );
}

/** What is found in all parts, as far as it is named. */
async function inEach(
  parts: AsyncIterable<Stretch> | Iterable<Stretch>,
  look: (part: Stretch, limit: number) => Promise<Fault[]>,
): Promise<Fault[]> {
  const found: Fault[] = [];
  for await (const part of parts) {
    found.push(...(await look(part, most - found.length)));
    if (found.length >= most) break;
  }
  return found;
}
