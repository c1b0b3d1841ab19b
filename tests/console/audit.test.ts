/** Who did what: named, linked, narrowed, and only for those who may see it. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { audit, mailings, members, messages, reports } from '../../src/database/tables.ts';
import { audited, auditedName, auditedThings } from '../../src/domain/audited.ts';
import { languages } from '../../src/domain/language.ts';
import { readCatalogue } from '../../src/mail/words.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { deskThatOwes } from '../people.ts';
import { type Browser, signedIn } from './browser.ts';
import { expectValid, readsArabic } from './valid.ts';

let desk: TestDesk;
let browser: Browser;
const open = async () => {
  desk = await smallDesk();
  browser = await signedIn(desk, 'anna');
};
afterEach(() => desk?.close());

const rowsOf = (html: string) => [...html.matchAll(/<tr><th scope="row">/g)].length;
/** @returns its id */
async function aMailing(): Promise<string> {
  const at = desk.clock.now();
  const [message] = await desk.db
    .insert(messages)
    .values({ sha256: randomUUID(), bytes: 1, storedAt: at })
    .returning();
  const [mailing] = await desk.db
    .insert(mailings)
    .values({
      message: message?.id ?? '',
      subject: 'Decisions <of> the Council',
      receivedAt: at,
      genuine: 'yes',
      evidence: [],
    })
    .returning();
  return mailing?.id ?? '';
}
const write = (at: Date, what: string, entry: { thing: string; thingId: string; who?: string }) =>
  desk.db.insert(audit).values({ at, what, who: 'desk', ...entry });

test.each(languages)('says in %s all that may be in it', (language) => {
  const own = readCatalogue(language);
  const wanted = [
    ...audited.map((what) => `console-audit.what-${auditedName(what)}`),
    ...auditedThings.map((thing) => `console-audit.kind-${thing}`),
  ];
  expect(wanted.filter((key) => !own.has(key))).toEqual([]);
});

describe('the page', () => {
  test('names people and things, and links to them', async () => {
    await open();
    const [member] = await desk.db.select().from(members);
    const mailing = await aMailing();
    const at = desk.clock.now();
    await write(at, 'approve', { thing: 'mailing', thingId: mailing, who: 'anna' });
    await write(at, 'preferences changed', {
      thing: 'member',
      thingId: member?.id ?? '',
      who: member?.id ?? '',
    });
    const { html } = await browser.get('/console/audit');
    expect(html).toContain('Anna Lund');
    expect(html).toContain(`href="/console/mailings/${mailing}"`);
    expect(html).toContain(`href="/console/members/${member?.id}"`);
    expect(html).toContain('preferences changed');
    const shown = html.replace(/href="[^"]*"|value="[^"]*"/g, '');
    expect(shown).not.toContain(member?.id);
    expect(shown).toContain(member?.name);
  });

  test('names the command line and a report as people do, in the language of who looks', async () => {
    await open();
    const [report] = await desk.db
      .insert(reports)
      .values({
        number: 7,
        occasion: 'request',
        from: '2020-10-01',
        until: '2021-01-01',
        version: 1,
        draftedAt: desk.clock.now(),
      })
      .returning();
    const entry = { thing: 'report', thingId: report?.id ?? '', who: 'command-line' };
    await write(desk.clock.now(), 'draft', entry);
    const { html } = await browser.get('/console/audit');
    expect(html).toMatch(/>The command line<\/a>/);
    expect(html).toContain('<option value="command-line">The command line</option>');
    expect(html).toContain('Report No. <bdi>7</bdi>');
    readsArabic(desk);
    expect((await browser.get('/console/audit')).html).toMatch(/>سطر الأوامر<\/a>/);
  });

  test('what has no word of ours stands as it is kept', async () => {
    await open();
    const entry = { thing: 'gadget', thingId: randomUUID(), who: '<b>x</b>' };
    await write(desk.clock.now(), 'turned round', entry);
    const { html } = await browser.get('/console/audit');
    expect(html).toContain('<span lang="en" dir="ltr">turned round</span>');
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  });

  test('shows a hundred, and the older ones behind them', async () => {
    await open();
    const at = desk.clock.now();
    for (let i = 0; i < 150; i += 1)
      await write(at, 'noted', { thing: 'follow-up', thingId: randomUUID(), who: 'bo' });
    const first = await browser.get('/console/audit?who=bo');
    expect(rowsOf(first.html)).toBe(100);
    const older = /href="(\/console\/audit\?[^"]*before=\d+)"/.exec(first.html)?.[1] ?? '';
    const second = await browser.get(older.replaceAll('&amp;', '&'));
    expect(rowsOf(second.html)).toBe(50);
    expect(second.html).toContain('href="/console/audit?who=bo"');
  });

  test('is narrowed to a person, a kind of thing and a day', async () => {
    await open();
    await write(desk.clock.now(), 'read', { thing: 'mailing', thingId: await aMailing() });
    expect(rowsOf((await browser.get('/console/audit?thing=mailing')).html)).toBe(1);
    expect(rowsOf((await browser.get('/console/audit?thing=mailing&who=anna')).html)).toBe(0);
    const night = new Date('2020-11-01T23:30:00Z');
    await write(night, 'noted', { thing: 'follow-up', thingId: randomUUID() });
    // Half past midnight in Copenhagen.
    expect(rowsOf((await browser.get('/console/audit?day=2020-11-02')).html)).toBe(1);
    expect((await browser.get('/console/audit?day=2020-11-01')).html).toContain(
      'Nothing of this kind was done.',
    );
    const wrong = await browser.get('/console/audit?day=2020-02-31');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="2020-02-31" aria-invalid="true"');
  });

  test('shows what was done, however much was looked at, and the other when asked', async () => {
    await open();
    const at = desk.clock.now();
    await write(at, 'noted', { thing: 'follow-up', thingId: randomUUID(), who: 'bo' });
    for (let i = 0; i < 101; i += 1)
      await write(at, 'looked at', { thing: 'member', thingId: randomUUID(), who: 'bo' });
    expect(rowsOf((await browser.get('/console/audit?who=bo')).html)).toBe(1);
    const looked = await browser.get('/console/audit?who=bo&sort=looked');
    expect(rowsOf(looked.html)).toBe(100);
    expect(looked.html).not.toContain('noted');
    // The older ones, and a person's, are of the same sort.
    const older = /href="(\/console\/audit\?[^"]*before=\d+)"/.exec(looked.html)?.[1] ?? '';
    expect(rowsOf((await browser.get(older.replaceAll('&amp;', '&'))).html)).toBe(1);
    expect(looked.html).toContain('href="/console/audit?sort=looked&amp;who=bo"');
    expect((await browser.get('/console/audit?sort=all')).html).toContain('rel="next"');
    // What it does not know narrows nothing.
    expect(rowsOf((await browser.get('/console/audit?who=bo&sort=x')).html)).toBe(1);
  });

  test('is not for clerks of committees', async () => {
    await open();
    expect((await (await signedIn(desk, 'claire')).get('/console/audit')).status).toBe(403);
  });
});

test('is valid and whole', async () => {
  desk = await deskThatOwes();
  browser = await signedIn(desk, 'anna');
  for (const language of ['en', 'ar'] as const) {
    if (language === 'ar') readsArabic(desk);
    const { html } = await browser.get('/console/audit');
    await expectValid(html, language);
    // Everything that happened until here has words of ours.
    expect(html).not.toContain('<span lang="en" dir="ltr">');
  }
}, 60_000);
