/** Distributions as the console shows them: they add up, are followed while they run, and are cured. */
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clerkOrders } from '../../demo/correspondence.ts';
import { consoleApp } from '../../src/console/app.ts';
import { openSession } from '../../src/console/session/sessions.ts';
import { audit, deliveries, mailings, members, notices } from '../../src/database/tables.ts';
import type { FinishedMail, SendOutcome } from '../../src/desk.ts';
import { pauseNotice } from '../../src/distribution/sending/pause.ts';
import { mailFile, type Played, type TestDesk, testDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import { signedIn } from './browser.ts';
import { expectValid, readsArabic } from './valid.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const at = (local: string) => `${local}@parlament.example`;
const isNotice = (mail: FinishedMail) => mail.messageId.startsWith('<notice.');
const noticeId = async () => (await desk.db.select().from(notices))[0]?.id ?? '';
const memberAt = async (email: string) => {
  const [row] = await desk.db.select().from(members).where(eq(members.email, email));
  if (!row) throw new Error(`Nobody at ${email}`);
  return row;
};

/** To eight, of whom Ole’s mailbox does not exist, Karen’s is full, and Mette’s is uncertain. */
let story: Played;
beforeAll(async () => {
  desk = await testDesk({}, undefined, 8);
  const outcomes: Record<string, SendOutcome> = {
    [at('ole.friis')]: { result: 'refused', response: '550 5.1.1 <script>no such user (RCPT TO)' },
    [at('karen.mork')]: { result: 'refused', response: '552 5.2.2 mailbox full (RCPT TO)' },
    [at('mette.ostergaard')]: { result: 'unknown', response: 'connection lost' },
  };
  const accepted: SendOutcome = { result: 'accepted', response: '250 ok' };
  desk.answer = (mail) => (isNotice(mail) ? outcomes[mail.envelope.to] : undefined) ?? accepted;
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  desk.clock.turnTo(new Date('2020-12-10T10:00:00+01:00'));
  story = await desk.played();
  await desk.close();
}, 120_000);

/** As it was played before. */
async function distributed(): Promise<string> {
  desk = await testDesk({}, undefined, 8, story);
  return noticeId();
}

describe('a distribution', () => {
  test('adds up, names whom it did not reach and why, and is downloaded as a table', async () => {
    const id = await distributed();
    await desk.db.update(mailings).set({ subject: '<img src=x onerror=alert(1)>' });
    const anna = await signedIn(desk, 'anna');
    const list = await anna.get('/console/deliveries');
    expect(list.html).toContain('Not sent: 2');
    expect(list.html).not.toContain('<img');
    await expectValid(list.html);

    const page = await anna.get(`/console/deliveries/${id}`);
    await expectValid(page.html);
    const figures = [...page.html.matchAll(/<dt>(?<state>[^<]+)<\/dt><dd>(?<n>\d+)<\/dd>/g)].map(
      ({ groups }) => [groups?.state, Number(groups?.n)] as const,
    );
    const [total, ...states] = figures;
    expect(total).toEqual(['Members to be informed', 8]);
    expect(states.reduce((sum, [, n]) => sum + n, 0)).toBe(8);
    expect(page.html).toContain('The mailbox does not exist');
    expect(page.html).toContain('The mailbox is full');
    expect(page.html).not.toContain('<script>no such user');
    expect(page.html).not.toContain('Jens Bækgaard');
    const all = await anna.get(`/console/deliveries/${id}?state=all`);
    expect(all.html).toContain('Jens Bækgaard');

    const csv = await anna.get(`/console/deliveries/${id}/members.csv`);
    expect(csv.html.trim().split('\r\n')).toHaveLength(9);
  });

  test('is shown in Arabic, valid too', async () => {
    const id = await distributed();
    readsArabic(desk);
    const anna = await signedIn(desk, 'anna');
    for (const path of ['/console/deliveries', `/console/deliveries/${id}?state=all`])
      await expectValid((await anna.get(path)).html, 'ar');
  });

  test('of no such id is a page that says so', async () => {
    desk = await deskThatTold();
    const anna = await signedIn(desk, 'anna');
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
      const { status, html } = await anna.get(`/console/deliveries/${id}`);
      expect(status).toBe(404);
      await expectValid(html);
    }
  });

  test('shows a clerk of a committee its figures, and neither names nor orders', async () => {
    const id = await distributed();
    const bo = await signedIn(desk, 'bo');
    const { html } = await bo.get(`/console/deliveries/${id}`);
    expect(html).toMatch(/<progress/);
    expect(html).not.toContain('Ole Friis');
    expect(html).not.toContain('action="/console/deliveries');
    expect((await bo.get(`/console/deliveries/${id}/members.csv`)).status).toBe(403);
    for (const verb of ['send', 'resume'])
      expect((await bo.post(`/console/deliveries/${id}/${verb}`)).status).toBe(403);
  });

  test('that is paused says why, and goes on by a button, on record', async () => {
    desk = await deskThatTold();
    const id = await noticeId();
    await pauseNotice(desk, id, { kind: 'login-denied', times: 3 }, '550 <b>policy</b>');
    const anna = await signedIn(desk, 'anna');
    const { html } = await anna.get(`/console/deliveries/${id}`);
    expect(html).toContain(
      'The mail server denied the login 3 times in a row: 550 &lt;b&gt;policy',
    );
    await expectValid(html);
    const after = await anna.submit(`/console/deliveries/${id}/resume`);
    expect(after.html).toContain('The distribution goes on.');
    const rows = await desk.db.select().from(audit).where(eq(audit.what, 'resumed'));
    expect(rows.map(({ who }) => who)).toEqual(['anna']);
  });
});

