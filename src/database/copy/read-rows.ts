import type pg from 'pg';

const most = 5000;
/** About so many characters are read at a time, whatever the rows weigh. */
const portion = 2_000_000;

/**
 * All rows of a table, each as PostgreSQL writes a row (`(1,"two",)`): nothing of any type is lost in it, unlike in
 * JSON, which has one `null` for two. Within a transaction; flat in memory.
 */
export async function* readRows(client: pg.PoolClient, table: string): AsyncGenerator<string[]> {
  await client.query(
    `declare rows_of no scroll cursor for select t::text as row from desk.${table} t`,
  );
  for (let size = 20; ; ) {
    const { rows } = await client.query(`fetch ${size} from rows_of`);
    if (!rows.length) break;
    const portionRead = rows.map(({ row }) => String(row));
    yield portionRead;
    const length = portionRead.reduce((sum, row) => sum + row.length, 1);
    size = Math.max(1, Math.min(most, size * 4, Math.round((portion * rows.length) / length)));
  }
  await client.query('close rows_of');
}
