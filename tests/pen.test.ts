/** What the desk puts aside stays within a clerk's reach: one word takes it out again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, latestLetter, mailFrom } from '../demo/correspondence.ts';
import { commands, decisions, mailings, messages } from '../src/database/tables.ts';
import { penMessage } from '../src/inbox/pen.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const anna = 'anna.lund@parlament.example';
const message = async () => (await desk.db.select().from(messages).limit(1))[0];
const mailing = async () => (await desk.db.select().from(mailings))[0];
const minute = async () => {
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  await desk.settle(2);
};

describe('a message that failed three times', () => {
  const fail = async () => {
    await desk.receive(mailFile('09-en-fr-pair'));
    desk.loseQueue();
    const row = await message();
    await penMessage(desk, row?.id ?? '', { code: 'too-slow' });
    return row?.id ?? '';
  };

  test('is in the pen with its reason, and RETRY sends it round again', async () => {
    await fail();
    await desk.settle();
    expect(await mailing()).toBeUndefined();
    const { text } = await latestLetter(desk, 'message-quarantined');
    expect(text).toContain('It took too long to read.');
    await clerkOrders(desk, 'message-quarantined', 'RETRY');
    await minute();
    expect(await mailing()).toMatchObject({ state: 'read' });
  });

  test('is sent round once for each word; the second finds nothing there', async () => {
    await fail();
    await clerkOrders(desk, 'message-quarantined', 'RETRY');
    await minute();
    await clerkOrders(desk, 'message-quarantined', 'RETRY');
    await minute();
    const orders = await desk.db.select().from(commands).orderBy(commands.takenAt);
    expect(orders.map((o) => o.state)).toEqual(['done', 'refused']);
    expect(await desk.db.select().from(mailings)).toHaveLength(1);
  });
});

describe('a mail that only pretends, so the desk thinks', () => {
  beforeEach(async () => {
    await desk.receive(mailFile('16-spoofed-ipu'));
    await desk.settle();
  });

  test('is a mailing when a clerk says so; it is read, and waits for a yes', async () => {
    expect(await mailing()).toBeUndefined();
    await clerkOrders(desk, 'message-quarantined', 'RELEASE');
    await minute();
    const row = await mailing();
    expect(row).toMatchObject({ state: 'read', genuine: 'not-genuine' });
    desk.clock.turnTo(new Date('2021-03-01T12:00:00+01:00'));
    await desk.settle();
    expect((await mailing())?.state).toBe('read');
  });

  test('stays where it is without a word', async () => {
    await minute();
    expect(await mailing()).toBeUndefined();
    expect((await message())?.state).toBe('settled');
  });
});

test('a quarantined mailing that a clerk dismisses is rejected, unread', async () => {
  const unproven = mailFile('09-en-fr-pair')
    .toString('latin1')
    .replace('Authentication-Results: mx.parlament.example;', 'X-Removed:');
  await desk.receive(Buffer.from(unproven, 'latin1'));
  await desk.settle();
  await clerkOrders(desk, 'message-quarantined', 'REJECT');
  await minute();
  expect(await mailing()).toMatchObject({ state: 'rejected' });
  expect(await desk.db.select().from(decisions)).toEqual([]);
});

test('after five wrong codes in an hour a right one does not get through either', async () => {
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  const code = await codeOf(desk, 'approval-request', 'APPROVE');
  for (let i = 0; i < 5; i += 1) {
    await desk.receive(mailFrom({ from: anna, text: `APPROVE ABCD-EFG${i}` }));
    await desk.settle();
  }
  await desk.receive(mailFrom({ from: anna, text: `APPROVE ${code}` }));
  await desk.settle();
  expect((await mailing())?.state).toBe('read');
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61 * 60_000));
  await desk.receive(mailFrom({ from: anna, text: `APPROVE ${code}` }));
  await desk.settle();
  expect((await mailing())?.state).toBe('distributed');
});
