/** What an orchestrator and Prometheus ask: `/healthz`, `/readyz`, `/metrics`. */
import { timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Meters } from '../adapters/meters.ts';
import { openAlerts } from '../alerts/open-alerts.ts';
import { type Health, healthOf, watchReadiness } from '../condition/health.ts';
import { figureMeters } from '../condition/metrics.ts';
import type { Desk } from '../desk.ts';

/** What is known of the process that serves it. */
export interface ProcessCondition {
  /** Whether its loops turn. @param answering whether database and queue do */
  health(answering: boolean): Health;
  readonly meters: Pick<Meters, 'text'>;
}

export interface Observation {
  readonly routes: Hono;
  stop(): void;
}

/** A process without loops and meters of its own. */
const still: ProcessCondition = {
  health: () => healthOf([]),
  meters: { text: async () => '' },
};

/** @param key whoever has it may read the metrics too */
export async function observe(
  desk: Desk,
  mailbox: string | null,
  key: string,
  { health, meters }: ProcessCondition = still,
): Promise<Observation> {
  const readiness = await watchReadiness(desk, mailbox);
  const figures = figureMeters(desk, () => openAlerts(desk.db));
  const routes = new Hono();
  const answer = (c: Context, state: Health) => c.json(state, state.ok ? 200 : 503);
  routes.get('/healthz', (c) => answer(c, health(readiness.answering())));
  routes.get('/readyz', (c) => answer(c, readiness.now()));
  routes.get('/metrics', async (c) => {
    if (!mayRead(c, desk, key))
      return c.text('For this machine, or with METRICS_TOKEN as bearer token\n', 401, {
        'www-authenticate': 'Bearer',
      });
    const text = (await Promise.all([figures.text(), meters.text()])).join('');
    return c.text(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  return { routes, stop: () => readiness.stop() };
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|::ffff:127(?:\.\d{1,3}){3})$/i;
/** What proxies add, each its own. */
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Who has a token; without METRICS_TOKEN also who asks on this machine. Behind a reverse proxy the whole world
 * does: where the console has a public address, or anything shows that it was passed on, only the token counts.
 */
function mayRead(c: Context, { config: { environment } }: Desk, key: string): boolean {
  const { METRICS_TOKEN, CONSOLE_URL } = environment;
  const given = c.req.header('authorization')?.replace(/^Bearer /, '');
  if (given !== undefined) return isOneOf(given, METRICS_TOKEN ? [key, METRICS_TOKEN] : [key]);
  return (
    !METRICS_TOKEN &&
    loopback.test(new URL(CONSOLE_URL).hostname) &&
    loopback.test(peerOf(c)) &&
    loopback.test((c.req.header('host') ?? '').replace(/:\d+$/, '')) &&
    forwarded.every((header) => c.req.header(header) === undefined)
  );
}

/** Empty where it is asked without a connection. */
const peerOf = (c: Context): string =>
  c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : '';

function isOneOf(given: string, expected: readonly string[]): boolean {
  const bytes = Buffer.from(given);
  return expected.some((each) => {
    const wanted = Buffer.from(each);
    return wanted.length === bytes.length && timingSafeEqual(wanted, bytes);
  });
}
