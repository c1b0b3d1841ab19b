/** Rows by where they lie: a stretch of a table's pages at a time, so that nobody has to wait for a whole table. */
import type pg from 'pg';

type Client = Pick<pg.PoolClient, 'query'>;
/** Runs statements, in a transaction that is there or in one of their own. */
export type Within = <T>(run: (client: Client) => Promise<T>) => Promise<T>;

/** Pages of a table, the last one not included. */
export interface Pages {
  readonly from: number;
  readonly to: number;
}

export interface Stretch {
  readonly pages: Pages;
  /** Each as PostgreSQL writes a row (`(1,"two",)`): nothing of any type is lost in it, unlike in JSON, which has one `null` for two. */
  readonly rows: readonly string[];
}

/** So many pages (of 8 KB) at most are read by one statement. */
const most = 64;
/** About so many characters are read at a time, whatever the rows weigh: others wait for one statement. */
const portion = 500_000;

/** All rows that lie in some pages; flat in memory. */
export async function* readPages(
  within: Within,
  table: string,
  { from, to }: Pages,
): AsyncGenerator<Stretch> {
  let size = 1;
  for (let page = from; page < to; ) {
    const pages = { from: page, to: Math.min(to, page + size) };
    const rows = await within(async (client) => {
      const found = await client.query(
        `select t::text as row from desk.${table} t where ${lieIn(pages)}`,
      );
      return found.rows.map(({ row }) => String(row));
    });
    yield { pages, rows };
    const length = rows.reduce((sum, row) => sum + row.length, 1);
    size = Math.max(1, Math.min(most, size * 4, Math.round((portion * size) / length)));
    page = pages.to;
  }
}

/** All rows of a table, by the portion. Within a transaction that sees one moment. */
export async function* readRows(client: Client, table: string): AsyncGenerator<readonly string[]> {
  const { pages } = await extentOf(client, table);
  for await (const { rows } of readPages((run) => run(client), table, { from: 0, to: pages }))
    if (rows.length) yield rows;
}

/** How far a table reaches. */
export interface Extent {
  readonly pages: number;
  /** Another one when the table was written anew: then its rows lie elsewhere. */
  readonly file: number;
}

export async function extentOf(client: Client, table: string): Promise<Extent> {
  const { rows } = await client.query(
    `select (pg_relation_size('desk.${table}') / current_setting('block_size')::int)::int as pages, pg_relation_filenode('desk.${table}')::int as file`,
  );
  return rows[0] as Extent;
}

/** The oldest transaction that may still write: what it and later ones write is told from what was there. */
export async function markOf(client: Client): Promise<string> {
  const { rows } = await client.query(
    'select pg_snapshot_xmin(pg_current_snapshot())::xid::text as mark',
  );
  return String(rows[0]?.mark);
}

/**
 * How many rows there are, and how many of them were written since a mark. As many as before and none written
 * since: they are the same ones, because each that is there was there at the mark.
 * @param pages of these only; null: of the table
 */
export async function countSince(
  client: Client,
  table: string,
  mark: string,
  pages: Pages | null,
): Promise<{ readonly rows: number; readonly since: number }> {
  const { rows } = await client.query(
    `select count(*)::int as rows, (count(*) filter (where age(xmin) <= age('${mark}'::xid)))::int as since
      from desk.${table}${pages ? ` where ${lieIn(pages)}` : ''}`,
  );
  return rows[0] as { rows: number; since: number };
}

const lieIn = ({ from, to }: Pages): string => `ctid >= '(${from},0)' and ctid < '(${to},0)'`;
