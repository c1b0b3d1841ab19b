import { readFile } from 'node:fs/promises';
import { openRawMail } from '../../open.ts';
import type { OnProgress } from '../progress.ts';
import { hashOf } from './hashed-file.ts';
import { type Backup, inBackup } from './manifest.ts';

const hashIfThere = (path: string): Promise<string | null> => hashOf(path).catch(() => null);

/** The mails that a backup says it has. */
export async function mailsOf({ dir, manifest }: Backup): Promise<string[]> {
  const text = await readFile(inBackup(dir).mails, 'utf8');
  const lacking = new Set(manifest.lacking);
  return text.split('\n').filter((hash) => hash && !lacking.has(hash));
}

/** Looks at every byte of a backup. @returns the files that are damaged or missing */
export async function checkBackup(
  backup: Backup,
  onProgress: OnProgress = () => {},
): Promise<string[]> {
  const { dir, manifest } = backup;
  const places = inBackup(dir);
  const damaged: string[] = [];
  for (const [table, { sha256 }] of Object.entries(manifest.tables))
    if ((await hashIfThere(places.rows(table))) !== sha256) damaged.push(places.rows(table));
  if ((await hashIfThere(places.mails)) !== manifest.mails.sha256)
    return [...damaged, places.mails];
  const mails = await mailsOf(backup);
  const store = openRawMail(places.mail);
  for (const [i, hash] of mails.entries()) {
    if (!(await store.get(hash).catch(() => null))) damaged.push(`mail ${hash}`);
    if (i % 500 === 499 || i + 1 === mails.length)
      onProgress({ doing: 'checking mails', done: i + 1, of: mails.length });
  }
  return damaged;
}
