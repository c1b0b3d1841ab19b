import { migrationsFit } from '../database/migrations-fit.ts';
import { mailboxes } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { freeBytes, fullBelowBytes } from './disk.ts';
import { withPatience } from './patience.ts';

export interface Health {
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
}

export const healthOf = (problems: readonly string[]): Health => ({
  ok: problems.length === 0,
  problems,
});

/** Whether this process can do its work now. */
export interface ReadinessWatch {
  /** At once, from what was last heard: whoever asks is not made to wait for what the database is doing. */
  now(): Health;
  /** Whether database and queue answered lately: without them nothing can go on, and a restart does not help. */
  answering(): boolean;
  stop(): void;
}

/** A mailbox that was not read within two intervals. */
export const isLate = (
  { config, clock }: Pick<Desk, 'config' | 'clock'>,
  polledAt: Date,
): boolean =>
  clock.now().getTime() - polledAt.getTime() > 2 * config.environment.POLL_SECONDS * 1000;

/** What is asked, how often, and how long it may owe an answer; in milliseconds. */
interface Asked {
  readonly everyMs: number;
  readonly patienceMs: number;
  /** Said when it owes an answer. */
  readonly silent: string;
  /** @returns what is wrong. @throws when there is no answer */
  ask(): Promise<readonly string[]>;
}

const second = 1000;

/**
 * Ready means: the database answers and its tables are those of this version, the queue answers, the mailbox was
 * read within two intervals, there is room on the disk. An open socket says nothing.
 * @param mailbox its name; null in a process that reads none
 * @param free what is free on the disk
 */
export async function watchReadiness(
  desk: Desk,
  mailbox: string | null,
  free = freeBytes,
): Promise<ReadinessWatch> {
  const { clock, config, db, queue } = desk;
  let polledAt = clock.now();
  const questions: readonly Asked[] = [
    {
      everyMs: second,
      patienceMs: 30 * second,
      silent: 'The database does not answer',
      async ask() {
        const rows = await db.select().from(mailboxes);
        polledAt = rows.find((row) => row.name === mailbox)?.polledAt ?? polledAt;
        return [];
      },
    },
    {
      everyMs: 30 * second,
      // The first question says that the database does not answer.
      patienceMs: Number.POSITIVE_INFINITY,
      silent: '',
      async ask() {
        const fit = await migrationsFit(db);
        return fit === 'fit'
          ? []
          : [
              `The tables of the database are of ${fit === 'newer' ? 'a newer' : 'an older'} version`,
            ];
      },
    },
    {
      everyMs: 5 * second,
      patienceMs: 30 * second,
      silent: 'The queue does not answer',
      async ask() {
        await queue.waiting('inbox');
        return [];
      },
    },
    {
      everyMs: 10 * second,
      patienceMs: 60 * second,
      silent: 'The data directory does not answer',
      async ask() {
        const bytes = await free(config);
        return bytes < fullBelowBytes
          ? [`The disk of the data directory is full: ${Math.round(bytes / 1e6)} MB are free`]
          : [];
      },
    },
  ];
  const watched = questions.map(keepAsking);
  // Who starts while a server is away is told so, and does not wait for it.
  await withPatience(Promise.all(watched.map(({ first }) => first)), 2 * second);
  return {
    now() {
      const late = mailbox !== null && isLate(desk, polledAt);
      return healthOf([
        ...watched.flatMap(({ problems }) => problems()),
        ...(late ? [`The mailbox was last read at ${polledAt.toISOString()}`] : []),
      ]);
    },
    answering: () => watched.every(({ isSilent }) => !isSilent()),
    stop() {
      for (const { stop } of watched) stop();
    },
  };
}

function keepAsking({ everyMs, patienceMs, silent, ask }: Asked) {
  let heardAt = performance.now();
  let said: readonly string[] = [];
  let asking = false;
  const askOnce = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const answer = await ask().catch(() => null);
    asking = false;
    if (!answer) return;
    heardAt = performance.now();
    said = answer;
  };
  const timer = setInterval(() => void askOnce(), everyMs);
  timer.unref();
  const isSilent = () => performance.now() - heardAt > patienceMs;
  return {
    first: askOnce(),
    isSilent,
    problems: () => (isSilent() ? [silent] : said),
    stop: () => clearInterval(timer),
  };
}
