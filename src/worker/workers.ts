/** Runs the jobs of some queues in this process, and the sweeps that repair a lost queue from the database. */
import type { QueueName } from '../jobs.ts';
import type { OpenDesk } from '../open.ts';
import { sweeps } from './handlers.ts';
import { runJob } from './run-job.ts';

const minute = 60_000;

/** Jobs at once in each queue: distribution runs two lanes of a notice beside letters. */
const concurrency: Record<QueueName, number> = {
  inbox: 2,
  distribution: 4,
  reminders: 1,
  reports: 1,
};

export interface Workers {
  /** Sweeps now, and waits until what it found has been done. For tests, the demo and after turning a clock. */
  settle(): Promise<void>;
  /** Queues whose worker takes no jobs any more, and when the sweeps last came round (`performance.now()`). */
  condition(): { readonly stopped: readonly QueueName[]; readonly sweptAt: number };
  /** Takes no new job, and waits for those that run. */
  stop(): Promise<void>;
}

export function startWorkers(desk: OpenDesk, queues: readonly QueueName[]): Workers {
  let stopping = false;
  let running = 0;
  let sweptAt = performance.now();
  const timers = new Set<NodeJS.Timeout>();

  const sweep = async (queue: QueueName): Promise<number> => {
    let found = 0;
    for (const find of sweeps[queue]) {
      for (const { name, payload } of await find(desk)) {
        await desk.queue.add(name, payload as never);
        found += 1;
      }
    }
    return found;
  };
  const underWay = new Set<Promise<number>>();
  const sweepSafely = (queue: QueueName): Promise<number> => {
    const found = sweep(queue).catch((error: unknown) => {
      desk.log.error({ queue, error }, 'sweep failed; the next one tries again');
      return 0;
    });
    underWay.add(found);
    return found.finally(() => {
      underWay.delete(found);
      sweptAt = performance.now();
    });
  };
  /** A job that ends with *again* is swept up when its time has come. */
  const sweepAt = (queue: QueueName, at: Date) => {
    if (stopping) return;
    const wait = Math.min(Math.max(at.getTime() - desk.clock.now().getTime(), 100), minute);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void sweepSafely(queue);
    }, wait);
    timers.add(timer);
  };

  const workers = queues.map((queue) =>
    desk.queue.work(
      queue,
      concurrency[queue],
      async (name, payload, lastTry) => {
        running += 1;
        try {
          const result = await runJob(desk, name, payload, lastTry, desk.meters);
          if (result.result === 'again') sweepAt(queue, result.at);
          return result;
        } finally {
          running -= 1;
        }
      },
      (error) => desk.log.error({ queue, error }, 'queue not read; trying again'),
    ),
  );
  for (const queue of queues) void sweepSafely(queue);
  const everyMinute = setInterval(() => queues.forEach((queue) => void sweepSafely(queue)), minute);

  return {
    async settle() {
      // Each round may give rise to new work in another stage; it is settled when a round finds none.
      for (let round = 0, quiet = 0; quiet < 2 && round < 200; round += 1) {
        let found = 0;
        for (const queue of queues) found += await sweepSafely(queue);
        await idle(desk, queues, () => running);
        quiet = found === 0 ? quiet + 1 : 0;
      }
    },
    condition: () => ({
      stopped: queues.filter((_, at) => !workers[at]?.isRunning()),
      sweptAt,
    }),
    async stop() {
      stopping = true;
      clearInterval(everyMinute);
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all(underWay);
      // What was given back, or is due just now, is for the other processes, without a minute's wait.
      if (desk.config.environment.DATABASE_URL)
        for (const queue of queues) await sweepSafely(queue);
    },
  };
}

async function idle(
  desk: OpenDesk,
  queues: readonly QueueName[],
  running: () => number,
): Promise<void> {
  for (;;) {
    let open = running();
    for (const queue of queues) open += await desk.queue.waiting(queue);
    if (open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
