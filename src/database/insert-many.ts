import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Executor } from './database.ts';

const rowsAtOnce = 2000;

/**
 * Inserts rows by the thousand. They go as one parameter: a parameter for each value takes longer to build
 * and to send than the rows take to write.
 * @param rows all with the same columns, of which so many are made at once; what none of them names gets its default
 */
export async function insertMany<T extends PgTable>(
  db: Executor,
  table: T,
  rows: Iterable<T['$inferInsert']>,
): Promise<void> {
  for (const some of portions(rows, rowsAtOnce)) {
    const [first = {}] = some;
    const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
    const names = sql.join(
      columns.map(([, { name }]) => sql.identifier(name)),
      sql`, `,
    );
    const part = some.map((row) =>
      Object.fromEntries(
        columns.map(([key, { name }]) => [name, (row as Record<string, unknown>)[key] ?? null]),
      ),
    );
    await db.execute(sql`insert into ${table} (${names}) select ${names}
      from json_populate_recordset(null::${table}, ${JSON.stringify(part)}::json)`);
  }
}

function* portions<T>(of: Iterable<T>, size: number): Generator<T[]> {
  let portion: T[] = [];
  for (const one of of) {
    portion.push(one);
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length) yield portion;
}
