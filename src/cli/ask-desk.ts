import { readConfig, readEnvironment } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { OnProgress } from '../keeping/progress.ts';
import { openDesk } from '../open.ts';
import { orAskHolder } from './or-ask-holder.ts';

/**
 * Answers a question from the database, or has it answered by the service that holds the embedded one.
 * @param path of the same question over loopback HTTP, `/status`
 * @param body what it is to act on (POST)
 */
export async function askDesk<T>(
  path: string,
  question: (desk: Desk) => Promise<T>,
  body?: Uint8Array<ArrayBuffer>,
  onStep?: OnProgress,
): Promise<T> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  return orAskHolder(
    async () => {
      const desk = await openDesk(config);
      try {
        return await question(desk);
      } finally {
        await desk.close();
      }
    },
    path,
    body,
    onStep,
  );
}