describe('while it runs', () => {
  const follow = async (id: string) => {
    const app = new Hono().route('/console', consoleApp(desk));
    const { token } = await desk.db.transaction((tx) => openSession(tx, desk, 'anna', 'link'));
    const answer = await app.request(`/console/deliveries/${id}/live`, {
      headers: { cookie: `desk=${token}` },
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error('nothing is streamed');
    return { answer, reader };
  };

  test('its page follows it: a part, another when something has changed, and the end', async () => {
    desk = await deskThatTold();
    const id = await noticeId();
    const [first] = await desk.db.select().from(deliveries);
    const put = async (...states: ('bounced' | 'queued' | 'sending' | 'sent')[]) => {
      for (const state of states)
        await desk.db
          .update(deliveries)
          .set({ state })
          .where(eq(deliveries.id, first?.id ?? ''));
    };
    await put('bounced', 'queued', 'sending');
    const anna = await signedIn(desk, 'anna');
    expect((await anna.get(`/console/deliveries/${id}`)).html).toContain(
      `data-live="/console/deliveries/${id}/live"`,
    );
    expect((await anna.get('/console/deliveries')).html).toContain('Being sent');
    const { answer, reader } = await follow(id);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    let read = (await reader.read()).value ?? '';
    expect(read).toContain('event: part');
    expect(read).toContain('3 of 4');
    await put('sent');
    for (let next = await reader.read(); !next.done; next = await reader.read()) read += next.value;
    expect(read.match(/event: part/g)).toHaveLength(2);
    expect(read).toContain('4 of 4');
    expect(read.trimEnd()).toMatch(/event: end\ndata:$/);
    expect((await anna.get(`/console/deliveries/${id}`)).html).not.toContain('data-live');
    expect((await anna.get('/console/deliveries')).html).toContain('Finished');
  });

  test('the stream ends when its reader goes', async () => {
    desk = await deskThatTold();
    const id = await noticeId();
    for (const state of ['bounced', 'queued'] as const)
      await desk.db.update(deliveries).set({ state });
    let looks = 0;
    const transaction = desk.db.transaction.bind(desk.db);
    desk.db.transaction = ((...given: Parameters<typeof transaction>) => {
      looks += 1;
      return transaction(...given);
    }) as typeof transaction;
    const { reader } = await follow(id);
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const sofar = looks;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    Reflect.deleteProperty(desk.db, 'transaction');
    expect(looks).toBe(sofar);
  });
});

test('a bounced member gets another address, and then the notice', async () => {
  const id = await distributed();
  const ole = await memberAt(at('ole.friis'));
  const anna = await signedIn(desk, 'anna');
  const form = await anna.get(`/console/members/${ole.id}?notice=${id}`);
  expect(form.html).toContain(`name="notice" value="${id}"`);
  await expectValid(form.html);

  for (const [email, says] of [
    ['ole at home', 'not an e-mail address'],
    [at('jens.baekgaard'), 'Another member has this address'],
    [at('ole.friis'), 'has already'],
  ] as const) {
    const wrong = await anna.post(`/console/members/${ole.id}/address`, { email, notice: id });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain(says);
    expect(wrong.html).toContain(`value="${email}"`);
    await expectValid(wrong.html);
  }

  const email = 'Ole.Nyt@parlament.example';
  const cured = await anna.submit(`/console/members/${ole.id}/address`, { email, notice: id });
  expect(cured.html).toContain('The member has the new address.');
  expect(await memberAt(at('ole.nyt'))).toMatchObject({
    id: ole.id,
    key: ole.key,
    language: ole.language,
    memberships: ole.memberships,
    undeliverableSince: null,
  });
  const rows = await desk.db.select().from(audit).where(eq(audit.what, 'address changed'));
  expect(rows.map(({ who, thingId }) => [who, thingId])).toEqual([['anna', ole.id]]);

  const sent = await anna.submit(`/console/deliveries/${id}/send`);
  expect(sent.html).toContain('2 notices are on their way.');
  await desk.settle();
  expect(desk.sent.filter((m) => isNotice(m) && m.envelope.to === at('ole.nyt'))).toHaveLength(1);
  const uncertain = await anna.submit(`/console/deliveries/${id}/send`, { uncertain: 'on' });
  expect(uncertain.html).toContain('1 notice is on its way.');
  await desk.settle();
  const page = await anna.get(`/console/deliveries/${id}`);
  expect(page.html).toContain('Everybody was reached.');
  const again = await anna.submit(`/console/deliveries/${id}/send`);
  expect(again.html).toContain('Nobody who is still without the notice can be sent it now.');
});
