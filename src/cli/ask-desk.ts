import { readConfig, readEnvironment } from '../config.ts';
import { DataDirectoryHeld, type Holder } from '../database/data-lock.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../open.ts';

/**
 * Answers a question from the database, or has it answered by the service that holds the embedded one.
 * @param path of the same question over loopback HTTP, `/status`
 */
export async function askDesk<T>(path: string, question: (desk: Desk) => Promise<T>): Promise<T> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  for (let tries = 0; ; tries += 1) {
    try {
      const desk = await openDesk(config);
      try {
        return await question(desk);
      } finally {
        await desk.close();
      }
    } catch (error) {
      if (!(error instanceof DataDirectoryHeld)) throw error;
      const answer = error.holder?.port
        ? await askHolder<T>(error.holder, path).catch(() => null)
        : null;
      if (answer) return answer.value;
      // A service that is just starting announces its port when it is up.
      if (tries >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function askHolder<T>({ port, key }: Holder, path: string): Promise<{ value: T }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The running service answered ${answer.status}`);
  return { value: (await answer.json()) as T };
}
