import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../desk.ts';
import { type Lease, releaseLease, renewLease, takeLease } from './lease.ts';

/** In milliseconds: a third of what a lease lasts, and how soon the others see that it is free. */
const renewEvery = 3000;
const askEvery = 2000;

/**
 * Lets this process read a mailbox whenever it holds its lease, and waits while another one does.
 * @param read reads until its signal, which comes when the service stops or the lease is lost
 */
export async function whileLeading(
  desk: Desk,
  mailbox: string,
  signal: AbortSignal,
  read: (lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const holder = `${hostname()} ${process.pid}`;
  while (!signal.aborted) {
    const lease = await takeLease(desk.db, mailbox, holder).catch((error: unknown) => {
      desk.log.warn({ mailbox, error: wordsOf(error) }, 'lease not asked for; trying again');
      return null;
    });
    if (lease) await lead(desk, lease, signal, read);
    else await pause(askEvery * (0.5 + Math.random() / 2), signal);
  }
}

async function lead(
  desk: Desk,
  lease: Lease,
  signal: AbortSignal,
  read: (lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  desk.log.info(lease, 'reads the mailbox');
  const lost = new AbortController();
  const ended = new AbortController();
  // It is renewed until the reading has ended, also while the service stops.
  const renewing = renewUntil(desk, lease, ended.signal, () => lost.abort());
  try {
    await read(lease, AbortSignal.any([signal, lost.signal]));
  } finally {
    ended.abort();
    await renewing;
    await releaseLease(desk.db, lease).catch(() => {});
    desk.log.info(lease, 'reads the mailbox no more');
  }
}

async function renewUntil(
  desk: Desk,
  lease: Lease,
  ended: AbortSignal,
  onLost: () => void,
): Promise<void> {
  for (;;) {
    await pause(renewEvery, ended);
    if (ended.aborted) return;
    // While the database is away nobody can take it, nor can anything be written in its name.
    const held = await renewLease(desk.db, lease).catch(() => true);
    if (!held) return onLost();
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
