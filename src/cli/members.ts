import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/error.ts';
import { readConfig, readEnvironment } from '../config.ts';
import { readMembers, writeMembers } from '../members/import.ts';
import { openDesk } from '../open.ts';

/** `desk members import FILE` */
export async function importMembers(file: string): Promise<void> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  const read = readMembers(
    readFileSync(file, 'utf8'),
    config.committees.map((c) => c.code),
  );
  if (!read.ok) throw new ConfigError(read.errors.map((error) => `${file}: ${error}`));
  const desk = await openDesk(config);
  try {
    const { added, changed, same } = await writeMembers(desk.db, read.members);
    process.stdout.write(`${added} added, ${changed} changed, ${same} as they were\n`);
  } finally {
    await desk.close();
  }
}
