import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { command } from './bars.ts';
import type { CageOptions } from './options.ts';

export type Program = Pick<CageOptions, 'program' | 'memory' | 'milliseconds'>;

/** Starts a program in the cage; it waits for its bytes. */
export function start(program: Program): ChildProcess {
  const { file, args } = command(program);
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    cwd: '/',
    windowsHide: true,
    // A process group of its own: Ctrl-C lets the service finish what it reads.
    detached: process.platform !== 'win32',
  });
  if (child.pid) giveWay(child.pid);
  return child;
}

/** The service answers first; a document can wait. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already; whoever waits for it is told.
  }
}

/** A process that nobody needs for so long is let go, in milliseconds. */
const keptFor = 60_000;

/**
 * Starts each process while the one before it works: most of the time that a short document takes
 * is the start. Each is used once only. Until it is used it keeps nothing alive: it ends with this process.
 */
export function startAhead(program: Program): () => ChildProcess {
  let ready: ChildProcess | null = null;
  let letGo: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(letGo);
    const child = ready && isAlive(ready) ? ready : start(program);
    holdsAlive(child, true);
    const next = start(program);
    ready = next;
    holdsAlive(next, false);
    // Whoever takes it sees how it ended; until then nobody is there to be told.
    next.once('error', () => {});
    letGo = setTimeout(() => {
      if (ready === next) ready = null;
      next.kill('SIGKILL');
    }, keptFor).unref();
    return child;
  };
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function holdsAlive(child: ChildProcess, holds: boolean): void {
  for (const each of [child, child.stdin as Socket | null, child.stdout as Socket | null])
    if (holds) each?.ref();
    else each?.unref();
}
