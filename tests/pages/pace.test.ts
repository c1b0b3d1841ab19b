/** How often somebody may ask: counted in the database, by rows that name nobody, and cheap for whoever is not meant. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestCounts } from '../../src/database/tables.ts';
import { networkIn } from '../../src/pages/network.ts';
import { forgetRequests, openPace, type PaceRule } from '../../src/pages/pace.ts';
import { smallDesk, type TestDesk } from '../desk.ts';

const rule: PaceRule = { what: 'asking', most: 3, windowMs: 60_000, whose: 'strangers' };
let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await desk.close();
});

const rows = () => desk.db.select().from(requestCounts);
const later = (seconds: number) =>
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + seconds * 1000));
const inTurn = async (times: number, ask: () => Promise<boolean>) => {
  const answers: boolean[] = [];
  for (let i = 0; i < times; i += 1) answers.push(await ask());
  return answers;
};

test('who asks more often than the rule says waits until the window ends, and others do not', async () => {
  const inPace = openPace(desk, rule);
  expect(await inTurn(5, () => inPace('one'))).toEqual([true, true, true, false, false]);
  expect(await inPace('another')).toBe(true);
  later(59);
  expect(await inPace('one')).toBe(false);
  later(1);
  expect(await inTurn(4, () => inPace('one'))).toEqual([true, true, true, false]);
});

test('of requests at the same moment the first are let through', async () => {
  const [one, other] = [openPace(desk, rule), openPace(desk, rule)];
  const answers = await Promise.all([one, one, one, one, one].map((ask) => ask('somebody')));
  expect(answers).toEqual([true, true, true, false, false]);
  expect(await other('somebody')).toBe(false);
});

test('two rules do not count for each other', async () => {
  await inTurn(4, () => openPace(desk, rule)('one'));
  expect(await openPace(desk, { ...rule, what: 'something else' })('one')).toBe(true);
});

test('a count is forgotten after its window', async () => {
  const inPace = openPace(desk, rule);
  await inPace('one');
  later(30);
  await inPace('another');
  await forgetRequests(desk);
  expect(await rows()).toHaveLength(2);
  later(31);
  await desk.settle();
  expect(await rows()).toHaveLength(1);
  later(60);
  await desk.settle();
  expect(await rows()).toEqual([]);
});

test('when nothing can be counted, nobody is let through, and all goes on once it can', async () => {
  const inPace = openPace(desk, rule);
  const broken = vi.spyOn(desk.db, 'insert').mockImplementation(() => {
    throw new Error('no database');
  });
  await expect(Promise.all([inPace('one'), inPace('another')])).rejects.toThrow('no database');
  broken.mockRestore();
  expect(await inPace('one')).toBe(true);
});

describe('a flood of strangers', () => {
  const addresses = Array.from({ length: 2000 }, (_, i) => `198.51.${i >> 8}.${i & 255}`);

  test('fills no more than the rows that there are for strangers, which name nobody', async () => {
    await Promise.all(addresses.map(openPace(desk, rule)));
    const counted = (await rows()).map((row) => row.counted);
    expect(counted.length).toBeGreaterThan(1900);
    for (const each of counted) {
      expect(each).toMatch(/^asking \d+$/);
      expect(Number(each.split(' ')[1])).toBeLessThan(2 ** 18);
    }
    const foreign = { ...desk, secret: Buffer.alloc(32, 1) };
    await desk.db.delete(requestCounts);
    await openPace(foreign, rule)(addresses[0] ?? '');
    await openPace(desk, rule)(addresses[0] ?? '');
    expect(await rows()).toHaveLength(2);
  });

  test('is counted by few statements, however many ask at once', async () => {
    const insert = vi.spyOn(desk.db, 'insert');
    await Promise.all(addresses.map(openPace(desk, rule)));
    expect(insert.mock.calls.length).toBeLessThan(10);
  });

  test('from one address costs nothing once it is over the limit', async () => {
    const inPace = openPace(desk, rule);
    await inTurn(3, () => inPace('one'));
    const insert = vi.spyOn(desk.db, 'insert');
    expect(await inTurn(100, () => inPace('one'))).not.toContain(true);
    expect(insert).not.toHaveBeenCalled();
  });
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['198.51.100.7:51234', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:DB8:0:1::', '2001:db8:0:1::/64'],
  ['[2001:db8:0:1::9]:443', '2001:db8:0:1::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['direct', 'direct'],
  ['', ''],
])('%s is counted as %s', (written, network) => {
  expect(networkIn(written)).toBe(network);
});
