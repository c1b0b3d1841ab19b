import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMemory } from './memory.ts';
import type { CageOptions } from './options.ts';
import { type Program, start } from './start.ts';

/** How a caged process ended. */
export type Ending =
  | { readonly how: 'answered'; readonly answer: Buffer }
  | { readonly how: 'killed'; readonly because: 'time' | 'memory' | 'answer' }
  | { readonly how: 'died'; readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** Between two looks at the process's memory. */
const watchEvery = 40;

/** What a service is stopped with; a document does not send them. */
const fromOutside: readonly (string | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the program with the bytes on its input; its output is the answer.
 * @param child the process that does it, where one was started before
 * @throws when the process could not be started or was stopped from outside: an outage, not the document's fault
 */
export async function runCaged(
  bytes: Uint8Array,
  options: Program & Pick<CageOptions, 'mostAnswer'>,
  child: ChildProcess = start(options),
): Promise<Ending> {
  const ended = new AbortController();
  let because: 'time' | 'memory' | 'answer' | null = null;
  const kill = (reason: 'time' | 'memory' | 'answer') => {
    because ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill('time'), options.milliseconds);
  void watchMemory(child, options.memory, ended.signal, () => kill('memory'));
  const answer = collect(child, options.mostAnswer, () => kill('answer'));
  give(child, bytes);
  const end = await endOf(child);
  clearTimeout(timer);
  ended.abort();
  if (because) return { how: 'killed', because };
  // 126 and 127 are the shell's: it found no program to run.
  if (!end || end.code === 126 || end.code === 127)
    throw new Error('The reading process could not be started.');
  if (fromOutside.includes(end.signal))
    throw new Error(`The reading process was stopped: ${end.signal}.`);
  return end.code === 0
    ? { how: 'answered', answer: Buffer.concat(answer) }
    : { how: 'died', ...end };
}

function give({ stdin }: ChildProcess, bytes: Uint8Array): void {
  // A child that dies early closes the pipe; its end says all there is to say.
  stdin?.on('error', () => {});
  stdin?.end(bytes);
}

function collect({ stdout }: ChildProcess, limit: number, tooMuch: () => void): Buffer[] {
  const chunks: Buffer[] = [];
  let length = 0;
  stdout?.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) tooMuch();
    else chunks.push(chunk);
  });
  return chunks;
}

function endOf(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null } | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function watchMemory(
  { pid }: ChildProcess,
  limit: number,
  ended: AbortSignal,
  tooMuch: () => void,
): Promise<void> {
  while (pid && !ended.aborted) {
    const resident = await residentMemory(pid);
    if (resident !== null && resident > limit) return tooMuch();
    await sleep(watchEvery, undefined, { signal: ended, ref: false }).catch(() => {});
  }
}
