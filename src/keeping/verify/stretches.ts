import type pg from 'pg';

/** A part of a table's rows: a condition on it, called `t`, and its values from $1 on. */
export interface Stretch {
  readonly where: string;
  readonly values: readonly string[];
}

/** About so many rows are looked at by one statement: on the embedded database all else waits for it. */
export const rowsAtOnce = 20_000;

/**
 * All of a table, a stretch at a time, along its key.
 * @param key a column; rows in which it is the same are in one stretch, and those in which it is null in none of several
 */
export async function* stretches(
  pool: pg.Pool,
  table: string,
  key: string,
  size = rowsAtOnce,
): AsyncGenerator<Stretch> {
  for (let from: string | null = null; ; ) {
    const values: string[] = from === null ? [] : [from];
    const beyond: string = from === null ? 'true' : `t."${key}" > $1`;
    const { rows }: pg.QueryResult<{ to: string }> = await pool.query(
      `select t."${key}"::text as to from desk.${table} t where ${beyond} order by t."${key}" limit 1 offset ${size - 1}`,
      values,
    );
    const to = rows[0]?.to;
    if (to === undefined) {
      yield { where: beyond, values };
      return;
    }
    yield { where: `${beyond} and t."${key}" <= $${values.length + 1}`, values: [...values, to] };
    from = to;
  }
}
