/** Reports on the console: what is in them, version by version, and what a clerk decides. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { actions, reports } from '../../src/database/tables.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { type Played, type TestDesk, testDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import {
  at,
  configure,
  contentOf,
  deskThatDrafted,
  ipu,
  mailToIpu,
  reportNumbered,
  toIpu,
} from '../reports/drafted.ts';
import { type Browser, signedIn } from './browser.ts';
import { expectValid, readsArabic } from './valid.ts';

let desk: TestDesk;
let anna: Browser;
let story: Played;
beforeAll(async () => {
  const drafted = await deskThatDrafted();
  story = await drafted.played();
  await drafted.close();
}, 120_000);
beforeEach(async () => {
  desk = await testDesk({}, undefined, 4, story);
  anna = await signedIn(desk, 'anna');
});
afterEach(() => desk.close());

const own = '/console/reports/1';
const later = (days: number) =>
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + days * 24 * 60 * 60 * 1000));
/** When the latest version was made, as its forms say. */
const seenOn = async (path = own): Promise<string> =>
  /name="seen" value="([^"]+)"/.exec((await anna.get(path)).html)?.[1] ?? '';
/** Gives an order as the form on the page does, a minute after the last one. */
const orders = async (verb: string, fields: Record<string, string> = {}) => {
  const form = verb.startsWith('actions') ? `${own}/${verb.replace(/\/\w+$/, '')}` : own;
  const seen = await seenOn(form);
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  return anna.submit(`${own}/${verb}`, { seen, ...fields });
};
const addition = {
  action: 'inform-media',
  date: '2020-12-15',
  actor: 'committee:UPN',
  cases: 'VEN-13, VEN-COLL-06',
  country: '',
  visibility: 'public',
  note: 'A press release <b>in bold</b>',
};

test('a clerk leaves an action out, adds one, approves; the report is sent, and the page says so', async () => {
  expect((await anna.get('/console/reports')).html).toContain('Report No. 1');
  const before = await contentOf(desk);
  expect(before.actions).toHaveLength(2);
  const left = await orders('omit', { numbers: '1' });
  expect(left.html).toContain('What was ticked is left out.');
  expect((await contentOf(desk)).actions.map(({ id }) => id)).toEqual([before.actions[1]?.id]);

  const added = await orders('add', addition);
  expect(added.html).toContain('The action is recorded.');
  expect(added.html).toContain('A press release &lt;b&gt;in bold');
  const introduced = await orders('introduce', { text: 'Dear colleagues, <i>hear</i> us.' });
  expect(introduced.html).toContain('The introduction is saved.');

  const done = await orders('approve');
  expect(done.html).toContain('The report is approved');
  await desk.settle();
  expect((await reportNumbered(desk)).state).toBe('sent');
  expect(toIpu(desk)).toHaveLength(1);
  const { html } = await anna.get(own);
  expect(html).toContain(`Sent to ${ipu}`);
  expect(html).not.toContain('action="/console/reports/1/approve"');
  await expectValid(html);
  expect((await mailToIpu(desk)).text).toContain('VEN-13');
});

