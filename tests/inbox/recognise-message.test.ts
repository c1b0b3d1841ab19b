/** A stored message meets a DNS that does not answer, answers late, or never does. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../src/database/tables.ts';
import type { Resolve } from '../../src/desk.ts';
import { nextLook } from '../../src/inbox/dns-patience.ts';
import { recogniseMessage } from '../../src/inbox/recognise-message.ts';
import { sweepInbox } from '../../src/inbox/sweep.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { inEnglish } from '../incoming/in-english.ts';
import { arrivedAt, dnsFailing, dnsOf, letter, published, signed } from '../incoming/signed.ts';

const mail = await signed(letter());
const hour = 3_600_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

/** A mail is stored, in the world of this DNS. */
async function arrive(resolve: Resolve, raw = mail) {
  let dns = resolve;
  Object.assign(desk, { resolve: (name: string, type: string) => dns(name, type) });
  desk.clock.turnTo(arrivedAt);
  await desk.receive(raw);
  const row = async () => {
    const [found] = await desk.db.select().from(messages);
    if (!found) throw new Error('Nothing was stored');
    return found;
  };
  const { id } = await row();
  const dnsBecomes = (now: Resolve) => {
    dns = now;
  };
  return { id, look: () => recogniseMessage(desk, id), row, dnsBecomes };
}

describe('a DNS that does not answer', () => {
  test('makes pauses grow, and comes to an end after a day', () => {
    const pauses: number[] = [];
    let now = arrivedAt;
    for (let at = nextLook(arrivedAt, now); at; at = nextLook(arrivedAt, now)) {
      pauses.push((at.getTime() - now.getTime()) / 60_000);
      now = at;
    }
    expect(pauses.slice(0, 10)).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 120, 120]);
    expect(now.getTime() - arrivedAt.getTime()).toBeLessThanOrEqual(26 * hour);
  });

  test('keeps the message waiting out of the way of the sweep; then it goes on by itself', async () => {
    const { look, row, dnsBecomes } = await arrive(dnsFailing('ETIMEOUT'));
    for (let i = 0; i < 2; i += 1) {
      const result = await look();
      if (result.result !== 'again') throw new Error(result.result);
      expect(await row()).toMatchObject({ state: 'stored', verdict: null, notBefore: result.at });
      expect(await sweepInbox(desk)).toEqual([]);
      desk.clock.turnTo(result.at);
    }
    dnsBecomes(dnsOf(published));
    expect(await sweepInbox(desk)).toHaveLength(1);
    expect((await look()).result).toBe('done');
    expect(await row()).toMatchObject({
      state: 'recognised',
      verdict: { result: 'genuine', method: 'dkim', key: { domain: 'ipu.org', bits: 2048 } },
    });
  });

  test('a look before its moment asks nobody', async () => {
    const asked: string[] = [];
    const { look, dnsBecomes } = await arrive(dnsFailing('ESERVFAIL'));
    const first = await look();
    expect(await sweepInbox(desk)).toEqual([]);
    dnsBecomes(dnsOf(published, asked));
    expect(await look()).toMatchObject({ result: 'again', at: (first as { at: Date }).at });
    expect(asked).toEqual([]);
  });

  test('after a day a person decides, told that the DNS was silent', async () => {
    const { look, row } = await arrive(dnsFailing('ESERVFAIL'));
    await look();
    desk.clock.turnTo(new Date((await row()).storedAt.getTime() + 24 * hour));
    expect((await look()).result).toBe('done');
    const { verdict } = await row();
    expect(verdict).toMatchObject({ result: 'unknown', method: 'none' });
    expect(inEnglish(verdict?.evidence ?? []).join('; ')).toContain(
      'DNS did not answer for ipu.org',
    );
  });
});

test('a signature that expires while the DNS is silent counts by the moment of arrival', async () => {
  const expires = new Date(arrivedAt.getTime() + hour);
  const shortLived = await signed(letter(), { expires });
  const { look, row, dnsBecomes } = await arrive(dnsFailing('ETIMEOUT'), shortLived);
  await look();
  desk.clock.turnTo(new Date(arrivedAt.getTime() + 3 * hour));
  dnsBecomes(dnsOf(published));
  await look();
  expect((await row()).verdict?.result).toBe('genuine');
});

test('twice is once, and a message sent round again keeps the verdict of its arrival', async () => {
  const { id, look, row, dnsBecomes } = await arrive(dnsOf(published));
  expect((await look()).result).toBe('done');
  const first = await row();
  expect((await look()).result).toBe('nothing-to-do');
  expect(await row()).toEqual(first);
  // The key is withdrawn, and a clerk sends the message round again from the pen.
  dnsBecomes(dnsOf({}));
  const at = eq(messages.id, id);
  await desk.db.update(messages).set({ state: 'failed' }).where(at);
  await desk.db.update(messages).set({ state: 'stored' }).where(at);
  expect((await look()).result).toBe('done');
  expect((await row()).verdict).toEqual(first.verdict);
});
