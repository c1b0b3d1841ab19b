import { readConfig, readEnvironment } from '../config.ts';
import { openEmbedded, openServer } from '../database/open.ts';
import type { Desk } from '../desk.ts';
import { orAskHolder } from './or-ask-holder.ts';

/** What needs neither queue nor mail. */
type Records = Pick<Desk, 'db' | 'config' | 'clock'>;

/**
 * As `askDesk`, for what needs the rows only: opening them takes half the time of a whole desk.
 * @param body what it is to act on (POST)
 */
export async function askDatabase<T>(
  path: string,
  question: (records: Records) => Promise<T>,
  body?: Uint8Array<ArrayBuffer>,
): Promise<T> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  const { DATABASE_URL, DESK_DATA_DIR } = config.environment;
  return orAskHolder(
    async () => {
      const { db, clock, close } = await (DATABASE_URL
        ? openServer(DATABASE_URL)
        : openEmbedded(DESK_DATA_DIR));
      try {
        return await question({ db, config, clock });
      } finally {
        await close();
      }
    },
    path,
    body,
  );
}
