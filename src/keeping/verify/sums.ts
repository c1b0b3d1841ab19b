/** What the tables promise of each other, asked of the rows themselves: constraints can be taken off. */
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import * as tables from '../../database/tables.ts';
import { type Fault, faultIn } from './fault.ts';

const all = Object.values(tables).flatMap((each: unknown) =>
  is(each, PgTable) ? [getTableConfig(each)] : [],
);
/** Of each fault so many places are named. */
const most = 20;
/** About so many rows are grouped by one statement: on the embedded database all else waits for it. */
const atOnce = 100_000;

/** What a row refers to is there: no delivery without its member, no decision without its mailing. */
export async function verifyReferences(pool: pg.Pool): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { name, foreignKeys } of all)
    for (const key of foreignKeys) {
      const { columns, foreignColumns, foreignTable } = key.reference();
      const [from, to] = [columns[0]?.name, foreignColumns[0]?.name];
      const target = getTableName(foreignTable);
      const { rows } = await pool.query(
        `select t."${from}"::text as value from desk.${name} t where t."${from}" is not null
          and not exists (select from desk.${target} o where o."${to}" = t."${from}") limit ${most}`,
      );
      for (const { value } of rows)
        faults.push(
          faultIn(
            'reference-broken',
            `${name}.${from}`,
            `There is no row of ${target} with ${to} ${value}`,
          ),
        );
    }
  return faults;
}

/**
 * What can be there once is there once: one delivery for a notice and a member, one message for its bytes.
 * @param grouped about so many rows by one statement
 */
export async function verifyUnique(pool: pg.Pool, grouped = atOnce): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { name, columns, uniqueConstraints, primaryKeys } of all) {
    const slices = Math.max(1, Math.ceil((await rowsOf(pool, name)) / grouped));
    const keys = [
      ...columns.filter((c) => c.isUnique || c.primary).map((c) => [c.name]),
      ...[...uniqueConstraints, ...primaryKeys].map((u) => u.columns.map((c) => c.name)),
    ];
    for (const key of keys) {
      const list = key.map((column) => `"${column}"`).join(', ');
      const given = key.map((column) => `"${column}" is not null`).join(' and ');
      const value = key.map((c) => `"${c}"::text`).join(` || ', ' || `);
      const found: { value: string; n: number }[] = [];
      for (let slice = 0; slice < slices && found.length < most; slice += 1) {
        // Whatever is the same is in the same slice.
        const inSlice = slices > 1 ? `and abs(hashtext(${value}) % ${slices}) = ${slice}` : '';
        const { rows } = await pool.query(
          `select ${value} as value, count(*)::int as n
            from desk.${name} where ${given} ${inSlice} group by ${list} having count(*) > 1 limit ${most - found.length}`,
        );
        found.push(...rows);
      }
      for (const { value, n } of found)
        faults.push(
          faultIn('doubled', `${name} (${key.join(', ')})`, `${value} is there ${n} times`),
        );
    }
  }
  return faults;
}

async function rowsOf(pool: pg.Pool, table: string): Promise<number> {
  const { rows } = await pool.query(`select count(*)::int as n from desk.${table}`);
  return rows[0]?.n as number;
}
