import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { statusOf } from '../condition/status.ts';
import { ConfigError } from '../config/error.ts';
import { consoleApp } from '../console/app.ts';
import type { Desk } from '../desk.ts';
import { calendarFor } from '../follow-up/calendar-feed.ts';
import { importMembers, largestFile } from '../members/import-members.ts';
import { listMembers } from '../members/list-members.ts';
import { calendarFeed } from '../pages/calendar-feed.ts';
import { memberPages } from '../pages/member-pages.ts';
import { caseFile } from '../record/case-file.ts';
import { caseSheet } from '../record/case-sheet.ts';
import { recordOfYear } from '../record/record-of-year.ts';
import { decide, decision } from './decide.ts';
import { keepingRoutes } from './keeping.ts';
import { noticeStatus } from './notice-status.ts';
import { observe, type ProcessCondition } from './observation.ts';
import { draftNow, listReports, reportFiles } from './reports.ts';
import { resend, resendWish } from './resend.ts';
import { resume } from './resume.ts';

export interface StatusServer {
  readonly port: number;
  /** Who shows this may read the status; it stands in a file that only our user can read. */
  readonly key: string;
  close(): Promise<void>;
}

/** Serves /healthz and /readyz to anybody on this machine, a member's page and a clerk's calendar to who has its link, and the rest to who has the key. */
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
  app.route('/console', consoleApp(desk));
  app.get('/', (c) => c.redirect('/console', 302));
  app.route(
    '/calendar',
    calendarFeed(desk, (clerk) => calendarFor(desk, clerk)),
  );
  const expected = Buffer.from(key);
  app.use('*', async (c, next) => {
    const given = Buffer.from(c.req.header('authorization')?.replace(/^Bearer /, '') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return c.json({ error: 'The key is missing or wrong' }, 401);
    return next();
  });
  app.get('/status', async (c) => c.json(await statusOf(desk)));
  app.get('/case/:code', async (c) => c.json(await caseFile(desk, c.req.param('code'))));
  app.get('/notice/:id', async (c) => c.json(await noticeStatus(desk, c.req.param('id'))));
  app.post('/notice/:id/resume', async (c) => c.json(await resume(desk, c.req.param('id'))));
  app.post('/notice/:id/resend', bodyLimit({ maxSize: 1000 }), async (c) => {
    const wish = resendWish.safeParse(await c.req.json().catch(() => null));
    return wish.success
      ? c.json(await resend(desk, c.req.param('id'), wish.data))
      : c.json({ error: 'The order is not complete' }, 400);
  });
  app.post('/mailing/:id/decide', bodyLimit({ maxSize: 10_000 }), async (c) => {
    const wanted = decision.safeParse(await c.req.json().catch(() => null));
    return wanted.success
      ? c.json(await decide(desk, c.req.param('id'), wanted.data))
      : c.json({ error: 'The order is not complete' }, 400);
  });
  app.get('/reports', async (c) => c.json(await listReports(desk)));
  app.post('/reports/draft', async (c) => c.json(await draftNow(desk)));
  app.get('/reports/:number/files', async (c) => {
    const version = c.req.query('version');
    return c.json(
      await reportFiles(desk, Number(c.req.param('number')), version ? Number(version) : null),
    );
  });
  const audience = (c: Context) => (c.req.query('audience') === 'house' ? 'house' : 'public');
  app.get('/record/year/:year', async (c) =>
    c.json(await recordOfYear(desk, c.req.param('year'), audience(c))),
  );
  app.get('/record/case/:code', async (c) =>
    c.json(await caseSheet(desk, c.req.param('code'), audience(c))),
  );
  app.route('/keep', keepingRoutes(desk));
  app.get('/members', async (c) => c.json(await listMembers(desk)));
  app.post('/members/import', bodyLimit({ maxSize: largestFile }), async (c) => {
    const flag = (name: string) => c.req.query(name) === '1';
    const options = {
      dryRun: flag('dryRun'),
      complete: flag('complete'),
      evenSo: flag('evenSo'),
    };
    return c.json(await importMembers(desk, new Uint8Array(await c.req.arrayBuffer()), options));
  });
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
