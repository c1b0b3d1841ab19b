import { ConfigError } from './config/error.ts';
import { DataDirectoryHeld } from './database/data-lock.ts';
import { DeskMoved } from './database/moved.ts';

/** Turns what a person can mend into words and exit code 1; anything else is a bug and keeps its trace. */
export async function orExplain(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isForPeople = [ConfigError, DataDirectoryHeld, DeskMoved].some(
      (kind) => error instanceof kind,
    );
    if (!isForPeople || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
