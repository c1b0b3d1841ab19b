/**
 * BullMQ in its three placements: Redis, a PostgreSQL server, the embedded database. The queue only
 * carries ids; emptying it loses nothing, since every stage's sweep finds its work in the database.
 */
import {
  type BackendFactory,
  Queue as BullQueue,
  type ConnectionOptions,
  createPostgresBackend,
  MIGRATION_ADVISORY_LOCK_KEY,
  runMigrations,
  type Telemetry,
  Worker,
} from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import type { Queue } from '../desk.ts';
import {
  type JobName,
  type JobResult,
  jobs,
  type PayloadOf,
  type QueueName,
  queueNames,
} from '../jobs.ts';
import { verified } from '../tls.ts';

/** Where the queues live. */
export type QueuePlacement =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }
  | {
      readonly kind: 'database';
      readonly pool: pg.Pool;
      /** True where no other process can be working on these queues: then what a dead one left in them is thrown away. */
      readonly alone?: boolean;
    };

const schema = 'bullmq';

interface Backend {
  readonly options: { connection: ConnectionOptions; prefix?: string };
  readonly factory: BackendFactory | undefined;
  close(): Promise<void>;
}

/** The open queues of one process, and the workers that it runs on them. */
export interface OpenQueue extends Queue {
  /** Runs `handle` for the jobs of a queue, `concurrency` at a time, until it is stopped; stopping waits for what runs. */
  work(
    queue: QueueName,
    concurrency: number,
    handle: (name: JobName, payload: unknown, lastTry: boolean) => Promise<JobResult>,
    /** What befalls the queue itself; how a job fails is its handler's to say. */
    onError: (error: Error) => void,
  ): { isRunning(): boolean; stop(): Promise<void> };
}

/** One id per job, so that the same job twice at once is one job. BullMQ takes no colon and no bare integer. */
const jobId = (name: JobName, payload: object): string =>
  [name, ...Object.values(payload).map((value) => String(value).replaceAll(':', '_'))].join('.');

/**
 * BullMQ waits for its lock within its transaction, and PostgreSQL may then still believe that the schema, made
 * meanwhile by another process, is missing: so the wait is done before the transaction begins.
 */
async function migrateQueues(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  const lock = [MIGRATION_ADVISORY_LOCK_KEY, schema];
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', lock);
    try {
      await runMigrations(client as never, schema);
    } finally {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', lock);
    }
  } finally {
    client.release();
  }
}

/** `rediss://` is TLS. */
export const redisSecurity = (url: string): { tls?: typeof verified } =>
  new URL(url).protocol === 'rediss:' ? { tls: verified } : {};

async function openBackend(placement: QueuePlacement): Promise<Backend> {
  if (placement.kind === 'database') {
    await migrateQueues(placement.pool);
    const connection = placement.pool as unknown as ConnectionOptions;
    return {
      options: { connection },
      factory: createPostgresBackend as unknown as BackendFactory,
      close: async () => {},
    };
  }
  // BullMQ's blocking commands must be able to wait without a limit on retries.
  const redis = new Redis(placement.url, {
    maxRetriesPerRequest: null,
    ...redisSecurity(placement.url),
  });
  redis.on('error', () => {});
  return {
    options: { connection: redis as unknown as ConnectionOptions, prefix: placement.prefix },
    factory: undefined,
    close: async () => {
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}

/** @param telemetry told of every job that is added and done */
export async function openQueue(
  placement: QueuePlacement,
  telemetry?: Telemetry,
): Promise<OpenQueue> {
  const backend = await openBackend(placement);
  const options = { ...backend.options, ...(telemetry && { telemetry }) };
  const queues = new Map<QueueName, BullQueue>();
  for (const name of queueNames) {
    const queue = new BullQueue(name, options, backend.factory as never);
    queue.on('error', () => {});
    queues.set(name, queue);
  }
  // A job that was running when its process died would be locked for half a minute; the sweep makes it anew at once.
  if (placement.kind === 'database' && placement.alone)
    for (const queue of queues.values()) await queue.obliterate({ force: true });
  const queueOf = (name: QueueName): BullQueue => queues.get(name) as BullQueue;
  const workers: Worker[] = [];
  return {
    async add<N extends JobName>(name: N, payload: PayloadOf<N>) {
      const { queue, attempts } = jobs[name];
      await queueOf(queue).add(name, payload, {
        jobId: jobId(name, payload),
        attempts,
        backoff: { type: 'exponential', delay: 1000 },
        // An id that still exists, even as a kept failure, would silently not be added again.
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
    async waiting(queue) {
      const counts = await queueOf(queue).getJobCounts(
        'waiting',
        'active',
        'delayed',
        'prioritized',
      );
      return Object.values(counts).reduce((sum, n) => sum + n, 0);
    },
    async oldest(queue) {
      const waiting = await queueOf(queue).getWaitingCount();
      // The newest come first, on every backend; `asc` turns the page that was asked for on one of them only.
      const [job] = waiting
        ? await queueOf(queue).getJobs(['waiting'], waiting - 1, waiting - 1, false)
        : [];
      return job ? new Date(job.timestamp) : null;
    },
    work(queue, concurrency, handle, onError) {
      const worker = new Worker(
        queue,
        async (bullJob) => {
          const { result } = await handle(
            bullJob.name as JobName,
            bullJob.data,
            bullJob.attemptsMade + 1 >= (bullJob.opts.attempts ?? 1),
          );
          // Why it ended so may be a mail server's words, which are none of the queue's.
          return result;
        },
        {
          ...options,
          concurrency,
          // A second kill -9 on one job would make it failed whatever `attempts` says.
          maxStalledCount: 100,
          stalledInterval: 15_000,
          lockDuration: 30_000,
          drainDelay: 5,
        },
        backend.factory as never,
      );
      worker.on('error', (error) => onError(error));
      workers.push(worker);
      return { isRunning: () => worker.isRunning(), stop: () => worker.close() };
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}
