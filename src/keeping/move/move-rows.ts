import type pg from 'pg';
import { fill, filledTables } from '../../database/copy/fill.ts';
import { readRows } from '../../database/copy/read-rows.ts';
import { atOnce, schemaVersion, snapshot, tableNames } from '../../database/copy/snapshot.ts';
import { sameTally, type Tally, tallyOf } from '../../database/copy/tally.ts';
import type { OnProgress } from '../progress.ts';

export type MoveOutcome =
  | { readonly ok: true; readonly tables: Readonly<Record<string, Tally>> }
  | {
      readonly ok: false;
      readonly fault: 'not-empty' | 'other-version';
      readonly details: readonly string[];
    }
  /** The server has it, and what it has is not the same: it is not to be used. */
  | { readonly ok: false; readonly fault: 'differs'; readonly details: readonly string[] };

/**
 * Copies all rows to an empty database of the same version, in one transaction, a portion at a time; then has both
 * databases add up what they have, and compares. The source is only read.
 */
export async function moveRows(
  from: pg.Pool,
  to: pg.Pool,
  onProgress: OnProgress = () => {},
): Promise<MoveOutcome> {
  if ((await schemaVersion(from)) !== (await schemaVersion(to)))
    return { ok: false, fault: 'other-version', details: [] };
  const filled = await filledTables(to);
  if (filled.length) return { ok: false, fault: 'not-empty', details: filled };
  await snapshot(from, (source) =>
    atOnce(to, (target) =>
      fill(
        target,
        (table) => readRows(source, table),
        (table, rows) => onProgress({ doing: `rows of ${table}`, done: rows, of: null }),
      ),
    ),
  );
  await to.query('analyze');
  const [sent, arrived] = [await tallies(from, onProgress), await tallies(to, onProgress)];
  const differing = Object.keys(sent).filter((table) => {
    const [one, other] = [sent[table], arrived[table]];
    return !one || !other || !sameTally(one, other);
  });
  return differing.length
    ? { ok: false, fault: 'differs', details: differing }
    : { ok: true, tables: arrived };
}

const tallies = (pool: pg.Pool, onProgress: OnProgress): Promise<Record<string, Tally>> =>
  snapshot(pool, async (client) => {
    const found: Record<string, Tally> = {};
    for (const table of await tableNames(client)) {
      found[table] = await tallyOf(client, table);
      onProgress({ doing: `comparing ${table}`, done: found[table].rows, of: null });
    }
    return found;
  });
