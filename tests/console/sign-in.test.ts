/** Signing in: by mail only, once, in time, and by nobody whom we do not know. */
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consoleApp } from '../../src/console/app.ts';
import { audit, letters, sessions, signIns } from '../../src/database/tables.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { signedIn } from './browser.ts';

const origin = 'http://localhost:8025';
const anna = 'anna.lund@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const request = (path: string, init: RequestInit = {}) =>
  new Hono().route('/console', consoleApp(desk)).request(`${origin}${path}`, init);
const send = (path: string, fields: Record<string, string>, cookie = '') =>
  request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin, ...(cookie && { cookie }) },
  });
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
const mailed = async () => {
  await desk.settle();
  const raw = desk.sent.at(-1)?.raw ?? Buffer.alloc(0);
  const { text = '' } = await simpleParser(raw);
  return {
    link: /\/console\/sign-in\/[0-9a-z]{26}/.exec(text)?.[0] ?? '',
    code: /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '',
  };
};
const ask = async (email = anna) => {
  const answer = await send('/console/sign-in', { email });
  return { cookie: cookiesOf(answer), html: await answer.text() };
};

describe('a link', () => {
  test('opens a session by its button, once; looking at it uses nothing up', async () => {
    await ask();
    const { link } = await mailed();
    for (const _ of [1, 2]) expect((await request(link)).status).toBe(200);
    expect(await desk.db.select().from(sessions)).toEqual([]);
    const answer = await send(link, {});
    expect(answer.headers.get('location')).toBe('/console');
    expect(answer.headers.getSetCookie()[0]).toMatch(/^desk=.*HttpOnly; SameSite=Lax/);
    const inside = await request('/console/today', { headers: { cookie: cookiesOf(answer) } });
    expect(inside.status).toBe(200);
    expect((await send(link, {})).status).toBe(403);
    expect((await desk.db.select().from(audit)).map(({ who, what }) => [who, what])).toContainEqual(
      ['anna', 'signed in (link)'],
    );
  });

  test('is worth nothing after 15 minutes', async () => {
    await ask();
    const { link } = await mailed();
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 15 * 60_000 + 1000));
    expect((await send(link, {})).status).toBe(403);
  });

  test('neither it nor the code stands in the database', async () => {
    await ask();
    const { link, code } = await mailed();
    const rows = JSON.stringify(await desk.db.select().from(signIns));
    expect(rows).not.toContain(link.slice(-26));
    expect(rows).not.toContain(code);
  });
});

describe('a code', () => {
  test('counts in the browser that asked, typed as people type', async () => {
    const { cookie } = await ask();
    const { code } = await mailed();
    expect((await send('/console/sign-in/code', { code })).status).toBe(403);
    const typed = code.toLowerCase().replace('-', ' ');
    expect((await send('/console/sign-in/code', { code: typed }, cookie)).status).toBe(303);
  });

  test('five wrong ones, and the right one is worth nothing', async () => {
    const { cookie } = await ask();
    const { code } = await mailed();
    for (const _ of [1, 2, 3, 4, 5])
      await send('/console/sign-in/code', { code: '0000-0000' }, cookie);
    expect((await send('/console/sign-in/code', { code }, cookie)).status).toBe(403);
  });
});

test('an address that we do not know gets the same page and no mail', async () => {
  const known = await ask();
  const unknown = await ask('stranger@elsewhere.example');
  expect(unknown.html).toBe(known.html);
  await desk.settle();
  expect(await desk.db.select().from(letters).where(eq(letters.mail, 'sign-in'))).toHaveLength(1);
});

test('more than six requests of a person in an hour send nothing', async () => {
  for (let i = 0; i < 9; i += 1) await ask();
  expect(await desk.db.select().from(signIns)).toHaveLength(6);
});

describe('from one address on the network no more than thirty tries in ten minutes', () => {
  const first = () => new Hono().route('/console', consoleApp(desk));
  const ways = {
    'of one process': () => {
      const app = first();
      return () => app;
    },
    'of two processes together': () => {
      const apps = [first(), first()];
      return (i: number) => apps[i % 2] ?? first();
    },
    'though the process is started anew before each': () => first,
  };
  const tryFrom = (app: Hono, from: string) =>
    app.request(`${origin}/console/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'stranger@elsewhere.example' }),
      headers: { origin, 'x-forwarded-for': `203.0.113.9, ${from}` },
    });

  test.each(Object.entries(ways))('%s', async (_name, open) => {
    const app = open();
    const statuses: number[] = [];
    for (let i = 0; i < 32; i += 1)
      statuses.push((await tryFrom(app(i), `2001:db8:0:1::${i}`)).status);
    expect(statuses).toEqual([...Array(30).fill(200), 429, 429]);
    expect((await tryFrom(app(0), '2001:db8:0:2::1')).status).toBe(200);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 10 * 60_000));
    expect((await tryFrom(app(0), '2001:db8:0:1::1')).status).toBe(200);
  });
});

describe('a session', () => {
  test('ends with its twelve hours, and when somebody signs out', async () => {
    const browser = await signedIn(desk, 'anna');
    expect((await browser.get('/console/today')).status).toBe(200);
    await browser.post('/console/sign-out');
    expect((await browser.get('/console/today')).location).toContain('/console/sign-in');
    const other = await signedIn(desk, 'anna');
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 12 * 3_600_000 + 1000));
    expect((await other.get('/console/today')).location).toContain('/console/sign-in');
  });

  test('of somebody who is no clerk any more opens nothing', async () => {
    const browser = await signedIn(desk, 'bo');
    Object.assign(desk, {
      config: { ...desk.config, clerks: desk.config.clerks.filter(({ id }) => id !== 'bo') },
    });
    expect((await browser.get('/console/today')).location).toContain('/console/sign-in');
  });

  test('a form of another site, or of another session, changes nothing', async () => {
    const { token } = await desk.db.transaction(async (tx) => {
      const { openSession } = await import('../../src/console/session/sessions.ts');
      return openSession(tx, desk, 'anna', 'link');
    });
    const cookie = `desk=${token}`;
    const foreign = await request('/console/today', {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    const stale = await send('/console/today', { csrf: 'x' }, cookie);
    expect(stale.status).toBe(403);
    expect(await stale.text()).toContain('Nothing was done.');
  });
});

test('every answer has a strict policy and is kept by nobody', async () => {
  const { headers } = await request('/console/sign-in');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('cache-control')).toBe('no-store');
});
