import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import { readRows } from '../../database/copy/read-rows.ts';
import { tableNames } from '../../database/copy/snapshot.ts';
import { RunningTally } from '../../database/copy/tally.ts';
import type { OnProgress } from '../progress.ts';
import { inBackup, type Manifest } from './manifest.ts';

/** Writes text by the portion, durable when it returns. @returns the hash of the file */
export async function writeLines(
  path: string,
  portions: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const lines of portions) {
      const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      hash.update(text);
      await file.writeFile(text);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** Writes all rows of all tables: a row a line, as a JSON string. */
export async function writeRows(
  client: pg.PoolClient,
  dir: string,
  onProgress: OnProgress,
): Promise<Manifest['tables']> {
  const tables: Manifest['tables'] = {};
  for (const table of await tableNames(client)) {
    const tally = new RunningTally();
    const written = () =>
      onProgress({ doing: `rows of ${table}`, done: tally.total().rows, of: null });
    const lines = asJson(client, table, tally, written);
    const sha256 = await writeLines(inBackup(dir).rows(table), lines);
    tables[table] = { ...tally.total(), sha256 };
  }
  return tables;
}

async function* asJson(
  client: pg.PoolClient,
  table: string,
  tally: RunningTally,
  onPortion: () => void,
) {
  for await (const rows of readRows(client, table)) {
    tally.add(rows);
    onPortion();
    yield rows.map((row) => JSON.stringify(row));
  }
}