describe('the pages', () => {
  test.each(['en', 'ar'] as const)(
    'are valid in %s, whatever is written in them',
    async (language) => {
      await orders('add', { ...addition, note: '</blockquote><script>alert(1)</script>' });
      if (language === 'ar') readsArabic(desk);
      for (const path of ['/console/reports', own, `${own}?version=1`, `${own}/actions/2`]) {
        const { html, status } = await anna.get(path);
        expect(status).toBe(200);
        expect(html).not.toContain('<script>alert');
        await expectValid(html, language);
      }
    },
  );

  test('what is not there is a page that says so', async () => {
    for (const path of [
      '/console/reports/7',
      '/console/reports/x',
      `${own}?version=9`,
      `${own}?against=x`,
      `${own}/actions/9`,
      `${own}/files/passwd`,
    ]) {
      const { status, html } = await anna.get(path);
      expect([path, status]).toEqual([path, 404]);
      await expectValid(html);
    }
  });

  test('two versions stand side by side, action by action', async () => {
    const omitted = (await contentOf(desk)).actions[0];
    await orders('omit', { numbers: '1' });
    await orders('add', addition);
    await orders('actions/1/correct', { field: 'date', value: '2020-12-08' });
    const { html } = await anna.get(`${own}?against=1&version=4`);
    const table = html.split('What has changed from version 1 to version 4').at(-1) ?? '';
    for (const word of ['Left out', 'Added', 'Changed', '8 December 2020', '7 December 2020'])
      expect(table).toContain(word);
    expect(omitted?.kind).toBe('inform-members');
    expect(html).toContain('No action is the same in both.');
    expect((await anna.get(`${own}?version=2`)).html).toContain('there is a later one');
    await expectValid(html);
  });

  test('the frame shows the mail under a policy of its own, and files are downloaded', async () => {
    const preview = await anna.get(`${own}/preview?version=1`);
    expect(preview.html).toContain('data:image/png;base64,');
    expect(preview.html).not.toContain('cid:');
    expect(preview.html).toContain('PHL-08');
    const { html } = await anna.get(own);
    for (const file of ['pdf', 'json', 'csv']) {
      const path = /href="([^"]+)"/.exec(
        html.split('<li>').find((li) => li.includes(`parlament-report-1.${file}<`)) ?? '',
      )?.[1];
      expect((await anna.get(path ?? '')).status).toBe(200);
    }
    const json = await anna.get(`${own}/files/parlament-report-1.json?version=1`);
    expect(JSON.parse(json.html)).toMatchObject({ number: 1 });
  });
});

describe('a form that is not filled in right', () => {
  test.each([
    ['omit', {}, 'Nothing is ticked.'],
    ['omit', { numbers: 'all' }, 'did not arrive whole'],
    ['add', { ...addition, cases: 'VEN 13 twice' }, 'not codes of cases'],
    ['add', { ...addition, date: '2031-01-01' }, 'not a day in the past'],
    ['add', { ...addition, actor: 'committee:XYZ' }, 'no such committee'],
    ['reject', { reason: ' ' }, 'Please say why.'],
    ['approve', { seen: 'yesterday' }, 'did not arrive whole'],
  ])('%s %j', async (verb, fields, says) => {
    const seen = await seenOn();
    const { status, html } = await anna.post(`${own}/${verb}`, { seen, ...fields });
    expect(status).toBe(422);
    expect(html).toContain(says);
    if (verb === 'add') expect(html).toContain('A press release &lt;b&gt;in bold');
    await expectValid(html);
  });

  test('of an action keeps what was typed', async () => {
    const seen = await seenOn();
    const path = `${own}/actions/2/correct`;
    const { status, html } = await anna.post(path, {
      seen,
      field: 'cases',
      value: 'VEN-13 nobody',
    });
    expect(status).toBe(422);
    expect(html).toContain('value="VEN-13 nobody"');
    await expectValid(html);
  });
});

test('a clerk of a committee sees reports and has no forms', async () => {
  const bo = await signedIn(desk, 'bo');
  const { html, status } = await bo.get(own);
  expect(status).toBe(200);
  expect(html).toContain('PHL-08');
  expect(html).not.toContain('method="post" action="/console/reports');
  for (const verb of [
    'approve',
    'reject',
    'omit',
    'add',
    'introduce',
    'actions/1/correct',
    'actions/1/withdraw',
  ])
    expect((await bo.post(`${own}/${verb}`)).status).toBe(403);
  expect((await bo.get(`${own}/actions/1`)).status).toBe(403);
  expect((await bo.post('/console/reports/draft')).status).toBe(403);
  expect((await reportNumbered(desk)).state).toBe('draft');
});

