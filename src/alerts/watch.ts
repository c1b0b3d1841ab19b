/** Looks every minute whether all is as it should be. Every process does: none of them is the one that must live. */
import { alarmsIn } from '../condition/alarms.ts';
import { figuresOf } from '../condition/figures.ts';
import { type Keys, keysNow } from '../condition/keys.ts';
import type { Desk } from '../desk.ts';
import { keepAlerts } from './keep-alerts.ts';

const everyMs = 60_000;
/** Certificates and DNS change slowly, and belong to others. */
const keysEveryMs = 60 * everyMs;

export interface AlertWatch {
  stop(): Promise<void>;
}

/** @param look at the keys, once an hour */
export function watchAlerts(desk: Desk, look: typeof keysNow = keysNow): AlertWatch {
  let keys: Keys | null = null;
  let keysAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  const lookAround = async (): Promise<void> => {
    if (performance.now() - keysAt >= keysEveryMs) {
      keysAt = performance.now();
      keys = await look(desk.config, desk.resolve);
    }
    await keepAlerts(desk, alarmsIn(await figuresOf(desk), desk.config, keys));
  };
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
