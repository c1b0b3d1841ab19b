/**
 * Bytes kept in a folder, each file named by its SHA-256: `ab/cd/<hash>`.
 *
 * A power cut at any line leaves either the whole file or none: written beside, fsynced,
 * renamed, and the directory fsynced, since a rename is only durable with its directory.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { RawMail, Sha256 } from '../desk.ts';

const sha256 = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex');

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Where bytes lie in a store. @throws when it is no hash */
export function pathIn(dir: string, hash: Sha256): string {
  // A hash reaches us from rows and command lines; nothing else may become a path.
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not a SHA-256: ${JSON.stringify(hash)}`);
  return join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
}

async function* filesBelow(dir: string): AsyncGenerator<string> {
  const folder = await opendir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  for await (const entry of folder ?? [])
    if (entry.isDirectory()) yield* filesBelow(join(dir, entry.name));
    else yield join(dir, entry.name);
}

/** @param dir is made when it does not exist */
export function openRawMail(dir: string): RawMail {
  const pathOf = (hash: Sha256): string => pathIn(dir, hash);

  return {
    async put(bytes) {
      const hash = sha256(bytes);
      const path = pathOf(hash);
      const folder = dirname(path);
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      // Whoever takes away what has long been unused sees that it is used again.
      const now = new Date();
      const there = (await touch(path, now)) ? await readIfThere(path) : null;
      // Bytes that rotted on the disk are replaced by the good ones that we were just given.
      if (!there || sha256(there) !== hash) await writeDurably(path, bytes);
      // Also when it was there: whoever renamed it may not have come to this line.
      await syncDirectory(folder);
      if (made)
        for (const parent of [dirname(folder), dir, dirname(dir)]) await syncDirectory(parent);
      return hash;
    },

    async get(hash) {
      const bytes = await readIfThere(pathOf(hash));
      if (!bytes) throw new Error(`Nothing is stored under ${hash}`);
      if (sha256(bytes) !== hash) throw new Error(`The bytes stored under ${hash} are damaged`);
      return bytes;
    },

    async *names() {
      for await (const path of filesBelow(dir))
        yield path === pathIfHash(dir, basename(path)) ? basename(path) : relative(dir, path);
    },

    async erase(hash) {
      const path = pathOf(hash);
      await rm(path, { force: true });
      await syncDirectory(dirname(path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },

    async eraseUnused(hash, since) {
      const path = pathOf(hash);
      // Out of the way first: whoever puts it now writes it anew, whoever has just done so has touched it.
      const aside = `${path}.${randomUUID()}.tmp`;
      try {
        await rename(path, aside);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
        throw error;
      }
      if ((await stat(aside)).mtime >= since) {
        await rename(aside, path);
        return false;
      }
      await rm(aside);
      return true;
    },
  };
}

/** False: it is not there. */
async function touch(path: string, at: Date): Promise<boolean> {
  try {
    await utimes(path, at, at);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

const pathIfHash = (dir: string, name: string): string | null =>
  /^[0-9a-f]{64}$/.test(name) ? pathIn(dir, name) : null;
