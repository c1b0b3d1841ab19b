import type pg from 'pg';
import { tableNames } from './snapshot.ts';
import { addTallies, sameTally, type Tally, tallyOf, tallyOfRows } from './tally.ts';

/** What was written is not what is there. A fault of the database, or of us. */
class NotArrived extends Error {
  readonly table: string;
  constructor(table: string, sent: Tally, arrived: Tally) {
    super(
      `${table}: ${sent.rows} rows were written and ${arrived.rows} are there${sent.rows === arrived.rows ? ', but not the same ones' : ''}. Nothing was kept.`,
    );
    this.table = table;
  }
}

/** Tables in which something is. */
export async function filledTables(client: Pick<pg.PoolClient, 'query'>): Promise<string[]> {
  const names = await tableNames(client);
  const { rows } = await client.query(
    names
      .map((name) => `select '${name}' as name where exists (select from desk.${name})`)
      .join(' union all '),
  );
  return rows.map(({ name }) => String(name));
}

/**
 * Fills empty tables with rows as `readRows` gives them, and has the database add up what arrived. References are
 * taken off and put on again at the end, when all rows are there, and every one of them is checked then.
 * Within a transaction that is given up when this throws.
 * @param rowsOf the rows of a table
 * @throws NotArrived
 */
export async function fill(
  client: pg.PoolClient,
  rowsOf: (table: string) => AsyncIterable<readonly string[]>,
  onTable: (table: string, rows: number) => void = () => {},
): Promise<ReadonlyMap<string, Tally>> {
  const tables = await tableNames(client);
  const putOn = await takeReferencesOff(client);
  const tallies = new Map<string, Tally>();
  for (const table of tables) {
    await client.query(`alter table desk.${table} disable trigger user`);
    let sent = tallyOfRows([]);
    for await (const rows of rowsOf(table)) {
      sent = addTallies([sent, tallyOfRows(rows)]);
      // A row is taken apart once, behind `offset 0`, and not once for each of its columns.
      await client.query(
        `insert into desk.${table} select (r).* from (select row::desk.${table} as r from unnest($1::text[]) row offset 0) parsed`,
        [rows],
      );
      onTable(table, sent.rows);
    }
    await client.query(`alter table desk.${table} enable trigger user`);
    const arrived = await tallyOf(client, table);
    if (!sameTally(sent, arrived)) throw new NotArrived(table, sent, arrived);
    tallies.set(table, arrived);
  }
  for (const statement of putOn) await client.query(statement);
  await moveSequencesOn(client);
  return tallies;
}

/** @returns what puts them on again */
async function takeReferencesOff(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'desk'::regnamespace order by conname`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${name}`);
  return rows.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
}

async function moveSequencesOn(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'desk' and column_default like 'nextval%'`,
  );
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence('desk.${table}', '${column}'), greatest(max(${column}), 1), max(${column}) is not null) from desk.${table}`,
    );
}
