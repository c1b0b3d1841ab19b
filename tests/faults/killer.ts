/** Runs a service and kills it, again and again, while a story goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { randomOf } from '../hostile/mutate.ts';
import { run } from '../services/worker-processes.ts';
import type { Sink } from './sink.ts';

/** What the desk was doing when it was killed. */
type Doing = 'starting' | 'in an SMTP dialogue' | 'just after a job' | 'running';

interface Kill {
  readonly at: number;
  readonly chapter: string;
  readonly doing: Doing;
}

/** What a kill waits for. */
type Trigger = 'any moment' | 'up' | 'job' | 'mail';
const triggers: readonly Trigger[] = ['any moment', 'up', 'job', 'job', 'mail', 'mail'];

/** Nothing of the kind it waits for may come. */
const patienceMs = 4000;
const longestStartMs = 120_000;

export interface Killing {
  readonly sink: Sink;
  /** The mail server says that it took a mail so long after it did. */
  readonly answerDelayMs: number;
  readonly environment: Record<string, string>;
  readonly random: ReturnType<typeof randomOf>;
  chapter(): string;
  isOver(): boolean;
  /** Whether there may be one kill more; where not, the service is stopped when the clock was turned, so that it looks at once. */
  killsLeft(): boolean;
  /** So that no part of the story has all of them. */
  readonly perChapter: number;
  clockTurns(): number;
  onKill(): void;
}

export interface Killed {
  readonly kills: readonly Kill[];
  /** Milliseconds from the start of a service to its being at work, of those that came to it. */
  readonly cameBack: readonly number[];
  /** Lines of the logs at level error. */
  readonly errors: readonly string[];
}

export async function killAgainAndAgain(killing: Killing): Promise<Killed> {
  const { sink, environment, random, answerDelayMs } = killing;
  const kills: Kill[] = [];
  const cameBack: number[] = [];
  const errors: string[] = [];
  let lastTaken = 0;
  let onTaken = () => {};
  const stopListening = sink.server.onTaken(() => {
    lastTaken = performance.now();
    onTaken();
  });
  const inChapter = () => kills.filter(({ chapter }) => chapter === killing.chapter()).length;
  const mayKill = () => inChapter() < killing.perChapter && killing.killsLeft();

  async function once(): Promise<void> {
    const began = performance.now();
    const turns = killing.clockTurns();
    const service = run('src/cli/desk.ts', ['start'], environment);
    const up = Promise.withResolvers<void>();
    let onJob = () => {};
    let lastJob = Number.NEGATIVE_INFINITY;
    let isUp = false;
    service.onLog((piece) => {
      if (piece.includes('"msg":"job"')) {
        lastJob = performance.now();
        if (isUp) onJob();
      }
      if (isUp || !service.log().includes('"msg":"started"')) return;
      isUp = true;
      cameBack.push(performance.now() - began);
      up.resolve();
    });
    const over = (async () => {
      while (!killing.isOver()) await sleep(100);
    })();
    while (!killing.isOver() && !mayKill() && killing.clockTurns() === turns) await sleep(100);
    const kill = !killing.isOver() && mayKill();
    if (!kill) service.signal('SIGTERM');
    else {
      const trigger = triggers[Math.floor(random() * triggers.length)] ?? 'up';
      const job = new Promise<void>((resolve) => {
        onJob = resolve;
      });
      const mail = new Promise<void>((resolve) => {
        onTaken = resolve;
      });
      // The longer the story stands still, the longer it is left alone.
      const calm = Math.max(1, inChapter() / 2);
      const awaited = {
        'any moment': Promise.resolve(),
        up: up.promise,
        job: up.promise.then(() => Promise.race([job, sleep(patienceMs * calm)])),
        mail: up.promise.then(() => Promise.race([mail, sleep(patienceMs * calm)])),
      };
      const most = { 'any moment': 4000, up: 3000 * calm, job: 40, mail: 1.5 * answerDelayMs };
      await Promise.race([awaited[trigger], sleep(longestStartMs), over]);
      // Most kills follow a job at once; some let the next ones begin.
      const longer = trigger === 'job' && random() < 0.3 ? 1500 * calm : 0;
      await Promise.race([sleep(random() * (most[trigger] + longer)), over]);
      const now = performance.now();
      const doing: Doing = !isUp
        ? 'starting'
        : now - lastTaken < answerDelayMs
          ? 'in an SMTP dialogue'
          : now - lastJob < 50
            ? 'just after a job'
            : 'running';
      service.signal('SIGKILL');
      kills.push({ at: Date.now(), chapter: killing.chapter(), doing });
      killing.onKill();
    }
    const { code, err } = await service.finished;
    if (!kill && code !== 0) errors.push(`ended with ${code}`);
    errors.push(...errorsIn(err));
  }

  while (!killing.isOver()) await once();
  stopListening();
  return { kills, cameBack, errors };
}

const errorsIn = (log: string): string[] =>
  log.split('\n').filter((line) => line.includes('"level":50'));
