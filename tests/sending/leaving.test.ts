/** A service that stops in the midst of a distribution finishes what it is sending, and leaves the rest to the others. */
import { afterEach, expect, test } from 'vitest';
import { clerkOrders } from '../../demo/correspondence.ts';
import { deliveries, notices } from '../../src/database/tables.ts';
import { sendNotice } from '../../src/distribution/sending/send-notice.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatAsked } from '../people.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

test('what is under way is sent and written down; nothing further is taken', async () => {
  desk = await deskThatAsked(undefined, { delivery: { window: '01:00-02:00' } });
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle(2);
  const [notice] = await desk.db.select().from(notices);
  const before = desk.sent.length;
  const leave = new AbortController();
  desk.answer = () => {
    if (desk.sent.length - before === 7) leave.abort();
    return { result: 'accepted', response: '250 2.0.0 taken' };
  };
  const open = { ...desk.config, delivery: { ...desk.config.delivery, window: null } };
  const stopping = { ...desk, config: open, leaving: leave.signal };
  expect(await sendNotice(stopping, notice?.id ?? '')).toMatchObject({ result: 'again' });

  const sent = desk.sent.length - before;
  const states = (await desk.db.select().from(deliveries)).map(({ state }) => state);
  expect(states.filter((state) => state === 'sent')).toHaveLength(sent);
  expect(states.filter((state) => state === 'queued')).toHaveLength(50 - sent);
  expect(sent).toBeLessThan(40);
});
