import { DataDirectoryHeld, type Holder } from '../database/data-lock.ts';

/**
 * Does something with the database, or has it done by the service that holds the embedded one.
 * @param path of the same over loopback HTTP, `/status`
 * @param body what it is to act on (POST)
 */
export async function orAskHolder<T>(
  attempt: () => Promise<T>,
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DataDirectoryHeld)) throw error;
      const answer = error.holder?.port
        ? await askHolder<T>(error.holder, path, body).catch((problem: unknown) => {
            // An order is not given again: only a service that nobody reaches has not got it.
            if (body && !isUnreachable(problem)) throw problem;
            return null;
          })
        : null;
      if (answer) return answer.value;
      // A service that is just starting announces its port when it is up.
      if (tries >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

const isUnreachable = (problem: unknown): boolean =>
  problem instanceof TypeError &&
  (problem.cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';

/** How long an answer may take: one that is read, and one that has to be worked for. */
const patience = { answer: 10_000, work: 120_000 };

async function askHolder<T>(
  { port, key }: Holder,
  path: string,
  body?: Uint8Array<ArrayBuffer>,
): Promise<{ value: T }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${key}` },
    ...(body && { method: 'POST', body }),
    signal: AbortSignal.timeout(body ? patience.work : patience.answer),
  });
  if (!answer.ok) throw new Error(`The running service answered ${answer.status}`);
  return { value: (await answer.json()) as T };
}