test('what was meant for an older version is not approved', async () => {
  const seen = await seenOn();
  await orders('omit', { numbers: '1' });
  const { html } = await anna.submit(`${own}/approve`, { seen });
  expect(html).toContain('Nothing was changed. The report was changed in the meantime.');
  expect((await reportNumbered(desk)).state).toBe('draft');
});

test('left out as internal, it never leaves; corrected and withdrawn after it was sent, the next report tells', async () => {
  await orders('omit', { numbers: '1', internal: 'on' });
  const [internal] = await desk.db.select().from(actions).where(eq(actions.visibility, 'internal'));
  expect(internal?.kind).toBe('inform-members');
  await orders('approve');
  await desk.settle();
  const page = await anna.get(`${own}/actions/1`);
  expect(page.html).toContain('What you change here the next report tells the IPU.');
  const put = await orders('actions/1/withdraw', { reason: 'The ambassador was ill' });
  expect(put.html).toContain('The action is withdrawn.');

  later(1);
  anna = await signedIn(desk, 'anna');
  const drafted = await anna.submit('/console/reports/draft');
  expect(drafted.html).toContain('Report No. 2');
  expect(drafted.html).toContain('The report is drafted.');
  expect((await contentOf(desk, 2)).corrections).toMatchObject([
    { report: 1, after: null, reason: 'The ambassador was ill' },
  ]);
});

test('the list names the same period as the report itself', async () => {
  const { from, until } = await contentOf(desk, 1);
  const voice = voiceOf('en', 'Europe/Copenhagen');
  const period = `${voice.day(from)} – ${voice.day(until)}`;
  expect((await anna.get(own)).html).toContain(period);
  expect((await anna.get('/console/reports')).html).toContain(period);
});

test('rejected with a reason it is not sent, and a report can be drafted now', async () => {
  const { html } = await orders('reject', { reason: 'wait for the committee' });
  expect(html).toContain('The report is rejected.');
  expect((await anna.get('/console/reports')).html).toContain('Draft a report now');
  await anna.submit('/console/reports/draft');
  expect(await desk.db.select().from(reports)).toHaveLength(2);
  expect((await anna.get('/console/reports')).html).not.toContain('Draft a report now');
  expect(toIpu(desk)).toEqual([]);
});

test('two persons have to say yes, and the page says who has', async () => {
  configure(desk, { approval: { persons: 2 }, group: { deputies: ['claire'] } });
  anna = await signedIn(desk, 'anna');
  const claire = await signedIn(desk, 'claire');
  expect((await claire.get(own)).html).toContain('Anna Lund et Claire Dumas');
  const first = await orders('approve');
  expect(first.html).toContain('Your yes is recorded.');
  expect(first.html).toContain('Anna Lund has said yes to this version.');
  expect((await reportNumbered(desk)).state).toBe('draft');
  const again = await orders('approve');
  expect(again.html).toContain('A second person has to.');
  await claire.submit(`${own}/approve`, { seen: await seenOn() });
  await desk.settle();
  expect((await reportNumbered(desk)).state).toBe('sent');
});

test('the IPU’s silence and its answer are shown', async () => {
  await orders('approve');
  await desk.settle();
  await at(desk, '2021-06-01T10:00:00+02:00');
  anna = await signedIn(desk, 'anna');
  expect((await anna.get(own)).html).toContain('has not answered for');
  await desk.receive(
    mailFrom({
      from: ipu,
      inReplyTo: toIpu(desk)[0]?.messageId ?? '',
      text: 'Thank you. <b>Who</b> was met?',
    }),
  );
  await desk.settle();
  const { html } = await anna.get(own);
  expect(html).toContain('Thank you. &lt;b&gt;Who&lt;/b&gt; was met?');
  expect(html).toContain('Asks something');
  expect(html).not.toContain('has not answered for');
  await expectValid(html);
});

test('where nothing was drafted the list says so', async () => {
  await desk.close();
  desk = await deskThatTold();
  anna = await signedIn(desk, 'anna');
  const { html } = await anna.get('/console/reports');
  expect(html).toContain('No report has been drafted yet.');
  await expectValid(html);
});
