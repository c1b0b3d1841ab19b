/** Reports to the IPU: composed of what was done, sent only after a clerk's yes, once, and acknowledged. */
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { actions, letters, reportActions, reports } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';

const ipu = 'hrteam@ipu.org';
const jens = 'jens.baekgaard@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatTold();
  await desk.receive(
    mailFrom({
      from: jens,
      inReplyTo: noticeTo(desk, jens).messageId,
      text: 'DONE meet-ambassadors PHL-08 2020-12-07',
    }),
  );
  await desk.settle();
});
afterEach(() => desk.close());

const at = async (moment: string, times = 1) => {
  desk.clock.turnTo(new Date(moment));
  await desk.settle(times);
};
const toIpu = () => desk.sent.filter((m) => m.envelope.to === ipu);
const report = async (number = 1) =>
  (await desk.db.select().from(reports).where(eq(reports.number, number)))[0];

test('when a quarter has ended one report is drafted and put before the clerk; nothing leaves without a yes', async () => {
  await at('2021-01-04T10:00:00+01:00', 2);
  await at('2021-02-04T10:00:00+01:00', 2);
  expect(await desk.db.select().from(reports)).toHaveLength(1);
  expect((await report())?.state).toBe('draft');
  expect(toIpu()).toEqual([]);
  expect((await latestLetter(desk, 'report-draft')).person).toBe('anna');
});

test('approved, it is sent once to the IPU, names no member, and is acknowledged by the answer', async () => {
  await at('2021-01-04T10:00:00+01:00');
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await desk.settle(2);
  expect((await report())?.state).toBe('sent');
  expect(toIpu()).toHaveLength(1);
  const mail = await simpleParser(toIpu()[0]?.raw as Buffer);
  expect(mail.text).toContain('PHL-08');
  expect(mail.text).not.toContain('Bækgaard');
  expect(mail.headers.has('auto-submitted')).toBe(false);
  await desk.receive(
    mailFrom({ from: ipu, inReplyTo: mail.messageId ?? '', text: 'Thank you for this report.' }),
  );
  await desk.settle(2);
  expect((await report())?.state).toBe('acknowledged');
  expect((await latestLetter(desk, 'report-acknowledged')).text).toContain(
    'Thank you for this report.',
  );
});

test('an acknowledgement that only pretends to come from the IPU changes nothing', async () => {
  await at('2021-01-04T10:00:00+01:00');
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await desk.settle();
  await desk.receive(
    mailFrom({ from: ipu, inReplyTo: toIpu()[0]?.messageId ?? '', text: 'Thanks', dmarc: 'fail' }),
  );
  await desk.settle();
  expect((await report())?.state).toBe('sent');
});

test('each action is told in one report; the next one stands in the same thread', async () => {
  await at('2021-01-04T10:00:00+01:00');
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await desk.settle();
  await desk.receive(
    mailFrom({
      from: jens,
      inReplyTo: noticeTo(desk, jens).messageId,
      text: 'DONE inform-media VEN-13 2021-02-01',
    }),
  );
  await at('2021-02-02T10:00:00+01:00');
  await at('2021-04-06T10:00:00+02:00');
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await desk.settle();
  const told = await desk.db.select().from(reportActions);
  expect(new Set(told.map((t) => t.action)).size).toBe(told.length);
  expect(told).toHaveLength(3);
  const [first, second] = toIpu();
  expect((await simpleParser(second?.raw as Buffer)).references).toContain(first?.messageId);
});

test('what is internal does not leave the house', async () => {
  await desk.db
    .update(actions)
    .set({ visibility: 'internal' })
    .where(eq(actions.kind, 'meet-ambassadors'));
  await at('2021-01-04T10:00:00+01:00');
  expect((await latestLetter(desk, 'report-draft')).text).not.toContain('Meet the ambassador');
  expect(await desk.db.select().from(reportActions)).toHaveLength(1);
});

test('a rejected draft gives its actions back to the next report', async () => {
  await at('2021-01-04T10:00:00+01:00');
  await clerkOrders(desk, 'report-draft', 'REJECT', 'wait for the committee');
  await desk.settle();
  expect((await report())?.state).toBe('discarded');
  await at('2021-04-06T10:00:00+02:00');
  expect(
    await desk.db
      .select()
      .from(reportActions)
      .where(eq(reportActions.report, (await report(2))?.id ?? '')),
  ).toHaveLength(2);
  expect(toIpu()).toEqual([]);
});

test('nobody knows whether the report arrived: it is never sent again by itself', async () => {
  desk.answer = (m) =>
    m.envelope.to === ipu
      ? { result: 'unknown', response: 'connection lost' }
      : { result: 'accepted', response: '250 ok' };
  await at('2021-01-04T10:00:00+01:00');
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await at('2021-01-04T12:00:00+01:00');
  await at('2021-01-20T12:00:00+01:00');
  expect(toIpu()).toHaveLength(1);
  expect((await report())?.state).toBe('approved');
  expect((await desk.db.select().from(letters).where(eq(letters.mail, 'report')))[0]?.state).toBe(
    'uncertain',
  );
});
