/** Backups of test desks, and empty desks to restore them to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { poolOf } from '../../src/database/database.ts';
import { takeBackup } from '../../src/keeping/backup/take-backup.ts';
import { type RestoreOptions, restore } from '../../src/keeping/restore/restore.ts';
import { verify } from '../../src/keeping/verify/verify.ts';
import { type TestDesk, testDesk } from '../desk.ts';

export const passphrase = 'correct horse battery staple';

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'desk-backups-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export const keptOf = (desk: TestDesk) => ({ ...desk, pool: poolOf(desk.db) });

/** Takes a backup, with the key. @returns its folder */
export async function backedUp(desk: TestDesk, into = folder()): Promise<string> {
  const outcome = await takeBackup(keptOf(desk), { folder: into, passphrase });
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.dir;
}

/** Everything is lost: a desk without a row and without a key, at the moment of the lost one. */
export async function emptyDesk(
  { config, clock }: TestDesk,
  settings: Parameters<typeof testDesk>[0] = {},
): Promise<TestDesk> {
  const delivery = { ...config.delivery, ...settings.delivery };
  const desk = await testDesk({ ...settings, delivery }, clock.now(), 0);
  rmSync(keyOf(desk));
  return desk;
}

export const keyOf = ({ config }: TestDesk): string =>
  join(config.environment.DESK_DATA_DIR, 'secret.key');

export const restoreInto = (
  desk: TestDesk,
  backup: string,
  options: RestoreOptions = { passphrase, withoutKey: false },
) => restore(keptOf(desk), backup, options);

/** Loses a desk and puts a backup of it in its place. */
export async function restored(
  lost: TestDesk,
  backup: string,
  settings: Parameters<typeof testDesk>[0] = {},
): Promise<TestDesk> {
  const desk = await emptyDesk(lost, settings);
  const outcome = await restoreInto(desk, backup);
  if (!outcome.ok) throw new Error(`${outcome.fault} ${outcome.details.join(', ')}`);
  Object.assign(desk, { secret: Buffer.from(readFileSync(keyOf(desk), 'utf8'), 'hex') });
  return desk;
}

export const examined = (desk: TestDesk, anchor: Parameters<typeof verify>[1]['anchor'] = null) =>
  verify(keptOf(desk), { anchor });
