/** Whether the loops of this process turn: what a restart would mend, and nothing else. */
import { type Health, healthOf } from '../condition/health.ts';
import type { Mailbox } from '../desk.ts';

/** A sweep comes round every minute; one that finds a backlog takes some. */
const sweepPatienceMs = 15 * 60_000;
/** A mail server may trickle; between two portions lies one large mail at most. */
const lookPatienceMs = 30 * 60_000;

export interface Pulse {
  /** The mailbox, with each look into it followed. */
  followed(mailbox: Mailbox): Mailbox;
  /** A loop that must not end has ended. */
  ended(loop: string): void;
  /** @param work what the workers say of themselves */
  follow(work: () => Work): void;
  /** @param answering whether what the loops wait for answers: if not, it is not theirs that they stand */
  now(answering: boolean): Health;
}

interface Work {
  /** Queues whose worker takes no jobs any more. */
  readonly stopped: readonly string[];
  /** Of the process's monotonic clock, in milliseconds. */
  readonly sweptAt: number;
}

export function openPulse(): Pulse {
  let lookStandsSince: number | null = null;
  const over = new Set<string>();
  let work: () => Work = () => ({ stopped: [], sweptAt: performance.now() });
  return {
    followed: (mailbox) => ({
      name: mailbox.name,
      async *look(progress) {
        lookStandsSince = performance.now();
        try {
          for await (const portion of mailbox.look(progress)) {
            lookStandsSince = null;
            yield portion;
            lookStandsSince = performance.now();
          }
        } finally {
          lookStandsSince = null;
        }
      },
      putAway: (...args) => mailbox.putAway(...args),
      watch: (...args) => mailbox.watch(...args),
    }),
    ended: (loop) => void over.add(loop),
    follow(workers) {
      work = workers;
    },
    now(answering) {
      const now = performance.now();
      const { stopped, sweptAt } = work();
      return healthOf([
        ...stopped.map((queue) => `The worker of the queue ${queue} has stopped`),
        ...[...over].map((loop) => `The ${loop} has ended`),
        ...(answering && now - sweptAt > sweepPatienceMs ? ['The sweeps do not come round'] : []),
        ...(lookStandsSince !== null && now - lookStandsSince > lookPatienceMs
          ? ['A look into the mailbox stands still']
          : []),
      ]);
    },
  };
}
