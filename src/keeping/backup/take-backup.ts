import { copyFile, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { namedBlobs } from '../../database/blobs.ts';
import { schemaVersion, snapshot } from '../../database/copy/snapshot.ts';
import type { Desk } from '../../desk.ts';
import type { OnProgress } from '../progress.ts';
import { copyMails } from './copy-mails.ts';
import { writeLines } from './hashed-file.ts';
import { type Backup, backupsIn, inBackup, type Manifest, product } from './manifest.ts';
import { keyFingerprint, sealKey } from './sealed-key.ts';
import { amendRows, draftRows, finishRows } from './write-rows.ts';

export const backupWish = z
  .object({
    folder: z
      .string()
      .refine(isAbsolute, 'is no absolute path')
      .describe('Absolute path of the folder in which backups are kept.'),
    passphrase: z
      .string()
      .min(1)
      .nullable()
      .describe('Seals the key of the tokens; null: it stays out.'),
  })
  .strict();
export type BackupWish = z.infer<typeof backupWish>;

/** Everything that a backup is taken of. */
export interface Kept {
  readonly pool: pg.Pool;
  readonly rawMail: Desk['rawMail'];
  readonly config: Desk['config'];
  readonly clock: Desk['clock'];
  readonly secret: Buffer;
}

/** Why none was taken. */
export const backupFaults = ['inside-data', 'cannot-write', 'changing'] as const;

export type BackupOutcome =
  | {
      readonly ok: true;
      readonly dir: string;
      readonly rows: number;
      readonly mails: number;
      readonly linked: boolean;
      readonly lacking: readonly string[];
      readonly withKey: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: (typeof backupFaults)[number];
      readonly why: string;
    };

const prefix = '.partial-';
const day = 86_400_000;

/**
 * Takes a backup while the desk is at work. The rows are those of one moment, at which only what was written while they
 * were read has to be read again; a mail is stored before its row is written and never changes, so that copying
 * the mails afterwards finds every one that the rows name. Only what is erased meanwhile may be gone: then the
 * rows are read again.
 */
export async function takeBackup(
  kept: Kept,
  { folder, passphrase }: BackupWish,
  onProgress: OnProgress = () => {},
): Promise<BackupOutcome> {
  const made = await prepare(kept, folder);
  if (made) return made;
  const takenAt = kept.clock.now().toISOString();
  const name = `desk-${takenAt.slice(0, 19).replaceAll(':', '-')}Z`;
  const before = (await backupsIn(folder)).at(-1) ?? null;
  const partial = join(folder, `${prefix}${name}-${process.pid}`);
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial, { mode: 0o700 });
      const manifest = await write(kept, partial, before, { takenAt, passphrase }, onProgress);
      if (!manifest) continue;
      const dir = join(folder, name);
      await rename(partial, dir);
      await sync(folder);
      return {
        ok: true,
        dir,
        rows: Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0),
        mails: manifest.mails.count,
        linked: before !== null,
        lacking: manifest.lacking,
        withKey: manifest.key.sealed !== null,
      };
    }
    return {
      ok: false,
      fault: 'changing',
      why: 'Mails were erased, or tables changed, while it was taken',
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code || !/^E[A-Z]+$/.test(code)) throw error;
    return { ok: false, fault: 'cannot-write', why: message };
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Makes the folder, and clears away what was interrupted there long ago. @returns what forbids it */
async function prepare({ config }: Kept, folder: string): Promise<BackupOutcome | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const data = await realpath(config.environment.DESK_DATA_DIR);
    if (`${await realpath(folder)}${sep}`.startsWith(`${data}${sep}`))
      return { ok: false, fault: 'inside-data', why: `${folder} lies in the data directory` };
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      if (name.startsWith(prefix) && Date.now() - (await stat(path)).mtimeMs > day)
        await rm(path, { recursive: true, force: true });
    }
    return null;
  } catch (error) {
    return { ok: false, fault: 'cannot-write', why: (error as Error).message };
  }
}

/** Null: something was erased meanwhile, or the tables are other ones. */
async function write(
  { pool, rawMail, config, secret }: Kept,
  dir: string,
  before: Backup | null,
  { takenAt, passphrase }: { takenAt: string; passphrase: string | null },
  onProgress: OnProgress,
): Promise<Manifest | null> {
  const schema = await schemaVersion(pool);
  const draft = await draftRows(pool, dir, onProgress);
  const { amended, mails, ...moment } = await snapshot(pool, async (client) => ({
    schema: await schemaVersion(client),
    amended: await amendRows(client, dir, draft, onProgress),
    mails: await hashesOf(client, `${allNamed} order by 1`),
    audit: await anchorOf(client),
    erased: {
      members: await hashesOf(client, 'select id from desk.members where erased_at is not null'),
      mails: await hashesOf(client, 'select sha256 from desk.erased_blobs'),
    },
  }));
  // A column that is added changes rows that nobody has written.
  if (moment.schema !== schema) return null;
  const tables = await finishRows(dir, amended);
  const places = inBackup(dir);
  const earlier = before && inBackup(before.dir).mail;
  const lacking = await copyMails(rawMail, mails, places.mail, earlier, onProgress);
  if (lacking.length && (await areErased(pool, lacking))) return null;
  const manifest: Manifest = {
    format: 1,
    product: product(),
    chamber: config.chamber.id,
    takenAt,
    ...moment,
    tables,
    mails: { count: mails.length, sha256: await writeLines(places.mails, mails) },
    lacking,
    key: {
      fingerprint: keyFingerprint(secret),
      sealed: passphrase === null ? null : await sealKey(secret, passphrase),
    },
  };
  await copyFile(config.environment.DESK_CONFIG, places.config);
  await writeLines(places.manifest, [JSON.stringify(manifest, null, 2)]);
  for (const folder of [places.folderOfRows, dir]) await sync(folder);
  return manifest;
}

const allNamed = `select distinct sha256 from (${namedBlobs}) named`;

async function hashesOf(client: pg.PoolClient, query: string): Promise<string[]> {
  const { rows } = await client.query(query);
  return rows.map((row) => String(Object.values(row as object)[0]));
}

async function anchorOf(client: pg.PoolClient): Promise<Manifest['audit']> {
  const { rows } = await client.query(
    'select position::int as position, hash from desk.audit_chain order by position desc limit 1',
  );
  return rows[0] ?? { position: 0, hash: '' };
}

async function areErased(pool: pg.Pool, hashes: readonly string[]): Promise<boolean> {
  const { rows } = await pool.query(
    'select 1 from desk.erased_blobs where sha256 = any($1::text[]) limit 1',
    [hashes],
  );
  return rows.length > 0;
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
