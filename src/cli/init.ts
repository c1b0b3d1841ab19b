import { existsSync, writeFileSync } from 'node:fs';
import { commentedConfig } from '../config/commented.ts';
import { readEnvironment } from '../config.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `desk init`: a commented desk.yaml to begin with. */
export async function init({ force }: { force?: boolean }): Promise<void> {
  const { DESK_CONFIG: path } = readEnvironment(process.env);
  if (existsSync(path) && !force)
    throw new WrongUsage(`${path}: exists. Use --force to replace it`);
  writeFileSync(path, commentedConfig());
  process.stdout.write(
    `Wrote ${path}. Fill in who you are, then:\n  export IMAP_URL=imaps://user:password@host:993/INBOX SMTP_URL=smtps://user:password@host:465\n  desk doctor\n  desk members import members.csv\n  desk start\nNotices go to the clerk of the group only (trial mode) until approval.trial is false.\n`,
  );
}
