import { DataDirectoryHeld, type Holder } from '../database/data-lock.ts';
import { type Step, stepByStep } from '../keeping/progress.ts';

/**
 * Does something with the database, or has it done by the service that holds the embedded one.
 * @param path of the same over loopback HTTP, `/status`
 * @param body what it is to act on (POST)
 * @param onStep told how far the service is with long work
 */
export async function orAskHolder<T>(
  attempt: () => Promise<T>,
  path: string,
  body?: Uint8Array<ArrayBuffer>,
  onStep: (step: Step) => void = () => {},
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DataDirectoryHeld)) throw error;
      const answer = error.holder?.port
        ? await askHolder<T>(error.holder, path, body, onStep).catch((problem: unknown) => {
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
  body: Uint8Array<ArrayBuffer> | undefined,
  onStep: (step: Step) => void,
): Promise<{ value: T }> {
  const waiting = new AbortController();
  const timer = setTimeout(
    () => waiting.abort(new Error('The running service does not answer')),
    body ? patience.work : patience.answer,
  );
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { authorization: `Bearer ${key}` },
      ...(body && { method: 'POST', body }),
      signal: waiting.signal,
    });
    if (!answer.ok) throw new Error(`The running service answered ${answer.status}`);
    if (!answer.headers.get('content-type')?.startsWith(stepByStep))
      return { value: (await answer.json()) as T };
    // Long work says every few seconds that it goes on.
    clearTimeout(timer);
    return await lastOf<T>(answer, onStep);
  } finally {
    clearTimeout(timer);
  }
}

/** A line for each step, the last with the answer. */
async function lastOf<T>(answer: Response, onStep: (step: Step) => void): Promise<{ value: T }> {
  let rest = '';
  for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) {
      const said = JSON.parse(line) as { step: Step } | { value: T } | { error: string };
      if ('value' in said) return said;
      if ('error' in said) throw new Error(said.error);
      onStep(said.step);
    }
  }
  throw new Error('The running service ended while it was at it');
}
