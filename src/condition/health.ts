import { mailboxes } from '../database/tables.ts';
import type { Desk } from '../desk.ts';

interface Health {
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

export interface HealthWatch {
  /** At once, from what was last heard: whoever asks is not made to wait for what the database is doing. */
  now(): Health;
  stop(): void;
}

/** Between two questions to the database, and how long it may owe an answer; in milliseconds. */
const askEvery = 1000;
const patience = 30_000;

/** A mailbox that was not read within two intervals. */
export const isLate = (
  { config, clock }: Pick<Desk, 'config' | 'clock'>,
  polledAt: Date,
): boolean =>
  clock.now().getTime() - polledAt.getTime() > 2 * config.environment.POLL_SECONDS * 1000;

/**
 * Healthy means: the database answers and the mailbox was read within two intervals. An open socket
 * says nothing.
 * @param mailbox its name; null in a process that reads none
 */
export async function watchHealth(desk: Desk, mailbox: string | null): Promise<HealthWatch> {
  const { clock, db } = desk;
  let polledAt = clock.now();
  let heardAt = performance.now();
  let asking = false;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const rows = await db
      .select()
      .from(mailboxes)
      .catch(() => null);
    asking = false;
    if (!rows) return;
    heardAt = performance.now();
    polledAt = rows.find((row) => row.name === mailbox)?.polledAt ?? polledAt;
  };
  await ask();
  const timer = setInterval(() => void ask(), askEvery);
  timer.unref();
  return {
    now() {
      const late = mailbox !== null && isLate(desk, polledAt);
      const problems = [
        ...(performance.now() - heardAt > patience ? ['The database does not answer'] : []),
        ...(late ? [`The mailbox was last read at ${polledAt.toISOString()}`] : []),
      ];
      return { ok: problems.length === 0, problems };
    },
    stop: () => clearInterval(timer),
  };
}
