/** Deadlines as a calendar: what other programs read (RFC 5545), and the private feed. */
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { IntlMessageFormat } from 'intl-messageformat';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../demo/correspondence.ts';
import { followUps } from '../src/database/tables.ts';
import type { Desk } from '../src/desk.ts';
import { languages } from '../src/domain/language.ts';
import { calendarFor } from '../src/follow-up/calendar-feed.ts';
import { type CalendarEntry, calendarOf } from '../src/mail/calendar.ts';
import { readCatalogue } from '../src/mail/words.ts';
import { calendarFeed } from '../src/pages/calendar-feed.ts';
import { clerkCalendar, readClerkLink } from '../src/post/clerk-link.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

const entry: CalendarEntry = {
  uid: 'follow-up.1',
  sequence: 2,
  changedAt: new Date('2020-12-03T15:00:00Z'),
  day: '2021-01-14',
  cancelled: false,
  what: {
    kind: 'deadline',
    committee: 'UPN',
    registration: '2020-21 UPN Alm.del – Bilag 90',
    subject: 'Solidarity; at work, \\ with “quotation”\nand a second line',
    countries: ['VEN', 'TUR'],
    cases: ['VEN-13'],
    code: 'F4TN-82XW',
  },
};
const about = { domain: 'parlament.example', chamber: 'Folketinget', language: 'da' } as const;

/** Content lines, unfolded (RFC 5545 §3.1). */
const linesOf = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean);
/** Values of a property, unescaped (§3.3.11). */
const valuesOf = (text: string, name: string): string[] =>
  linesOf(text)
    .filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    .map((line) => line.slice(line.indexOf(':') + 1))
    .map((value) => value.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1'));

describe('an iCalendar object', () => {
  test.each(languages)('has lines of at most 75 octets that end in CRLF, in %s', (language) => {
    const text = calendarOf([entry], { ...about, language });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    // No character is torn apart by folding.
    expect(Buffer.from(text).toString('utf8')).toBe(text);
    expect(text).not.toContain('\ufffd');
    expect(valuesOf(text, 'SUMMARY')[0]).toContain('2020-21 UPN Alm.del – Bilag 90');
  });

  test('is a published calendar of whole days that book no time, without an alarm', () => {
    const text = calendarOf([entry], about);
    const lines = linesOf(text);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    for (const line of [
      'VERSION:2.0',
      'METHOD:PUBLISH',
      'UID:follow-up.1@parlament.example',
      'SEQUENCE:2',
      'DTSTAMP:20201203T150000Z',
      'LAST-MODIFIED:20201203T150000Z',
      'DTSTART;VALUE=DATE:20210114',
      'DTEND;VALUE=DATE:20210115',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
    ])
      expect(lines).toContain(line);
    expect(text).not.toContain('VALARM');
    expect(valuesOf(text, 'DESCRIPTION')[0]).toBe(
      'Solidarity; at work, \\ with “quotation”\nand a second line\nVenezuela, Tyrkiet\nVEN-13\nNår det er udført, svares der: DONE F4TN-82XW',
    );
  });

  test('strikes out what was closed, and is the same bytes each time', () => {
    const closed = calendarOf([{ ...entry, sequence: 3, cancelled: true }], about);
    expect(linesOf(closed)).toContain('STATUS:CANCELLED');
    expect(linesOf(closed)).toContain('UID:follow-up.1@parlament.example');
    expect(calendarOf([entry], about)).toBe(calendarOf([entry], about));
  });

  test('takes hostile text as text', () => {
    const subject = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM';
    const what = { ...entry.what, kind: 'deadline', subject } as CalendarEntry['what'];
    const lines = linesOf(calendarOf([{ ...entry, what }], about));
    expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
    ]);
  });

  test('is spoken in every language', () => {
    const english = [...readCatalogue('en').keys()].filter((key) => key.startsWith('calendar.'));
    for (const language of languages) {
      const own = readCatalogue(language);
      for (const key of english)
        expect(() => new IntlMessageFormat(own.get(key) as string, language)).not.toThrow();
    }
  });
});

