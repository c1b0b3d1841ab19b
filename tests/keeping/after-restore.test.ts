/** A desk went on after its backup and was lost: what it sent meanwhile is not sent again. */

import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { codeOf, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { deliveries, letters, mailings, messages } from '../../src/database/tables.ts';
import { release } from '../../src/keeping/restore/release.ts';
import { mailFile, type TestDesk } from '../desk.ts';
import { deskThatAsked } from '../people.ts';
import { backedUp, examined, restored } from './kept.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const notices = ({ sent }: TestDesk) => sent.filter((m) => m.messageId.startsWith('<notice.'));
const states = async (of: TestDesk) =>
  (await of.db.select().from(deliveries)).map(({ state }) => state).sort();
const withhold = (of: TestDesk) => release(of, { waiting: 'withhold', evenSo: false });
const later = (of: TestDesk, days: number) =>
  of.clock.turnTo(new Date(of.clock.now().getTime() + days * 86_400_000));

/** The clerk's yes, as it lies in the mailbox. */
async function yesOf(asked: TestDesk): Promise<string> {
  const { messageId } = await latestLetter(asked, 'approval-request');
  return mailFrom({
    from: 'anna.lund@parlament.example',
    inReplyTo: messageId,
    text: `APPROVE ${await codeOf(asked, 'approval-request', 'APPROVE')}`,
  });
}

describe('a mailing that was approved and distributed after the backup', () => {
  test('is done again from the mailbox, and not a mail goes out of it, whatever comes', async () => {
    const lost = await deskThatAsked('01-letter-combined', {}, 4);
    const backup = await backedUp(lost);
    const yes = await yesOf(lost);
    await lost.receive(yes);
    await lost.settle();
    expect(notices(lost)).toHaveLength(4);

    // Also where the policy is to send again by itself what is uncertain.
    desk = await restored(lost, backup, { delivery: { uncertain: 'retry' } });
    await desk.receive(mailFile('01-letter-combined'));
    await desk.receive(yes);
    await desk.settle();
    expect(desk.sent).toEqual([]);
    expect(await desk.db.$count(messages)).toBe(2);
    expect(await states(desk)).toEqual(['queued', 'queued', 'queued', 'queued']);

    expect(await withhold(desk)).toMatchObject({ ok: true, notices: 4 });
    for (const days of [0, 1, 30]) {
      later(desk, days);
      await desk.settle();
    }
    expect(notices(desk)).toEqual([]);
    expect(await states(desk)).toEqual(['uncertain', 'uncertain', 'uncertain', 'uncertain']);
    // The clerk is told that nobody knows.
    expect((await latestLetter(desk, 'distribution-account')).text).toContain('4');
    expect((await examined(desk)).faults).toEqual([]);
  });

  test('goes out once where nothing had gone out since the backup', async () => {
    const lost = await deskThatAsked('01-letter-combined', {}, 4);
    const backup = await backedUp(lost);
    const yes = await yesOf(lost);
    desk = await restored(lost, backup);
    await desk.receive(yes);
    await desk.settle();
    expect(desk.sent).toEqual([]);
    expect(await release(desk, { waiting: 'send', evenSo: false })).toMatchObject({
      ok: true,
      notices: 4,
    });
    await desk.settle();
    expect(new Set(notices(desk).map(({ envelope }) => envelope.to)).size).toBe(4);
    expect(notices(desk)).toHaveLength(4);
  });
});

test('notices that were waiting or being sent in the backup are uncertain afterwards, and stay so', async () => {
  const lost = await deskThatAsked('01-letter-combined', {}, 4);
  lost.answer = () => ({ result: 'unavailable', of: 'server', response: 'connection refused' });
  await lost.receive(await yesOf(lost));
  await lost.settle();
  const [first] = await lost.db.select().from(deliveries);
  await lost.db
    .update(deliveries)
    .set({ state: 'sending', claimedAt: lost.clock.now() })
    .where(eq(deliveries.id, first?.id ?? ''));
  expect(await states(lost)).toEqual(['queued', 'queued', 'queued', 'sending']);
  desk = await restored(lost, await backedUp(lost), { delivery: { uncertain: 'retry' } });
  later(desk, 1);
  await desk.settle();
  expect(desk.sent).toEqual([]);
  await withhold(desk);
  later(desk, 1);
  await desk.settle();
  expect(notices(desk)).toEqual([]);
  expect(await states(desk)).toEqual(['uncertain', 'uncertain', 'uncertain', 'uncertain']);
});

test('silence is no yes after a restore: a mailing that had gone out unanswered waits for a clerk, who is asked anew', async () => {
  const lost = await deskThatAsked('01-letter-combined', { approval: { mode: 'delayed' } }, 4);
  const backup = await backedUp(lost);
  later(lost, 5);
  await lost.settle();
  expect(notices(lost)).toHaveLength(4);

  desk = await restored(lost, backup, { approval: { mode: 'delayed' } });
  await desk.settle();
  expect(await withhold(desk)).toMatchObject({ ok: true, held: 1 });
  for (const days of [1, 10, 60]) {
    later(desk, days);
    await desk.settle();
  }
  expect(notices(desk)).toEqual([]);
  expect((await desk.db.select().from(mailings))[0]?.state).toBe('read');
  expect(
    desk.sent.filter(({ envelope }) => envelope.to === 'anna.lund@parlament.example').length,
  ).toBeGreaterThan(0);
  const asked = await desk.db.select().from(letters).where(eq(letters.mail, 'approval-request'));
  expect(asked.map(({ state }) => state).sort()).toEqual(['sent', 'sent']);
});

test('mails go out only when the mailbox was read and all that was in it is done', async () => {
  const lost = await deskThatAsked('01-letter-combined', {}, 4);
  const yes = await yesOf(lost);
  desk = await restored(lost, await backedUp(lost));
  expect(await withhold(desk)).toEqual({
    ok: false,
    fault: 'unsettled',
    unsettled: { unread: ['test'], messages: 0, orders: 0, mailings: 0 },
  });
  await desk.receive(yes);
  expect(await withhold(desk)).toMatchObject({ unsettled: { messages: 1 } });
  await desk.settle();
  expect(await withhold(desk)).toMatchObject({ ok: true });
  expect(await withhold(desk)).toEqual({ ok: false, fault: 'no-standstill' });
});
