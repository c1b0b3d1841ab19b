/** A disk that is soon full: a file system in memory, which only root can make. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk extends Disposable {
  readonly dir: string;
  /** Fills it but for so many bytes. */
  fill(left: number): void;
  /** Takes away what filled it. */
  makeRoom(): void;
}

export function smallDisk(megabytes: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'desk-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'desk', dir]);
  const ballast = join(dir, 'ballast');
  return {
    dir,
    fill(left) {
      const { bavail, bsize } = statfsSync(dir);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
      } catch (error) {
        // Somebody else has taken the rest meanwhile: it is full.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    makeRoom: () => rmSync(ballast),
    [Symbol.dispose]() {
      // Whoever still has a file open there does not keep it from us.
      execFileSync('umount', ['-l', dir]);
      rmdirSync(dir);
    },
  };
}
