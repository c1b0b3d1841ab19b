import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ConfigError } from '../config/error.ts';
import type { Desk } from '../desk.ts';
import { caseFile } from './case-file.ts';
import { watchHealth } from './health.ts';
import { statusOf } from './status.ts';

export interface StatusServer {
  readonly port: number;
  /** Who shows this may read the status; it stands in a file that only our user can read. */
  readonly key: string;
  close(): Promise<void>;
}

/** Serves /healthz to anybody on this machine, and the rest to who has the key. */
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
  const expected = Buffer.from(key);
  app.use('*', async (c, next) => {
    const given = Buffer.from(c.req.header('authorization')?.replace(/^Bearer /, '') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return c.json({ error: 'The key is missing or wrong' }, 401);
    return next();
  });
  app.get('/status', async (c) => c.json(await statusOf(desk)));
  app.get('/case/:code', async (c) => c.json(await caseFile(desk, c.req.param('code'))));
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
