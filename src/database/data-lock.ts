/**
 * One service per data directory: two PGlites on one directory would corrupt it. The lock is the
 * operating system's, taken through SQLite, so it ends with the process, however that ends.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds a data directory, and where it can be asked. */
export interface Holder {
  readonly pid: number;
  readonly since: string;
  /** Loopback port of the holder's HTTP server; null while it has none. */
  readonly port: number | null;
  readonly key: string | null;
}

export class DataDirectoryHeld extends Error {
  readonly holder: Holder | null;
  constructor(dir: string, holder: Holder | null) {
    super(
      `The data directory ${dir} is in use by ${holder ? `process ${holder.pid} since ${holder.since}` : 'another process'}. ` +
        'Stop that one, or set DESK_DATA_DIR to another directory.',
    );
    this.holder = holder;
  }
}

export interface DataLock {
  /** Tells others where the holder can be asked. */
  announce(where: { port: number; key: string }): void;
  release(): void;
}

const holderFile = (dir: string) => join(dir, 'holder.json');

/** Who holds the directory, as it said itself; null when nobody ever did. */
export function holderOf(dir: string): Holder | null {
  try {
    return JSON.parse(readFileSync(holderFile(dir), 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** @throws DataDirectoryHeld when another process has it */
export function lockDataDirectory(dir: string): DataLock {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec(
      'pragma locking_mode = exclusive; begin exclusive; create table if not exists held (x); commit;',
    );
  } catch {
    lock.close();
    throw new DataDirectoryHeld(dir, holderOf(dir));
  }
  const holder = { pid: process.pid, since: new Date().toISOString() };
  const write = (more: { port: number | null; key: string | null }) =>
    writeFileSync(holderFile(dir), JSON.stringify({ ...holder, ...more }), { mode: 0o600 });
  write({ port: null, key: null });
  return {
    announce: write,
    release() {
      rmSync(holderFile(dir), { force: true });
      lock.close();
    },
  };
}
