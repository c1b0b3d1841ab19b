/** Politeness: limits by the minute, hours of sending, servers in trouble, and distributions that stand still. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../../demo/correspondence.ts';
import { deliveries, members, notices, sendingDomains } from '../../src/database/tables.ts';
import { claimAtPace, noteTrouble } from '../../src/distribution/sending/pace.ts';
import { resumeNotice } from '../../src/distribution/sending/pause.ts';
import { bucketOf, tokensAt, troubleWait } from '../../src/domain/pace.ts';
import { windowOpens } from '../../src/domain/sending-window.ts';
import { type TestDesk, testDesk } from '../desk.ts';
import { deskThatAsked } from '../people.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const sentNotices = () => desk.sent.filter((m) => m.messageId.startsWith('<notice.'));
const states = async () => {
  const counted: Record<string, number> = {};
  for (const { state } of await desk.db.select().from(deliveries))
    counted[state] = (counted[state] ?? 0) + 1;
  return counted;
};
const later = (seconds: number) =>
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + seconds * 1000));
async function approved() {
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle(2);
}

describe('limits', () => {
  test('within any minute never more than the limit, whatever the limit and whenever it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.array(
          fc.record({
            ms: fc.integer({ min: 0, max: 20_000 }),
            want: fc.integer({ min: 1, max: 400 }),
          }),
          { maxLength: 60 },
        ),
        (limit, asks) => {
          let at = new Date('2020-12-03T12:00:00Z');
          let level = { tokens: bucketOf(limit).capacity, refilledAt: at };
          const sent: { at: number; n: number }[] = [];
          for (const { ms, want } of asks) {
            at = new Date(at.getTime() + ms);
            const tokens = tokensAt(level, limit, at);
            const n = Math.min(want, Math.floor(tokens));
            // The table keeps four bytes.
            level = { tokens: Math.fround(tokens - n), refilledAt: at };
            sent.push({ at: at.getTime(), n });
          }
          for (const from of sent) {
            const within = sent.filter((s) => s.at >= from.at && s.at < from.at + 60_000);
            expect(within.reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  test('two processes that claim side by side keep the limit together, and use most of it', async () => {
    desk = await deskThatAsked(undefined, { delivery: { perMinute: 40, window: '01:00-02:00' } });
    await approved();
    expect(await states()).toEqual({ queued: 50 });
    const [notice] = await desk.db.select().from(notices);
    // This clock stands still while they claim: on a busy machine sixty turns take more than a minute.
    let now = desk.clock.now().getTime();
    const open = {
      ...desk,
      clock: { now: () => new Date(now) },
      config: { ...desk.config, delivery: { ...desk.config.delivery, window: null } },
    };
    const took: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const claims = await Promise.all([1, 2].map(() => claimAtPace(open, notice?.id ?? '', 20)));
      took.push(claims.flat().length);
      now += 1000;
    }
    const total = took.reduce((sum, n) => sum + n, 0);
    expect(total).toBeLessThanOrEqual(40);
    expect(total).toBeGreaterThan(30);
    expect((await states()).sending).toBe(total);
  });

  test('to one domain at most so many in a minute; the others do not wait for it', async () => {
    desk = await deskThatAsked(undefined, { delivery: { perDomainPerMinute: 1 } });
    const all = await desk.db.select().from(members).orderBy(members.key);
    for (const [i, { id }] of all.entries())
      if (i < 10)
        await desk.db
          .update(members)
          .set({ email: `m${i}@other${i}.example` })
          .where(eq(members.id, id));
    await approved();
    expect(await states()).toEqual({ sent: 11, queued: 39 });
    later(65);
    await desk.settle(2);
    expect(await states()).toEqual({ sent: 12, queued: 38 });
    const rows = await desk.db.select().from(sendingDomains);
    expect(rows).toHaveLength(11);
  });
});

describe('hours of sending', () => {
  test.each([
    ['07:00-21:00', '2020-12-03T08:00:00+01:00', null],
    ['07:00-21:00', '2020-12-03T06:59:00+01:00', '2020-12-03T07:00:00+01:00'],
    ['07:00-21:00', '2020-12-03T21:00:00+01:00', '2020-12-04T07:00:00+01:00'],
    ['22:00-06:00', '2020-12-03T23:30:00+01:00', null],
    ['22:00-06:00', '2020-12-03T05:59:00+01:00', null],
    ['22:00-06:00', '2020-12-03T12:00:00+01:00', '2020-12-03T22:00:00+01:00'],
    // The night on which clocks go forward has no 02:30.
    ['02:30-05:00', '2021-03-28T00:30:00+01:00', '2021-03-28T03:30:00+02:00'],
    [null, '2020-12-03T03:00:00+01:00', null],
  ])('%s at %s', (window, at, opens) => {
    expect(windowOpens(window, 'Europe/Copenhagen', new Date(at))).toEqual(
      opens && new Date(opens),
    );
  });

  test('outside of them no notice goes out, and letters to clerks do', async () => {
    desk = await deskThatAsked(undefined, { delivery: { window: '07:00-15:00' } });
    await approved();
    expect(await states()).toEqual({ queued: 50 });
    expect((await latestLetter(desk, 'approval-request')).subject).toBeTruthy();
    desk.clock.turnTo(new Date('2020-12-04T07:00:00+01:00'));
    await desk.settle(2);
    expect(await states()).toEqual({ sent: 50 });
  });
});

describe('a server in trouble', () => {
  test('is left alone, longer each time; its mails lose no try; the first that it takes ends it', async () => {
    desk = await deskThatAsked();
    desk.answer = () => ({ result: 'unavailable', of: 'server', response: '421 4.3.2 Closing' });
    await approved();
    const tried = sentNotices().length;
    // Not all of them: only those under way when it said so.
    expect(tried).toBeLessThanOrEqual(20);
    const row = async () => (await desk.db.select().from(sendingDomains))[0];
    expect(await row()).toMatchObject({ domain: '*', refusals: 1, because: '421 4.3.2 Closing' });
    expect(new Set((await desk.db.select().from(deliveries)).map((d) => d.attempts))).toEqual(
      new Set([0]),
    );
    for (let n = 2; n <= 4; n += 1) {
      later(troubleWait(n - 1) / 1000);
      await desk.settle();
      expect((await row())?.refusals).toBe(n);
    }
    desk.answer = () => ({ result: 'accepted', response: '250 ok' });
    later(300);
    await desk.settle(2);
    expect(await row()).toMatchObject({ refusals: 0, notBefore: null, because: null });
    later(600);
    await desk.settle();
    expect(await states()).toEqual({ sent: 50 });
  });

  test('a domain in trouble waits alone', async () => {
    desk = await deskThatAsked();
    const [first] = await desk.db.select().from(members).orderBy(members.key);
    await desk.db
      .update(members)
      .set({ email: 'x@slow.example' })
      .where(eq(members.id, first?.id ?? ''));
    desk.answer = (m) =>
      m.envelope.to.endsWith('@slow.example')
        ? { result: 'unavailable', of: 'domain', response: 'Connection closed' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    expect(await states()).toEqual({ sent: 49, queued: 1 });
    expect((await desk.db.select().from(sendingDomains)).map((d) => d.domain)).toEqual([
      'slow.example',
    ]);
    desk.answer = () => ({ result: 'accepted', response: '250 ok' });
    later(120);
    await desk.settle(2);
    expect(await states()).toEqual({ sent: 50 });
  });

  test('the wait in the database is that of domain/pace.ts', async () => {
    desk = await testDesk();
    for (let n = 1; n <= 10; n += 1) {
      expect(await noteTrouble(desk, desk.db, 'p.example', '421')).toBe(n);
      // Meanwhile it counts once, however many mails failed.
      expect(await noteTrouble(desk, desk.db, 'p.example', '421')).toBe(0);
      const [row] = await desk.db.select().from(sendingDomains);
      const wait = Number(row?.notBefore) - desk.clock.now().getTime();
      expect(Math.abs(wait - troubleWait(n))).toBeLessThan(2000);
      desk.clock.turnTo(row?.notBefore ?? desk.clock.now());
    }
  });
});

describe('a distribution that goes wrong stands still', () => {
  const faults = async () => (await latestLetter(desk, 'desk-fault').catch(() => null))?.text ?? '';

  test('more refusals than the limit: paused, the administrator told once, and it goes on when told to', async () => {
    desk = await deskThatAsked(undefined, { delivery: { pauseAtErrors: 0.2 } });
    let n = 0;
    desk.answer = (m) =>
      m.messageId.startsWith('<notice.') && ++n % 3 === 0
        ? { result: 'refused', response: '550 5.1.1 no such user' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    const { sent = 0, failed = 0, queued = 0 } = await states();
    // Twenty say something; no more than twenty may be under way then.
    expect(sent + failed).toBeGreaterThanOrEqual(20);
    expect(sent + failed).toBeLessThan(40);
    expect(queued).toBe(50 - sent - failed);
    const [notice] = await desk.db.select().from(notices);
    expect(notice?.pausedFor).toMatchObject({ said: '550 5.1.1 no such user' });
    expect(await faults()).toContain('550 5.1.1 no such user');
    expect(await faults()).toContain(`desk resume ${notice?.id}`);
    later(3600);
    await desk.settle(2);
    expect((await states()).queued).toBe(queued);
    expect(desk.sent.filter((m) => m.messageId.startsWith('<desk-fault.'))).toHaveLength(1);

    desk.answer = () => ({ result: 'accepted', response: '250 ok' });
    expect(await resumeNotice(desk, notice?.id ?? '', 'command-line')).toBe(true);
    expect(await resumeNotice(desk, notice?.id ?? '', 'command-line')).toBe(false);
    await desk.settle(2);
    expect(await states()).toEqual({ sent: sent + queued, failed });
  });

  test('refused for reasons of policy, all of them: paused before many are lost', async () => {
    desk = await deskThatAsked();
    desk.answer = (m) =>
      m.messageId.startsWith('<notice.')
        ? { result: 'refused', response: '550 5.7.1 Relaying denied' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    expect((await states()).failed).toBeLessThanOrEqual(20);
    expect(await faults()).toContain('not about the members’ addresses');
  });

  test('a login denied three times in a row pauses it; nothing is lost', async () => {
    desk = await deskThatAsked();
    desk.answer = (m) =>
      m.messageId.startsWith('<notice.')
        ? { result: 'unavailable', of: 'login', response: '535 5.7.8 wrong' }
        : { result: 'accepted', response: '250 ok' };
    await approved();
    for (let n = 0; n < 3; n += 1) {
      later(3600);
      await desk.settle();
    }
    expect(await states()).toEqual({ queued: 50 });
    expect(await faults()).toContain('denied the login 3 times');
  });
});

test('what is told in the mail of another delivery shares each of its moves', async () => {
  desk = await deskThatAsked(undefined, { delivery: { window: '16:00-17:00' } });
  await approved();
  const [lead, follower] = await desk.db.select().from(deliveries).limit(2);
  await desk.db
    .update(deliveries)
    .set({ digestOf: lead?.id ?? '' })
    .where(eq(deliveries.id, follower?.id ?? ''));
  const row = async (id = '') =>
    (await desk.db.select().from(deliveries).where(eq(deliveries.id, id)))[0];
  let first = true;
  const seen: unknown[] = [];
  desk.postman.send = async (mail) => {
    desk.sent.push(mail);
    if (mail.envelope.to !== lead?.address) return { result: 'accepted', response: '250 ok' };
    seen.push([(await row(lead?.id))?.state, (await row(follower?.id))?.state]);
    if (!first) return { result: 'accepted', response: '250 together' };
    first = false;
    return { result: 'later', response: '452 later' };
  };
  desk.clock.turnTo(new Date('2020-12-03T16:00:00+01:00'));
  await desk.settle();
  expect([(await row(lead?.id))?.state, (await row(follower?.id))?.state]).toEqual([
    'queued',
    'queued',
  ]);
  later(300);
  await desk.settle();
  expect(await states()).toEqual({ sent: 50 });
  expect((await row(follower?.id))?.response).toBe('250 together');
  expect(seen).toEqual([
    ['sending', 'sending'],
    ['sending', 'sending'],
  ]);
  expect(sentNotices().filter((m) => m.envelope.to === follower?.address)).toEqual([]);
});
