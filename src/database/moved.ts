/** A data directory whose database was moved to a server says so: two desks on one mailbox would tell everybody twice. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const noteIn = (dataDir: string): string => join(dataDir, 'moved.json');

interface Moved {
  /** ISO 8601. */
  readonly at: string;
  /** Host and database, without who logs in. */
  readonly to: string;
}

export class DeskMoved extends Error {
  constructor(dataDir: string, { at, to }: Moved) {
    super(
      `The database in ${dataDir} was moved to ${to} at ${at}. Set DATABASE_URL. To go back to the embedded one, and lose what came since, delete ${noteIn(dataDir)}.`,
    );
  }
}

export function noteMove(dataDir: string, moved: Moved): void {
  writeFileSync(noteIn(dataDir), JSON.stringify(moved), { mode: 0o600, flush: true });
}

/** @throws DeskMoved */
export function refuseWhenMoved(dataDir: string): void {
  let text: string;
  try {
    text = readFileSync(noteIn(dataDir), 'utf8');
  } catch {
    return;
  }
  throw new DeskMoved(dataDir, JSON.parse(text) as Moved);
}
