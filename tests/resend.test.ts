/** To those who are still without a notice: once, and only where it can reach them. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, latestLetter, mailFrom } from '../demo/correspondence.ts';
import { apiRoot } from '../src/console/api/root.ts';
import {
  audit,
  commands,
  deliveries,
  letters,
  mailings,
  members,
  notices,
} from '../src/database/tables.ts';
import type { FinishedMail, SendOutcome } from '../src/desk.ts';
import { resendNotice } from '../src/distribution/resend/resend-notice.ts';
import { serveStatus } from '../src/service/http.ts';
import { asCommandLine } from './command-line.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const at = (local: string) => `${local}@parlament.example`;
const accepted: SendOutcome = { result: 'accepted', response: '250 ok' };
const isNotice = (mail: FinishedMail) => mail.messageId.startsWith('<notice.');
const noticesTo = (address: string) =>
  desk.sent.filter((mail) => isNotice(mail) && mail.envelope.to === address);
const allAccepted = () => {
  desk.answer = () => accepted;
};
const change = (key: string, set: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(set).where(eq(members.key, key));

/** A distribution to eight in which Ole’s mailbox does not exist, Karen’s is full, and Mette’s is uncertain. */
const distributed = async () => {
  desk = await testDesk({}, undefined, 8);
  const outcomes: Record<string, SendOutcome> = {
    [at('ole.friis')]: { result: 'refused', response: '550 5.1.1 no such user (RCPT TO)' },
    [at('karen.mork')]: { result: 'refused', response: '552 5.2.2 mailbox full (RCPT TO)' },
    [at('mette.ostergaard')]: { result: 'unknown', response: 'connection lost' },
  };
  desk.answer = (mail) => (isNotice(mail) ? outcomes[mail.envelope.to] : undefined) ?? accepted;
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  allAccepted();
  desk.clock.turnTo(new Date('2020-12-10T10:00:00+01:00'));
};
const noticeId = async () => (await desk.db.select().from(notices))[0]?.id ?? '';
const ordered = async (wish = { uncertain: false, dryRun: false }) =>
  resendNotice(desk, await noticeId(), { ...wish, by: 'command-line', message: null });
const states = async () => {
  const counted: Record<string, number> = {};
  for (const { state } of await desk.db.select().from(deliveries))
    counted[state] = (counted[state] ?? 0) + 1;
  return counted;
};
const accounts = () =>
  desk.db.select().from(letters).where(eq(letters.mail, 'distribution-account'));

