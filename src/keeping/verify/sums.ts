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
/** Of each fault so many places are named. */
const most = 20;
/**
 * What a row refers to is there: no delivery without its member, no decision without its mailing.
 * @param atOnce so many rows are looked at by one statement
 */
export async function verifyReferences(pool: pg.Pool, atOnce = rowsAtOnce): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { name, columns, foreignKeys } of all) {
    if (!foreignKeys.length) continue;
    const key = columns.find((column) => column.primary)?.name;
    // Tables whose key is of several columns are small.
    for await (const stretch of key ? stretches(pool, name, key, atOnce) : [wholeTable])
      for (const foreign of foreignKeys)
        faults.push(...(await broken(pool, name, foreign, stretch)));
  }
  return faults;
}

const wholeTable: Stretch = { where: 'true', values: [] };

async function broken(
  pool: pg.Pool,
  table: string,
  foreign: ForeignKey,
  { where, values }: Stretch,
): Promise<Fault[]> {
  const { columns, foreignColumns, foreignTable } = foreign.reference();
  const [from, to] = [columns[0]?.name, foreignColumns[0]?.name];
  const target = getTableName(foreignTable);
  const { rows } = await pool.query(
    `select t."${from}"::text as value from desk.${table} t where ${where} and t."${from}" is not null
      and not exists (select from desk.${target} o where o."${to}" = t."${from}") limit ${most}`,
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
    // Whatever is the same is in the same stretch.
    for (const key of keys)
      for await (const stretch of stretches(pool, name, key[0] ?? '', atOnce))
        faults.push(...(await doubled(pool, name, key, stretch)));
  }
  return faults;
}

async function doubled(
  pool: pg.Pool,
  table: string,
  key: readonly string[],
  { where, values }: Stretch,
): Promise<Fault[]> {
  const list = key.map((column) => `t."${column}"`);
  const { rows } = await pool.query(
    `select ${list.map((c) => `${c}::text`).join(` || ', ' || `)} as value, count(*)::int as n from desk.${table} t
      where ${[where, ...list.map((c) => `${c} is not null`)].join(' and ')}
      group by ${list.join(', ')} having count(*) > 1 limit ${most}`,
    [...values],
  );
  return rows.map(({ value, n }) =>
    faultIn('doubled', `${table} (${key.join(', ')})`, `${value} is there ${n} times`),
  );
}
