/** Of several processes one reads the mailbox: who that is, and what one that is it no more can do. */
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { fetches, leases, mailboxes, messages } from '../../src/database/tables.ts';
import type { Desk, Mailbox, Portion } from '../../src/desk.ts';
import { collectOnce } from '../../src/inbox/collect.ts';
import { LeaseLost, releaseLease, renewLease, takeLease } from '../../src/inbox/lease.ts';
import { notePoll, storePortion } from '../../src/inbox/rows.ts';
import { letter } from '../contracts/mailbox.ts';
import { smallDesk } from '../desk.ts';

const portion = (uid: number, uidValidity = '1'): Portion => ({
  uidValidity,
  messages: [{ uid, raw: letter(`message ${uid}`) }],
  refused: [],
  gone: [],
  upTo: uid,
});

const taken = async (desk: Desk, holder: string) => {
  const lease = await takeLease(desk.db, 'inbox', holder);
  if (!lease) throw new Error(`${holder} did not get the lease`);
  return lease;
};

/** As if its holder had not been heard of for so long. */
const runOut = (desk: Desk) =>
  desk.db.update(leases).set({ until: sql`clock_timestamp() - interval '1 second'` });

test('of two who ask, one gets it; when it lets go, the other gets it at once', async () => {
  const desk = await smallDesk();
  const first = await taken(desk, 'first');
  expect(await takeLease(desk.db, 'inbox', 'second')).toBeNull();
  expect(await takeLease(desk.db, 'another mailbox', 'second')).not.toBeNull();
  await releaseLease(desk.db, first);
  expect((await taken(desk, 'second')).term).toBeGreaterThan(first.term);
  await desk.close();
});

test('it lasts as long as its holder is heard of', async () => {
  const desk = await smallDesk();
  const first = await taken(desk, 'first');
  await runOut(desk);
  // Nobody has asked meanwhile: it is still the first one's.
  expect(await renewLease(desk.db, first)).toBe(true);
  expect(await takeLease(desk.db, 'inbox', 'second')).toBeNull();
  await runOut(desk);
  await taken(desk, 'second');
  expect(await renewLease(desk.db, first)).toBe(false);
  // Nor does it take it from the second by letting go of what it has no more.
  await releaseLease(desk.db, first);
  expect(await takeLease(desk.db, 'inbox', 'third')).toBeNull();
  await desk.close();
});

test('who stood still and comes back writes down nothing: no message, no progress, no look', async () => {
  const desk = await smallDesk();
  const first = await taken(desk, 'first');
  await storePortion(desk, 'inbox', portion(1), first);
  await runOut(desk);
  const second = await taken(desk, 'second');
  // The mailbox was numbered anew meanwhile.
  await storePortion(desk, 'inbox', portion(7, '2'), second);
  const read = await desk.db.select().from(mailboxes);
  await expect(storePortion(desk, 'inbox', portion(2), first)).rejects.toThrow(LeaseLost);
  await expect(notePoll(desk.db, 'inbox', desk.clock.now(), first)).rejects.toThrow(LeaseLost);
  expect(await desk.db.select().from(mailboxes)).toEqual(read);
  expect(await desk.db.$count(messages)).toBe(2);
  expect(await desk.db.$count(fetches, eq(fetches.uidValidity, '1'))).toBe(1);
  await desk.close();
});

test('a look ends between two portions when the service stops; the next one goes on from there', async () => {
  const desk = await smallDesk();
  const stop = new AbortController();
  const mailbox: Mailbox = {
    name: 'inbox',
    async *look(progress) {
      for (let uid = (progress?.highestUid ?? 0) + 1; uid <= 5; uid += 1) {
        if (uid === 3) stop.abort();
        yield portion(uid);
      }
    },
    putAway: async () => {},
    watch: async () => {},
  };
  const lease = await taken(desk, 'first');
  expect(await collectOnce(desk, mailbox, { lease, signal: stop.signal })).toBe(3);
  await releaseLease(desk.db, lease);
  const next = { lease: await taken(desk, 'second'), signal: new AbortController().signal };
  expect(await collectOnce(desk, mailbox, next)).toBe(2);
  expect(await desk.db.$count(messages)).toBe(5);
  await desk.close();
});
