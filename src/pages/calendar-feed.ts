/**
 * A clerk's deadlines as a calendar to which programs subscribe. The address is the secret; it only reads,
 * so GET is right.
 */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Config } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { Language } from '../domain/language.ts';
import { voiceOf } from '../mail/voice.ts';
import { readClerkLink } from '../post/clerk-link.ts';
import { openPace } from './pace.ts';
import { troubles } from './trouble.ts';

type Clerk = Config['clerks'][number];

const minute = 60_000;
/** Programs look again twice a day; people press "refresh". */
const requestsAMinute = 30;

const sentences = {
  unknown: 'pages.calendar-unknown',
  expired: 'pages.calendar-expired',
  busy: 'pages.busy',
  fault: 'pages.fault',
} as const;

const headers = {
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, max-age=900',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Mounted under `/calendar`.
 * @param calendarOf a clerk's calendar as it is now (RFC 5545)
 */
export function calendarFeed(desk: Desk, calendarOf: (clerk: Clerk) => Promise<string>): Hono {
  const app = new Hono();
  const inPace = openPace(desk, {
    what: 'calendar',
    most: requestsAMinute,
    windowMs: minute,
    whose: 'known',
  });

  /** A plain sentence, which programs show and a person who follows the link reads. */
  const trouble = (c: Context, which: keyof typeof sentences, language: Language) => {
    c.header('Cache-Control', 'no-store');
    return c.text(voiceOf(language, 'UTC').say(sentences[which]), troubles[which]);
  };

  app.use('*', async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  });

  app.get('/:file', async (c) => {
    const now = desk.clock.now();
    const file = c.req.param('file');
    const read = file.endsWith('.ics')
      ? readClerkLink(desk.secret, file.slice(0, -'.ics'.length), now)
      : ({ kind: 'unknown' } as const);
    if (read.kind === 'unknown') return trouble(c, 'unknown', 'en');
    const clerk = desk.config.clerks.find(({ id }) => id === read.clerk);
    if (!clerk) return trouble(c, 'unknown', 'en');
    if (!(await inPace(clerk.id))) return trouble(c, 'busy', clerk.language);
    if (read.kind === 'expired') return trouble(c, 'expired', clerk.language);
    const calendar = await calendarOf(clerk);
    const tag = `"${createHash('sha256').update(calendar).digest('hex').slice(0, 32)}"`;
    c.header('ETag', tag);
    if (
      c.req
        .header('if-none-match')
        ?.split(/\s*,\s*/)
        .includes(tag)
    )
      return c.body(null, 304);
    return c.body(calendar, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="deadlines.ics"',
    });
  });

  app.notFound((c) => trouble(c, 'unknown', 'en'));
  app.onError((error, c) => {
    // Neither the address, which is the secret, nor the message, which may name a person.
    desk.log.error({ error }, 'a calendar failed');
    return trouble(c, 'fault', 'en');
  });
  return app;
}
