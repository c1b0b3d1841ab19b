/** What a backup says of itself. Written last: a folder without one is no backup. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sealedKey } from './sealed-key.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The last link of the audit's chain at that moment: what is cut off its end later is noticed by it. */
const anchorSchema = z.object({ position: z.int().min(0), hash: z.string() }).strict();
export type Anchor = z.infer<typeof anchorSchema>;

const manifestSchema = z
  .object({
    format: z.literal(1),
    product: z.string(),
    /** Hash of the latest migration of the database. */
    schema: z.string(),
    chamber: z.string(),
    takenAt: z.iso.datetime(),
    /** By name: rows, the sum of their hashes, and the hash of the file `rows/NAME`. */
    tables: z.record(
      z.string().regex(/^[a-z_]+$/),
      z.object({ rows: z.int().min(0), content: z.string(), sha256 }).strict(),
    ),
    /** Hash of the file `mails`, which names them. */
    mails: z.object({ count: z.int().min(0), sha256 }).strict(),
    /** Damaged or missing when it was taken. */
    lacking: z.array(sha256),
    audit: anchorSchema,
    key: z.object({ fingerprint: z.string(), sealed: sealedKey.nullable() }).strict(),
    /** Who and what had been erased until then: an older backup brings none of it back. */
    erased: z.object({ members: z.array(z.uuid()), mails: z.array(sha256) }).strict(),
  })
  .strict();
export type Manifest = z.infer<typeof manifestSchema>;

/** The files of a backup. */
export const inBackup = (dir: string) => ({
  manifest: join(dir, 'manifest.json'),
  folderOfRows: join(dir, 'rows'),
  rows: (table: string) => join(dir, 'rows', table),
  mails: join(dir, 'mails'),
  mail: join(dir, 'mail'),
  config: join(dir, 'desk.yaml'),
});

/** Null: it is no backup, or none of a desk that we know how to read. */
export async function readManifest(dir: string): Promise<Manifest | null> {
  try {
    const text = await readFile(inBackup(dir).manifest, 'utf8');
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export interface Backup {
  readonly dir: string;
  readonly manifest: Manifest;
}

/** The whole backups in a folder, the oldest first. */
export async function backupsIn(folder: string): Promise<Backup[]> {
  const names = await readdir(folder).catch(() => []);
  const found: Backup[] = [];
  for (const name of names) {
    // What is still being written begins with a dot.
    const dir = join(folder, name);
    const manifest = name.startsWith('.') ? null : await readManifest(dir);
    if (manifest) found.push({ dir, manifest });
  }
  return found.sort((a, b) => a.manifest.takenAt.localeCompare(b.manifest.takenAt));
}

/** Version of this program. */
export const product = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;
