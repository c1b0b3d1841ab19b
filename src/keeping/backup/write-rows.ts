/**
 * Writes all rows of all tables, as they are at one moment, without keeping others waiting: first a draft, a stretch of
 * pages at a time, while others write; then, at the moment, what was changed since is read once more.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type pg from 'pg';
import {
  countSince,
  type Extent,
  extentOf,
  markOf,
  type Pages,
  readPages,
  type Within,
} from '../../database/copy/read-rows.ts';
import { snapshot, tableNames } from '../../database/copy/snapshot.ts';
import { addTallies, type Tally, tallyOfRows } from '../../database/copy/tally.ts';
import type { OnProgress } from '../progress.ts';
import { hashOf, writeBytes } from './hashed-file.ts';
import { inBackup, type Manifest } from './manifest.ts';

/** Lines of a file that hold the rows of some pages. */
interface Part {
  readonly pages: Pages;
  readonly tally: Tally;
  readonly path: string;
  /** In bytes. */
  readonly from: number;
  readonly length: number;
}

interface DraftOfTable {
  readonly extent: Extent;
  /** In the order of the pages. */
  readonly parts: readonly Part[];
  /** Some parts are not those of the draft's file. */
  readonly amended: boolean;
}

export interface Draft {
  readonly mark: string;
  readonly tables: ReadonlyMap<string, DraftOfTable>;
}

/** Reads everything while others write: no row of it is sure to be so at one moment. */
export async function draftRows(
  pool: pg.Pool,
  dir: string,
  onProgress: OnProgress,
): Promise<Draft> {
  await mkdir(inBackup(dir).folderOfRows, { recursive: true, mode: 0o700 });
  // Each stretch by itself: between two of them others have their turn.
  const within: Within = (run) => snapshot(pool, run);
  const mark = await within(markOf);
  const tables = new Map<string, DraftOfTable>();
  for (const table of await within(tableNames)) {
    const extent = await within((client) => extentOf(client, table));
    const all = { from: 0, to: extent.pages };
    const parts = await writeParts(within, table, [all], inBackup(dir).rows(table), onProgress);
    tables.set(table, { extent, parts, amended: false });
  }
  return { mark, tables };
}

/** Makes a draft what is there at one moment, of which the transaction is: reads only what is not so in it. */
export async function amendRows(
  client: pg.PoolClient,
  dir: string,
  { mark, tables }: Draft,
  onProgress: OnProgress,
): Promise<Draft> {
  const within: Within = (run) => run(client);
  const amended = new Map(tables);
  for (const [table, { extent, parts }] of tables) {
    const same = async (pages: Pages | null, rows: number): Promise<boolean> => {
      const now = await countSince(client, table, mark, pages);
      return now.since === 0 && now.rows === rows;
    };
    if (await same(null, addTallies(parts.map(({ tally }) => tally)).rows)) continue;
    const now = await extentOf(client, table);
    const kept: Part[] = [];
    // Where it was written anew, rows lie in other pages than they did.
    if (now.file === extent.file)
      for (const part of parts) if (await same(part.pages, part.tally.rows)) kept.push(part);
    const path = `${inBackup(dir).rows(table)}${beside}`;
    const again = await writeParts(within, table, gaps(kept, now.pages), path, onProgress);
    const all = [...kept, ...again].sort((a, b) => a.pages.from - b.pages.from);
    amended.set(table, { extent: now, parts: all, amended: true });
  }
  return { mark, tables: amended };
}

/** Puts the parts together, a file for each table: a row a line, as a JSON string. Durable when it returns. */
export async function finishRows(dir: string, { tables }: Draft): Promise<Manifest['tables']> {
  const finished: Manifest['tables'] = {};
  for (const [table, { parts, amended }] of tables) {
    const path = inBackup(dir).rows(table);
    const tally = addTallies(parts.map((part) => part.tally));
    finished[table] = { ...tally, sha256: await (amended ? assemble(path, parts) : hashOf(path)) };
  }
  return finished;
}

/** @returns the hash of the file */
async function assemble(path: string, parts: readonly Part[]): Promise<string> {
  const whole = `${path}.whole`;
  const sha256 = await writeBytes(whole, bytesOf(parts));
  await rename(whole, path);
  await rm(`${path}${beside}`, { force: true });
  return sha256;
}

async function* bytesOf(parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const { path, from, length } of parts)
    if (length) yield* createReadStream(path, { start: from, end: from + length - 1 });
}

/** Writes the rows that lie in some pages, durable when it returns. */
async function writeParts(
  within: Within,
  table: string,
  wanted: readonly Pages[],
  path: string,
  onProgress: OnProgress,
): Promise<Part[]> {
  const parts: Part[] = [];
  const file = await open(path, 'wx', 0o600);
  let [from, done] = [0, 0];
  try {
    for (const some of wanted)
      for await (const { pages, rows } of readPages(within, table, some)) {
        const text = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
        await file.writeFile(text);
        parts.push({ pages, tally: tallyOfRows(rows), path, from, length: text.length });
        from += text.length;
        done += rows.length;
        onProgress({ doing: `rows of ${table}`, done, of: null });
      }
    await file.sync();
  } finally {
    await file.close();
  }
  return parts;
}

const beside = '.again';

/** What of the pages no part holds. */
function gaps(parts: readonly Part[], end: number): Pages[] {
  const found: Pages[] = [];
  let from = 0;
  for (const { pages } of parts) {
    if (pages.from > from) found.push({ from, to: pages.from });
    from = pages.to;
  }
  if (end > from) found.push({ from, to: end });
  return found;
}
