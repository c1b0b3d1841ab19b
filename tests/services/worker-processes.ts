/** Commands and workers as processes of their own, as an administrator starts them. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerName } from '../../src/worker.ts';
import { ended } from './mailboxes.ts';
import { until } from './until.ts';

const checkout = join(import.meta.dirname, '../..');

interface Finished {
  readonly code: number | null;
  readonly out: string;
  /** Also the log. */
  readonly err: string;
}

export interface NodeProcess extends AsyncDisposable {
  readonly pid: number;
  /** What it has logged so far. */
  log(): string;
  /** SIGSTOP holds it as it is, SIGCONT lets it go on. */
  signal(signal: NodeJS.Signals): void;
  /** Sends SIGTERM and waits. */
  stop(): Promise<Finished>;
  readonly finished: Promise<Finished>;
}

/**
 * Runs a file of the checkout with nothing of ours in its environment.
 * @param under a program that becomes Node, with its arguments
 */
export function run(
  file: string,
  args: readonly string[],
  environment: Record<string, string>,
  under: readonly string[] = [],
): NodeProcess {
  const [program = process.execPath, ...more] = [
    ...under,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    join(checkout, file),
    ...args,
  ];
  const child = spawn(program, more, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const finished = new Promise<Finished>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return {
    pid: child.pid ?? 0,
    log: () => err,
    signal: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGTERM');
      return finished;
    },
    finished,
    [Symbol.asyncDispose]: () => ended(child),
  };
}

/** A worker that has said in its log that it works. */
export async function startWorker(
  queue: WorkerName,
  environment: Record<string, string>,
): Promise<NodeProcess> {
  const worker = run(`workers/${queue}.ts`, [], { ...environment, LOG_LEVEL: 'info' });
  const starts = until(`worker ${queue} has started`, async () =>
    worker.log().includes('"msg":"started"'),
  );
  const dies = worker.finished.then(({ err }) => {
    throw new Error(`Worker ${queue} has ended: ${err}`);
  });
  dies.catch(() => {});
  try {
    await Promise.race([starts, dies]);
  } catch (error) {
    await worker[Symbol.asyncDispose]();
    throw error;
  }
  return worker;
}
