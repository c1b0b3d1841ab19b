import { hash } from 'node:crypto';
import type pg from 'pg';

/** How many rows, and the sum of their hashes: the same for the same rows in whatever order. */
export interface Tally {
  readonly rows: number;
  readonly content: string;
}

/** So many hexadecimal digits of SHA-256 count: a sum of them fits whatever adds it. */
const digits = 15;

export function tallyOfRows(rows: readonly string[]): Tally {
  let sum = 0n;
  for (const row of rows) sum += BigInt(`0x${hash('sha256', row).slice(0, digits)}`);
  return { rows: rows.length, content: sum.toString() };
}

/** Of all rows together. */
export const addTallies = (tallies: readonly Tally[]): Tally => ({
  rows: tallies.reduce((sum, { rows }) => sum + rows, 0),
  content: tallies.reduce((sum, { content }) => sum + BigInt(content), 0n).toString(),
});

/** The same, added up by the database itself. */
export async function tallyOf(client: pg.PoolClient, table: string): Promise<Tally> {
  const { rows } = await client.query(
    `select count(*)::int as rows, coalesce(sum(('x' || left(encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), ${digits}))::bit(${digits * 4})::bigint), 0)::text as content from desk.${table} t`,
  );
  return rows[0] as Tally;
}

export const sameTally = (one: Tally, other: Tally): boolean =>
  one.rows === other.rows && one.content === other.content;
