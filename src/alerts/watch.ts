/** Looks every minute whether all is as it should be. Every process does: none of them is the one that must live. */
import { alarmsIn, type Found } from '../condition/alarms.ts';
import { figuresOf } from '../condition/figures.ts';
import { type Keys, keysNow } from '../condition/keys.ts';
import type { Desk } from '../desk.ts';
import type { Alarm } from '../domain/alert.ts';
import { keepAlerts } from './keep-alerts.ts';

const everyMs = 60_000;
/** Certificates and DNS change slowly, and belong to others. */
const looksPerKeys = 60;

export interface AlertWatch {
  stop(): Promise<void>;
}

/** @param mailbox that this process reads; null: none */
export function watchAlerts(desk: Desk, mailbox: string | null): AlertWatch {
  const lookAround = openLookout(desk, mailbox);
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    // A look that takes longer than a minute is not joined by a second one.
    looking ??= lookAround()
      .catch((error: unknown) => desk.log.error({ error }, 'alerts not looked at'))
      .finally(() => {
        looking = null;
      });
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/**
 * One look after the other: what is seen twice running is told. Who has just started, or woken from a machine's
 * sleep, sees much that is late and is about to be done.
 * @param lookAtKeys at every sixtieth look
 */
export function openLookout(
  desk: Desk,
  mailbox: string | null,
  lookAtKeys: typeof keysNow = keysNow,
): () => Promise<void> {
  const startedAt = desk.clock.now();
  let looks = 0;
  let keys: Keys | null = null;
  let before: readonly Alarm[] = [];
  return async () => {
    if (looks % looksPerKeys === 0) keys = await lookAtKeys(desk.config, desk.resolve);
    looks += 1;
    const figures = await figuresOf(desk);
    const mailboxes = [...figures.mailboxes];
    // One that was never read has no row.
    if (mailbox && !mailboxes.some(({ name }) => name === mailbox))
      mailboxes.push({ name: mailbox, polledAt: startedAt, never: true });
    const found = alarmsIn({ ...figures, mailboxes }, desk.config, keys);
    await keepAlerts(desk, seenTwice(found, before));
    before = found.alarms;
  };
}

function seenTwice({ alarms, unknown }: Found, before: readonly Alarm[]): Found {
  const isNew = ({ condition, about }: Alarm) =>
    !before.some((other) => other.condition === condition && other.about === about);
  return {
    alarms: alarms.filter((alarm) => !isNew(alarm)),
    unknown: [...unknown, ...alarms.filter(isNew)],
  };
}
