/** A disk that is soon full: a file system in memory, which only root can make. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
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
  const free = () => {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  };
  return {
    dir,
    fill(left) {
      // Piece by piece: somebody else writes there too, and may take the room that was just seen.
      for (let room = free() - left; room > 0; room = free() - left)
        try {
          appendFileSync(ballast, Buffer.alloc(Math.min(room, 100_000)));
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
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
