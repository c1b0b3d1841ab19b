/** How the machinery stands, and the tokens of other programs: for the administrator. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepAlerts } from '../../src/alerts/keep-alerts.ts';
import { apiTokens, failedFetches, standstills } from '../../src/database/tables.ts';
import type { Alarm } from '../../src/domain/alert.ts';
import { asCommandLine } from '../command-line.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { type Browser, signedIn } from './browser.ts';
import { expectValid, readsArabic } from './valid.ts';

let desk: TestDesk;
let browser: Browser;
beforeEach(async () => {
  desk = await smallDesk();
  await desk.settle();
  browser = await signedIn(desk, 'anna');
});
afterEach(() => desk.close());

test('every page says that nothing is sent since a restore, and no page when it is over', async () => {
  const words = 'No mail has gone out since a backup was restored';
  expect((await browser.get('/console/today')).html).not.toContain(words);
  const at = desk.clock.now();
  await desk.db.insert(standstills).values({ since: at, takenAt: at });
  for (const path of ['today', 'mailings', 'follow-up', 'deliveries', 'system', 'members'])
    expect((await browser.get(`/console/${path}`)).html, path).toContain(words);
  await expectValid((await browser.get('/console/today')).html);
  expect((await asCommandLine(desk)('/status')).body.standsStillSince).not.toBeNull();
  const order = { waiting: 'send', evenSo: true };
  expect((await asCommandLine(desk)('/release', order)).body).toMatchObject({ ok: true });
  expect((await browser.get('/console/today')).html).not.toContain(words);
});

describe('the page', () => {
  test('says what it runs on, and which mailbox is late', async () => {
    const { html } = await browser.get('/console/system');
    expect(html).toContain(`<bdi>${process.versions.node}</bdi>`);
    expect(html).toMatch(/<bdi>PostgreSQL \d+/);
    expect(html).toContain('in time');
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 3_600_000));
    expect((await browser.get('/console/system')).html).toContain('late');
  });

  test('shows what the administrator was told of and is not over', async () => {
    const alarm: Alarm = { condition: 'disk-short', about: '', facts: { free: 1_500_000_000 } };
    expect((await browser.get('/console/system')).html).not.toContain('not as it should be');
    await keepAlerts(desk, { alarms: [alarm], unknown: [] });
    const { html } = await browser.get('/console/system');
    expect(html).toContain('What is not as it should be');
    expect(html).toContain('the disk is nearly full');
    expect(html).toContain('Make room');
    await expectValid(html);
  });

  test('names what could not be fetched', async () => {
    const at = desk.clock.now();
    await desk.db.insert(failedFetches).values({
      mailbox: 'INBOX',
      uidValidity: '1',
      uid: 77,
      reason: { kind: 'refused', said: 'the server <gives> nothing' },
      failedAt: at,
      gaveUpAt: at,
    });
    const { html } = await browser.get('/console/system');
    expect(html).toContain('UID 77');
    expect(html).toContain('the server &lt;gives&gt; nothing');
  });

  test('asks the doctor by its button only', async () => {
    expect((await browser.get('/console/system')).html).not.toContain('SMTP_URL');
    const { html } = await browser.submit('/console/system/doctor');
    expect(html).toContain('No mail server to send with: SMTP_URL is not set');
    expect(html).toContain('to be put right');
    readsArabic(desk);
    expect((await browser.get('/console/system')).html).toContain('لا يوجد خادم بريد للإرسال');
  });

  test('is not for others', async () => {
    const other = await signedIn(desk, 'claire');
    for (const path of ['/console/system', '/console/system/tokens'])
      expect((await other.get(path)).status).toBe(403);
    expect((await other.post('/console/system/tokens', { name: 'x' })).status).toBe(403);
    expect((await other.post('/console/system/doctor')).status).toBe(403);
  });
});

describe('a token', () => {
  const make = () =>
    browser.post('/console/system/tokens', { name: 'Intranet', scopes: 'read', days: '90' });

  test('is made, shown once, and revoked', async () => {
    const { location } = await make();
    const first = await browser.get(location ?? '');
    const token = /value="(desk_[0-9a-z]{26})"/.exec(first.html)?.[1] ?? '';
    expect(token).not.toBe('');
    expect((await browser.get(location ?? '')).html).not.toContain(token);
    const [row] = await desk.db.select().from(apiTokens);
    expect(row).toMatchObject({ name: 'Intranet', scopes: ['read'], createdBy: 'anna' });
    const { html } = await browser.submit(`/console/system/tokens/${row?.id}/revoke`);
    expect(html).toContain('revoked');
    expect(html).not.toContain('/revoke"');
  });

  test('is shown to the session that made it, and not for long', async () => {
    const one = await make();
    expect((await (await signedIn(desk, 'anna')).get(one.location ?? '')).html).not.toContain(
      'desk_',
    );
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 6 * 60_000));
    expect((await browser.get(one.location ?? '')).html).not.toContain('desk_');
  });

  test('that is not complete is not made: the page says why and keeps what was typed', async () => {
    const { status, html } = await browser.post('/console/system/tokens', {
      name: 'Intranet <2>',
      days: '400',
    });
    expect(status).toBe(422);
    expect(html).toContain('value="Intranet &lt;2&gt;"');
    expect(html).toContain('Choose at least one.');
    expect(await desk.db.select().from(apiTokens)).toEqual([]);
    await expectValid(html);
    expect((await browser.post('/console/system/tokens/nothing/revoke')).status).toBe(404);
  });
});

test.each(['en', 'ar'] as const)('both pages are valid and whole: %s', async (language) => {
  if (language === 'ar') readsArabic(desk);
  await browser.submit('/console/system/doctor');
  const made = await browser.post('/console/system/tokens', {
    name: 'Intranet',
    scopes: 'read',
    days: '30',
  });
  for (const path of ['/console/system', made.location ?? '']) {
    const { html } = await browser.get(path);
    await expectValid(html, language);
  }
});
