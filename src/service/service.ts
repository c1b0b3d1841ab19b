/** A running desk: the workers of some queues, the collector of the mailbox, and the status page. */
import type { Mailbox } from '../desk.ts';
import { collect, collectOnce } from '../inbox/collect.ts';
import type { QueueName } from '../jobs.ts';
import type { OpenDesk } from '../open.ts';
import { startWorkers } from '../worker/workers.ts';
import { serveStatus } from './http.ts';

export interface ServiceOptions {
  readonly queues: readonly QueueName[];
  /** Null in a process that reads no mailbox. */
  readonly mailbox: Mailbox | null;
  readonly port: number;
}

export interface Service {
  readonly port: number;
  /** Reads the mailbox once more and waits until everything that is due has been done. */
  settle(): Promise<void>;
  /** Takes nothing new, finishes what it holds, closes everything. */
  stop(): Promise<void>;
}

export async function startService(
  desk: OpenDesk,
  { queues, mailbox, port }: ServiceOptions,
): Promise<Service> {
  const status = await serveStatus(desk, mailbox?.name ?? null, port);
  desk.database.lock?.announce({ port: status.port, key: status.key });
  const workers = startWorkers(desk, queues);
  const leave = new AbortController();
  const collecting = mailbox
    ? collect(desk, mailbox, desk.config.environment.POLL_SECONDS, leave.signal)
    : null;
  return {
    port: status.port,
    async settle() {
      if (mailbox) await collectOnce(desk, mailbox);
      await workers.settle();
    },
    async stop() {
      leave.abort();
      desk.leave();
      await collecting;
      await workers.stop();
      await status.close();
      await desk.close();
    },
  };
}
