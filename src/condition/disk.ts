import { statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';

/** So little that nothing durable can be promised any more: a mail may have 200 MB. */
export const fullBelowBytes = 500_000_000;

/** What is free where the desk keeps its mail, in bytes. @throws when there is no such directory */
export async function freeBytes({
  environment: { DESK_DATA_DIR },
}: Pick<Config, 'environment'>): Promise<number> {
  const { bavail, bsize } = await statfs(DESK_DATA_DIR);
  return bavail * bsize;
}
