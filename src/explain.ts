import { ConfigError } from './config/error.ts';
import { DataDirectoryHeld } from './database/data-lock.ts';
import { DiskFull } from './database/disk-full.ts';
import { MigrationRefused } from './database/migration-refused.ts';
import { DeskMoved } from './database/moved.ts';

const mendable = [ConfigError, DataDirectoryHeld, DeskMoved, DiskFull, MigrationRefused];

/** Turns what a person can mend into words and exit code 1; anything else is a bug and keeps its trace. */
export async function orExplain(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Error && mendable.some((kind) => error instanceof kind))) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
