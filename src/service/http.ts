import { randomBytes } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { watchHealth } from '../condition/health.ts';
import { ConfigError } from '../config/error.ts';
import { consoleApp } from '../console/app.ts';
import type { Desk } from '../desk.ts';
import { calendarFor } from '../follow-up/calendar-feed.ts';
import { calendarFeed } from '../pages/calendar-feed.ts';
import { memberPages } from '../pages/member-pages.ts';

export interface StatusServer {
  readonly port: number;
  /** With it the command line of this machine asks the API; it stands in a file that only our user can read. */
  readonly key: string;
  close(): Promise<void>;
}

/** Serves /healthz to anybody on this machine, a member's page and a clerk's calendar to who has its link, and the console with its API. */
export async function serveStatus(
  desk: Desk,
  mailbox: string | null,
  port: number,
): Promise<StatusServer> {
  const key = randomBytes(24).toString('hex');
  const watch = await watchHealth(desk, mailbox);
  const app = new Hono();
  app.get('/healthz', (c) => {
    const health = watch.now();
    return c.json(health, health.ok ? 200 : 503);
  });
  app.route('/m', memberPages(desk));
  app.route('/console', consoleApp(desk, { commandLineKey: key }));
  app.get('/', (c) => c.redirect('/console', 302));
  app.route(
    '/calendar',
    calendarFeed(desk, (clerk) => calendarFor(desk, clerk)),
  );
  const server = await new Promise<ServerType>((resolve, reject) => {
    const s = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(s));
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
      watch.stop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
