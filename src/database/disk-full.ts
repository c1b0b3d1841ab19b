/** The embedded database and a full disk (docs/decisions/028-database-ends-with-its-log.md). */
import { statfsSync, writeSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';

/** PostgreSQL writes its log in files of 16 MB, and makes the next one whole before it begins it. */
const logFile = 16 * 1024 * 1024;

export class DiskFull extends Error {
  constructor(dir: string) {
    super(
      `The disk of the data directory is full: ${megabytes(freeIn(dir))} MB are left at ${dir}, and the embedded database needs ${megabytes(logFile)} to begin. ` +
        'Make room and start again; nothing that was kept is lost.',
    );
  }
}

/** Bytes that we may still write there. */
function freeIn(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** Whether a file of the log more does not fit. */
export const isFull = (dir: string): boolean => freeIn(dir) < logFile;

/**
 * Ends the process when the database can write its log no more. PostgreSQL ends then (PANIC); PGlite
 * would run in a circle within the next statement, and the process would answer nobody any more. What was
 * committed is in the log, and the next start finds it there.
 */
export function endWithDatabase(pglite: PGlite, dir: string): void {
  pglite.Module.onAbort = () => {
    const reason = isFull(dir)
      ? new DiskFull(dir).message
      : `The embedded database in ${dir} could not write its log and has ended. See to its disk and start again; nothing that was kept is lost.`;
    writeSync(2, `${reason}\n`);
    process.exit(1);
  };
}
