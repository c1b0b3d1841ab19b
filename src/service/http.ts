import { randomBytes } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../config/error.ts';
import { consoleApp } from '../console/app.ts';
import type { Desk } from '../desk.ts';
import { calendarFor } from '../follow-up/calendar-feed.ts';
import { calendarFeed } from '../pages/calendar-feed.ts';
import { memberPages } from '../pages/member-pages.ts';
import { observe, type ProcessCondition } from './observation.ts';

export interface StatusServer {
  readonly port: number;
  /** With it the command line of this machine asks the API; it stands in a file that only our user can read. */
  readonly key: string;
  close(): Promise<void>;
}

/** Serves /healthz, /readyz and /metrics, a member's page and a clerk's calendar to who has its link, and the console with its API. */
export async function serveStatus(
  desk: Desk,
  mailbox: string | null,
  port: number,
  condition?: ProcessCondition,
): Promise<StatusServer> {
  const key = randomBytes(24).toString('hex');
  const observation = await observe(desk, mailbox, key, condition);
  const app = new Hono();
  app.route('/', observation.routes);
  app.route('/m', memberPages(desk));
  app.route('/console', consoleApp(desk, { commandLineKey: key }));
  app.get('/', (c) => c.redirect('/console', 302));
  app.route(
    '/calendar',
    calendarFeed(desk, (clerk) => calendarFor(desk, clerk)),
  );
  const server = await new Promise<ServerType>((resolve, reject) => {
    const hostname = desk.config.environment.CONSOLE_HOST;
    const s = serve({ fetch: app.fetch, port, hostname }, () => resolve(s));
    s.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigError([`CONSOLE_PORT ${port}: is in use. Set another, or 0 for any free one`])
          : error,
      ),
    );
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    key,
    close() {
      observation.stop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
