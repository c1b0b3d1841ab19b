/** A running desk: the workers of some queues, the collector of the mailbox, and the status page. */
import { watchAlerts } from '../alerts/watch.ts';
import type { Mailbox } from '../desk.ts';
import { collect, collectOnce } from '../inbox/collect.ts';
import type { QueueName } from '../jobs.ts';
import type { OpenDesk } from '../open.ts';
import { startWorkers } from '../worker/workers.ts';
import { serveStatus } from './http.ts';
import { openPulse } from './pulse.ts';

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
  const pulse = openPulse();
  const status = await serveStatus(desk, mailbox?.name ?? null, port, {
    health: (answering) => pulse.now(answering),
    meters: desk.meters,
  });
  desk.database.lock?.announce({ port: status.port, key: status.key });
  const workers = startWorkers(desk, queues);
  pulse.follow(workers.condition);
  const alerts = watchAlerts(desk, mailbox?.name ?? null);
  const leave = new AbortController();
  const collecting = mailbox
    ? collect(
        desk,
        pulse.followed(mailbox),
        desk.config.environment.POLL_SECONDS,
        leave.signal,
      ).finally(() => pulse.ended('collector of the mailbox'))
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
      await alerts.stop();
      await collecting;
      await workers.stop();
      await status.close();
      await desk.close();
    },
  };
}