describe('sending to those who are missing', () => {
  test('goes to whom it can reach now, and leaves out dead addresses and uncertain ones, with their numbers', async () => {
    await distributed();
    expect(await ordered()).toEqual({
      ok: true,
      again: 1,
      fresh: 0,
      leftOut: expect.arrayContaining([
        { reason: 'undeliverable', count: 1 },
        { reason: 'uncertain', count: 1 },
      ]),
    });
    await desk.settle(2);
    expect(noticesTo(at('karen.mork'))).toHaveLength(2);
    expect(noticesTo(at('ole.friis'))).toHaveLength(1);
    expect(await states()).toEqual({ sent: 6, failed: 1, uncertain: 1 });
  });

  test('twice sends once', async () => {
    await distributed();
    await Promise.all([ordered(), ordered()]);
    await ordered();
    await desk.settle(2);
    expect(noticesTo(at('karen.mork'))).toHaveLength(2);
    expect(await ordered()).toMatchObject({ again: 0, fresh: 0 });
  });

  test('a dry run says the same and does nothing', async () => {
    await distributed();
    const would = await ordered({ uncertain: false, dryRun: true });
    await desk.settle();
    expect(noticesTo(at('karen.mork'))).toHaveLength(1);
    expect(await ordered()).toEqual(would);
  });

  test('an address that an import corrected gets it there, where the server is counted by its new domain', async () => {
    await distributed();
    await change('m03', {
      email: 'ole@new.example',
      undeliverableSince: null,
      bounceScore: 0,
      bouncedAt: null,
    });
    expect(await ordered()).toMatchObject({ again: 2 });
    await desk.settle(2);
    expect(noticesTo('ole@new.example')).toHaveLength(1);
    const [row] = await desk.db
      .select()
      .from(deliveries)
      .where(eq(deliveries.address, 'ole@new.example'));
    expect(row).toMatchObject({ state: 'sent', domain: 'new.example' });
  });

  test('who joined since, and whose address was cured since, gets one; who stopped, left or paused does not', async () => {
    await distributed();
    const [one] = await desk.db.select().from(members).where(eq(members.key, 'm01'));
    if (!one) throw new Error('There is no first member');
    const joined = { ...one, id: crypto.randomUUID(), key: 'new', email: at('new') };
    await desk.db.insert(members).values(joined);
    await change('m04', { stoppedAt: desk.clock.now() });
    expect(await ordered()).toMatchObject({
      again: 0,
      fresh: 1,
      leftOut: expect.arrayContaining([{ reason: 'stopped', count: 1 }]),
    });
    await desk.settle(2);
    expect(noticesTo(at('new'))).toHaveLength(1);
    expect(noticesTo(at('karen.mork'))).toHaveLength(1);
  });

  test('what is uncertain goes again only on demand, with the same Message-ID and the same bytes', async () => {
    await distributed();
    expect(await ordered({ uncertain: true, dryRun: false })).toMatchObject({ again: 2 });
    await desk.settle(2);
    const [first, second] = noticesTo(at('mette.ostergaard'));
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.raw.equals(first?.raw ?? Buffer.alloc(0))).toBe(true);
  });

  test('the mailing stays distributed, and when it has ended the clerk gets a second account', async () => {
    await distributed();
    await ordered();
    expect((await desk.db.select().from(mailings))[0]?.state).toBe('distributed');
    await desk.settle(2);
    expect(await accounts()).toHaveLength(2);
    const { text } = await latestLetter(desk, 'distribution-account');
    expect(text).toContain('once more to those who were missing');
    expect(text).toContain('Sent: 6');
    desk.loseQueue();
    await desk.settle(2);
    expect(await accounts()).toHaveLength(2);
  });

  test('the queue emptied after the order loses nothing', async () => {
    await distributed();
    await ordered();
    desk.loseQueue();
    await desk.settle(2);
    expect(noticesTo(at('karen.mork'))).toHaveLength(2);
    expect(await accounts()).toHaveLength(2);
  });

  test('a server that says later is tried for 72 hours anew', async () => {
    await distributed();
    desk.answer = (mail) =>
      isNotice(mail) ? { result: 'later', response: '451 4.3.0 busy' } : accepted;
    await ordered();
    await desk.settle();
    expect(await states()).toMatchObject({ queued: 1 });
  });

  test('it is written down who asked', async () => {
    await distributed();
    await ordered();
    const [entry] = await desk.db.select().from(audit).where(eq(audit.what, 'resend'));
    expect(entry).toMatchObject({
      who: 'command-line',
      thing: 'notice',
      thingId: await noticeId(),
    });
  });

  test.each([
    ['was replaced by a correction', 'superseded'],
    ['is paused', 'paused'],
    ['went out in trial mode only', 'trial'],
  ])('a notice that %s is not sent', async (_what, refused) => {
    await distributed();
    if (refused === 'superseded') await desk.db.update(mailings).set({ state: 'superseded' });
    if (refused === 'paused') await desk.db.update(notices).set({ pausedAt: desk.clock.now() });
    if (refused === 'trial')
      await desk.db.update(deliveries).set({ address: 'anna.lund@parlament.example' });
    expect(await ordered()).toEqual({ ok: false, refused });
  });

  test('an unknown notice is said to be unknown', async () => {
    await distributed();
    const { status } = await asCommandLine(desk)(`/notices/${crypto.randomUUID()}/send`, {});
    expect(status).toBe(404);
  });
});

