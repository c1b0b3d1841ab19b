import { inArray } from 'drizzle-orm';
import type pg from 'pg';
import { record } from '../../database/audit.ts';
import { fill, filledTables } from '../../database/copy/fill.ts';
import { atOnce, schemaVersion } from '../../database/copy/snapshot.ts';
import { sameTally } from '../../database/copy/tally.ts';
import { type Executor, onClient } from '../../database/database.ts';
import { retireBlobs } from '../../database/erased-blobs.ts';
import { letters, messages, standstills } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { openRawMail } from '../../open.ts';
import { checkBackup, mailsOf } from '../backup/check-backup.ts';
import { type Anchor, type Backup, backupsIn, inBackup, readManifest } from '../backup/manifest.ts';
import { eraseMember } from '../person/erase-member.ts';
import { membersNamed } from '../person/find-member.ts';
import { silenceLetters, silenceMessages } from '../person/silence.ts';
import type { OnProgress } from '../progress.ts';
import { fitKey, type KeyFault, putKey } from './fit-key.ts';
import { readLines } from './read-lines.ts';

/** Where a backup is restored to: an empty database, and a data directory. */
export interface EmptyDesk {
  readonly pool: pg.Pool;
  readonly rawMail: Desk['rawMail'];
  readonly config: Desk['config'];
  readonly clock: Desk['clock'];
}

export interface RestoreOptions {
  /** Of the key in the backup. */
  readonly passphrase: string | null;
  /** Without the key: replies to what was sent are not recognised, links in it do not open. */
  readonly withoutKey: boolean;
}

export type RestoreOutcome =
  | {
      readonly ok: true;
      readonly takenAt: string;
      readonly rows: number;
      readonly mails: number;
      /** Persons erased after the backup was taken, and erased anew. */
      readonly erasedAnew: number;
      /** The end of the audit, as the backup knows it. */
      readonly anchor: Anchor;
    }
  | {
      readonly ok: false;
      readonly fault:
        | 'no-backup'
        | 'other-version'
        | 'other-chamber'
        | 'not-empty'
        | 'damaged'
        | KeyFault;
      readonly details: readonly string[];
    };

const fault = (
  what: Extract<RestoreOutcome, { ok: false }>['fault'],
  ...details: string[]
): RestoreOutcome => ({ ok: false, fault: what, details });

/**
 * Puts a backup into an empty desk. The rows come in one transaction, and with them a standstill: nothing is sent
 * until a person has said what is to become of what waits. Interrupted, it leaves the database empty and can
 * be begun again.
 */
export async function restore(
  desk: EmptyDesk,
  dir: string,
  options: RestoreOptions,
  onProgress: OnProgress = () => {},
): Promise<RestoreOutcome> {
  const manifest = await readManifest(dir);
  if (!manifest) return fault('no-backup', dir);
  const backup = { dir, manifest };
  const { pool, config, clock } = desk;
  if ((await schemaVersion(pool)) !== manifest.schema)
    return fault('other-version', manifest.product);
  if (manifest.chamber !== config.chamber.id) return fault('other-chamber', manifest.chamber);
  const filled = await filledTables(pool);
  if (filled.length) return fault('not-empty', ...filled);
  const dataDir = config.environment.DESK_DATA_DIR;
  const key = await fitKey(dataDir, manifest, options);
  if ('fault' in key) return fault(key.fault);
  const damaged = await checkBackup(backup, onProgress);
  if (damaged.length) return fault('damaged', ...damaged);
  const gone = await erasedSince(backup);
  const mails = await mailsOf(backup);
  await putMails(desk.rawMail, inBackup(dir).mail, mails, onProgress);
  if (key.put) await putKey(dataDir, key.put);
  const at = clock.now();
  const toErase = await atOnce(pool, async (client) => {
    const rowsOf = (table: string) => readLines(inBackup(dir).rows(table));
    const arrived = await fill(client, rowsOf, (table, rows) =>
      onProgress({
        doing: `rows of ${table}`,
        done: rows,
        of: manifest.tables[table]?.rows ?? null,
      }),
    );
    for (const [table, tally] of arrived) {
      const expected = manifest.tables[table];
      if (!expected || !sameTally(tally, expected))
        throw new Error(`${table} is not as the backup says it was`);
    }
    const tx = onClient(client);
    const erased = await eraseMails(tx, [...gone.mails], at);
    const persons = await membersNamed(tx, [...gone.members]);
    const today = dayIn(config.calendar, at);
    for (const member of persons)
      erased.push(
        ...(await eraseMember(tx, member, { at, today, by: 'desk', because: 'restore' })),
      );
    await standStill(client, manifest.takenAt, at);
    return { mails: erased, persons: persons.length };
  });
  for (const hash of toErase.mails) await desk.rawMail.erase(hash);
  // The database knows nothing yet of how its tables are filled.
  await pool.query('analyze');
  return {
    ok: true,
    takenAt: manifest.takenAt,
    rows: Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0),
    mails: mails.length,
    erasedAnew: toErase.persons,
    anchor: manifest.audit,
  };
}

/** Mails by their hashes, whatever they were. @returns those whose bytes are to be erased */
async function eraseMails(tx: Executor, hashes: string[], at: Date): Promise<string[]> {
  if (!hashes.length) return [];
  const came = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(inArray(messages.sha256, hashes));
  const went = await tx
    .select({ id: letters.id })
    .from(letters)
    .where(inArray(letters.raw, hashes));
  await silenceMessages(
    tx,
    came.map(({ id }) => id),
    at,
  );
  await silenceLetters(
    tx,
    went.map(({ id }) => id),
    at,
  );
  return retireBlobs(tx, hashes, at, 'restore');
}

/** Who and what was erased after a backup was taken, as the later ones beside it know. */
async function erasedSince({ dir, manifest }: Backup) {
  const beside = await backupsIn(`${dir}/..`);
  const later = beside.filter(
    (other) =>
      other.manifest.takenAt > manifest.takenAt && other.manifest.chamber === manifest.chamber,
  );
  const own = new Set(manifest.erased.mails);
  return {
    members: new Set(later.flatMap((other) => other.manifest.erased.members)),
    mails: new Set(
      later.flatMap((other) => other.manifest.erased.mails).filter((hash) => !own.has(hash)),
    ),
  };
}

async function putMails(
  to: Desk['rawMail'],
  folder: string,
  hashes: readonly string[],
  onProgress: OnProgress,
): Promise<void> {
  const from = openRawMail(folder);
  let done = 0;
  const left = hashes.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const hash of left) {
        await to.put(await from.get(hash));
        done += 1;
        if (done % 100 === 0 || done === hashes.length)
          onProgress({ doing: 'mails', done, of: hashes.length });
      }
    }),
  );
}

async function standStill(client: pg.PoolClient, takenAt: string, at: Date): Promise<void> {
  const tx = onClient(client);
  const [row] = await tx
    .insert(standstills)
    .values({ since: at, takenAt: new Date(takenAt) })
    .returning();
  if (!row) throw new Error('The standstill was not written');
  await record(tx, {
    at,
    who: 'command-line',
    what: 'restored',
    thing: 'desk',
    thingId: row.id,
    details: { takenAt },
  });
}