describe('the feed', () => {
  const origin = 'https://desk.parlament.example';
  let desk: TestDesk;
  let app: Hono;
  beforeEach(async () => {
    desk = await deskThatOwes();
    const environment = { ...desk.config.environment, CONSOLE_URL: origin };
    Object.assign(desk, { config: { ...desk.config, environment } });
    app = new Hono().route(
      '/calendar',
      calendarFeed(desk, (clerk) => calendarFor(desk, clerk)),
    );
  });
  afterEach(() => desk.close());
  const linkOf = (clerk: string): string => clerkCalendar(desk, clerk, desk.clock.now()) ?? '';
  const get = (link: string, headers: Record<string, string> = {}) =>
    app.request(link.replace(origin, ''), { headers });

  test('of a clerk shows their deadlines and no others', async () => {
    const answer = await get(linkOf('bo'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toMatch(/^private/);
    const text = await answer.text();
    expect(valuesOf(text, 'SUMMARY').filter((line) => line.startsWith('Frist'))).toEqual([
      'Frist: 2020-21 UPN Alm.del – Bilag 90',
      'Frist: 2020-21 URU Alm.del – Bilag 91',
    ]);
    expect(valuesOf(text, 'DTSTART')).toContain('20210114');
  });

  test('has the very entry that came with the letter about the register number', async () => {
    const letter = await latestLetter(desk, 'committee-registered');
    const mail = await simpleParser(await desk.rawMail.get(letter.raw));
    const file = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    const [uid] = valuesOf(file?.content.toString('utf8') ?? '', 'UID');
    expect(uid).toBe(`follow-up.${letter.about}@parlament.example`);
    expect(valuesOf(await (await get(linkOf(letter.person))).text(), 'UID')).toContain(uid);
  });

  test('strikes out what was closed for a while, then it is gone', async () => {
    const closedAt = desk.clock.now();
    await desk.db
      .update(followUps)
      .set({ state: 'done', closedAt, closedBy: 'bo', sequence: 1 })
      .where(eq(followUps.committee, 'UPN'));
    expect(await (await get(linkOf('bo'))).text()).toMatch(/STATUS:CANCELLED/);
    desk.clock.turnTo(new Date('2021-03-01T10:00:00Z'));
    expect(await (await get(linkOf('bo'))).text()).not.toMatch(/STATUS:CANCELLED/);
  });

  test('is not sent again while nothing has changed', async () => {
    const first = await get(linkOf('bo'));
    const tag = first.headers.get('etag') ?? '';
    expect((await get(linkOf('bo'), { 'if-none-match': tag })).status).toBe(304);
    await desk.db.update(followUps).set({ sequence: 1 }).where(eq(followUps.committee, 'UPN'));
    const second = await get(linkOf('bo'), { 'if-none-match': tag });
    expect(second.status).toBe(200);
    expect(second.headers.get('etag')).not.toBe(tag);
  });

  test('opens for 180 days, then says in a sentence where the new address is', async () => {
    const link = linkOf('anna');
    desk.clock.turnTo(new Date('2021-06-01T10:00:00Z'));
    expect((await get(link)).status).toBe(200);
    desk.clock.turnTo(new Date('2021-06-02T10:00:00Z'));
    const answer = await get(link);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('more than 180 days old');
  });

  test.each([
    ['of another clerk', (link: string) => link.replace('/bo-', '/anna-')],
    ['with a later day', (link: string) => link.replace(/-(\d{5})/, '-99999')],
    ['cut off', (link: string) => link.slice(0, -6)],
    ['without its ending', (link: string) => link.replace('.ics', '')],
    ['of nobody', () => `${origin}/calendar/x.ics`],
  ])('does not open by an address %s', async (_, forge) => {
    const answer = await get(forge(linkOf('bo')));
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('VCALENDAR');
  });

  test('of a clerk who is in the configuration no more does not open', async () => {
    const link = linkOf('claire');
    const clerks = desk.config.clerks.filter(({ id }) => id !== 'claire');
    Object.assign(desk, { config: { ...desk.config, clerks } });
    const again = new Hono().route(
      '/calendar',
      calendarFeed(desk, (c) => calendarFor(desk, c)),
    );
    expect((await again.request(link.replace(origin, ''))).status).toBe(404);
  });

  test('only reads: nothing but GET is answered', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await app.request(linkOf('bo').replace(origin, ''), { method })).status).toBe(404);
  });

  test('is offered only where clerks can reach the console safely', () => {
    const environment = { ...desk.config.environment, CONSOLE_URL: 'http://localhost:8025' };
    const near = { ...desk, config: { ...desk.config, environment } } as Desk;
    expect(clerkCalendar(near, 'bo', desk.clock.now())).toBeNull();
  });

  test('has addresses that serve no other purpose', () => {
    const link = /calendar\/(.+)\.ics$/.exec(linkOf('bo'))?.[1] ?? '';
    expect(readClerkLink(desk.secret, link, desk.clock.now())).toEqual({
      kind: 'clerk',
      clerk: 'bo',
    });
    expect(readClerkLink(Buffer.alloc(32), link, desk.clock.now())).toEqual({ kind: 'unknown' });
  });
});
