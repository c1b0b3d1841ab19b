import { link, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RawMail, Sha256 } from '../../desk.ts';
import { openRawMail, pathIn } from '../../open.ts';
import type { OnProgress } from '../progress.ts';

/**
 * Copies mails into a backup. Those that the backup before it has are linked to its files, which takes no room
 * and no time; never to the desk's own, whose damage would then be the backup's too.
 * @param before folder of the mails of the backup before; null: there is none
 * @returns those that are missing or damaged
 */
export async function copyMails(
  from: RawMail,
  hashes: readonly Sha256[],
  to: string,
  before: string | null,
  onProgress: OnProgress,
): Promise<Sha256[]> {
  const target = openRawMail(to);
  const lacking: Sha256[] = [];
  let done = 0;
  const copy = async (hash: Sha256) => {
    const linked = before !== null && (await linkFrom(before, to, hash));
    const bytes = linked ? null : await from.get(hash).catch(() => null);
    if (bytes) await target.put(bytes);
    else if (!linked) lacking.push(hash);
    done += 1;
    if (done % 100 === 0 || done === hashes.length)
      onProgress({ doing: 'mails', done, of: hashes.length });
  };
  // A few at once: each waits for the disk most of the time.
  const left = hashes.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const hash of left) await copy(hash);
    }),
  );
  return lacking;
}

/** False: it is not there, or cannot be linked from there. */
async function linkFrom(before: string, to: string, hash: Sha256): Promise<boolean> {
  const path = pathIn(to, hash);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await link(pathIn(before, hash), path);
    return true;
  } catch {
    return false;
  }
}