describe('a running service', () => {
  test('is asked with its key, by POST only, and says what it did', async () => {
    await distributed();
    const server = await serveStatus(desk, null, 0);
    const ask = (path: string, init: RequestInit = {}, key = server.key, headers = {}) =>
      fetch(`http://127.0.0.1:${server.port}${apiRoot}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, ...headers },
      });
    const id = await noticeId();
    const order = { method: 'POST', body: JSON.stringify({ uncertain: false, dryRun: false }) };
    try {
      expect((await ask(`/notices/${id}/send`, order, 'wrong')).status).toBe(401);
      expect((await ask(`/notices/${id}/members`, {}, 'wrong')).status).toBe(401);
      expect((await ask(`/notices/${id}/send`)).status).toBe(404);
      const wrong = { method: 'POST', body: '{"uncertain":"yes"}' };
      expect((await ask(`/notices/${id}/send`, wrong)).status).toBe(422);
      // What came through a proxy is from somebody else, whatever it brings.
      for (const header of ['X-Forwarded-For', 'Forwarded', 'Via'])
        expect(
          (await ask(`/notices/${id}/send`, order, server.key, { [header]: 'x' })).status,
        ).toBe(401);
      expect(await states()).toMatchObject({ failed: 2 });
      const answer = await ask(`/notices/${id}/send`, order);
      expect(await answer.json()).toMatchObject({ again: 1 });
      const said = await (await ask(`/notices/${id}/members`)).json();
      expect(said.lines).toHaveLength(8);
      expect(said.figures).toContainEqual({ state: 'queued', count: 1 });
    } finally {
      await server.close();
    }
  });

  test('lets a paused distribution go on', async () => {
    await distributed();
    await desk.db.update(notices).set({
      pausedAt: desk.clock.now(),
      pausedFor: { why: { kind: 'login-denied', times: 3 }, said: '535 no' },
    });
    const resume = async () => asCommandLine(desk)(`/notices/${await noticeId()}/resume`, {});
    expect(await resume()).toMatchObject({ status: 200, body: { outcome: 'resumed' } });
    expect(await resume()).toMatchObject({ status: 409, body: { detail: 'not paused' } });
    expect((await desk.db.select().from(notices))[0]?.pausedAt).toBeNull();
  });
});

describe('SEND by mail', () => {
  test('sends it to those missing, once, on the word of the clerk who got the account', async () => {
    await distributed();
    await clerkOrders(desk, 'distribution-account', 'SEND');
    await desk.settle(2);
    expect(noticesTo(at('karen.mork'))).toHaveLength(2);
    expect(noticesTo(at('mette.ostergaard'))).toHaveLength(1);
    expect(await accounts()).toHaveLength(2);
    const [entry] = await desk.db.select().from(audit).where(eq(audit.what, 'resend'));
    expect(entry).toMatchObject({ who: 'anna' });
    expect(entry?.message).not.toBeNull();
  });

  test('with UNCERTAIN also to those who may have it', async () => {
    await distributed();
    await clerkOrders(desk, 'distribution-account', 'SEND', 'UNCERTAIN');
    await desk.settle(2);
    expect(noticesTo(at('mette.ostergaard'))).toHaveLength(2);
  });

  test('with another word it is not guessed at', async () => {
    await distributed();
    await clerkOrders(desk, 'distribution-account', 'SEND', 'Ole only');
    await desk.settle(2);
    expect(noticesTo(at('karen.mork'))).toHaveLength(1);
    expect((await latestLetter(desk, 'order-not-done')).text).toContain('UNCERTAIN');
  });

  test('when nobody can be sent it, the clerk is told why', async () => {
    await distributed();
    await change('m04', { undeliverableSince: desk.clock.now() });
    await clerkOrders(desk, 'distribution-account', 'SEND');
    await desk.settle(2);
    const { text } = await latestLetter(desk, 'order-not-done');
    expect(text).toContain('Your order could not be carried out.');
    expect(text).toContain('2 addresses do not work');
    expect((await desk.db.select().from(commands)).map((c) => c.state)).toContain('refused');
    expect(await accounts()).toHaveLength(1);
  });

  test.each([
    ['another clerk', at('bo.kjaer')],
    ['a member', at('jens.baekgaard')],
  ])('the right code from %s sends nothing', async (_who, from) => {
    await distributed();
    const code = await codeOf(desk, 'distribution-account', 'SEND');
    await desk.receive(mailFrom({ from, text: `SEND ${code}` }));
    await desk.settle();
    expect(noticesTo(at('karen.mork'))).toHaveLength(1);
  });

  test('the code of an approval does not send', async () => {
    await distributed();
    const code = await codeOf(desk, 'approval-request', 'APPROVE');
    await desk.receive(mailFrom({ from: at('anna.lund'), text: `SEND ${code}` }));
    await desk.settle();
    expect(noticesTo(at('karen.mork'))).toHaveLength(1);
  });
});
