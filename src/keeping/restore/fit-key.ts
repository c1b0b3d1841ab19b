import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../backup/manifest.ts';
import { keyFingerprint, openKey } from '../backup/sealed-key.ts';

export type KeyFault = 'other-key' | 'no-key' | 'wrong-passphrase';

/**
 * Finds the key that belongs to a backup: the one in the data directory, else that in the backup.
 * @returns a key to be put into the data directory; null: none is needed, or it is done without
 */
export async function fitKey(
  dataDir: string,
  { key: { fingerprint, sealed } }: Manifest,
  { passphrase, withoutKey }: { passphrase: string | null; withoutKey: boolean },
): Promise<{ readonly put: Buffer | null } | { readonly fault: KeyFault }> {
  const path = keyPath(dataDir);
  if (existsSync(path)) {
    const there = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    const fits = keyFingerprint(there) === fingerprint || withoutKey;
    return fits ? { put: null } : { fault: 'other-key' };
  }
  if (sealed && passphrase !== null) {
    const key = await openKey(sealed, passphrase);
    return key && keyFingerprint(key) === fingerprint
      ? { put: key }
      : { fault: 'wrong-passphrase' };
  }
  return withoutKey ? { put: null } : { fault: 'no-key' };
}

const keyPath = (dataDir: string): string => join(dataDir, 'secret.key');

/** Durable when it returns. */
export async function putKey(dataDir: string, key: Buffer): Promise<void> {
  const file = await open(keyPath(dataDir), 'wx', 0o600);
  try {
    await file.writeFile(key.toString('hex'));
    await file.sync();
  } finally {
    await file.close();
  }
}
