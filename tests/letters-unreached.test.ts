/** A letter of the desk that does not reach its reader: somebody else is told, once. */
import { eq, like } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../demo/correspondence.ts';
import { deliveries, letters } from '../src/database/tables.ts';
import type { FinishedMail, SendOutcome } from '../src/desk.ts';
import { mostUncertainTries } from '../src/domain/delivery.ts';
import { sweepLetters } from '../src/post/sweep.ts';
import { mailFile, type TestDesk, testDesk } from './desk.ts';
import { deskThatAsked } from './people.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const accepted: SendOutcome = { result: 'accepted', response: '250 ok' };
const unknown: SendOutcome = { result: 'unknown', response: 'connection lost' };
const to = (address: string) => (mail: FinishedMail) => mail.envelope.to === address;
const toAnna = to('anna.lund@parlament.example');
const told = () => desk.db.select().from(letters).where(like(letters.once, 'letter-unreached:%'));

/** A mailing arrives, and what is written to its clerk ends so. */
async function annaIsAsked(outcome: SendOutcome, times = 1): Promise<void> {
  desk = await testDesk();
  desk.answer = (mail) => (toAnna(mail) ? outcome : accepted);
  await desk.receive(mailFile('01-letter-combined'));
  await desk.settle(times);
}

/** Hours go by, each with its sweep; the mailing itself waits for its clerk no longer than four. */
async function hoursGoBy(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 3_600_000));
    await desk.settle();
  }
}

describe('a letter', () => {
  test.each([1, 2])(
    'that is refused is told of to another clerk, once (each job done %i times)',
    async (times) => {
      await annaIsAsked({ result: 'refused', response: '550 5.1.1 no such user' }, times);
      await hoursGoBy(3);
      const all = await told();
      expect(all.map(({ person }) => person)).toEqual(['bo']);
      const { text } = await latestLetter(desk, 'desk-fault');
      // In Bo's language.
      expect(text).toMatch(/til anna\.lund@parlament\.example blev\s+ikke afleveret/);
      expect(text).toContain('550 5.1.1 no such user');
    },
  );

  test('that stays uncertain goes again with the same Message-ID, five times in all; then another clerk is told, once', async () => {
    await annaIsAsked(unknown);
    const asked = await latestLetter(desk, 'approval-request');
    const tries = () => desk.sent.filter(({ messageId }) => messageId === asked.messageId).length;
    await hoursGoBy(mostUncertainTries - 2);
    expect(tries()).toBe(mostUncertainTries - 1);
    expect(await told()).toEqual([]);
    await hoursGoBy(6);
    expect(tries()).toBe(mostUncertainTries);
    const about = (await told()).filter(({ once }) => once.endsWith(asked.id));
    expect(about.map(({ person }) => person)).toEqual(['bo']);
    const { text } = await latestLetter(desk, 'desk-fault');
    expect(text).toMatch(/er afleveret 5 gange til\s+mailserveren/);
  });

  test('that tells of another one is not told of itself', async () => {
    desk = await testDesk();
    desk.answer = () => ({ result: 'refused', response: '550 5.1.1 no such user' });
    await desk.receive(mailFile('09-en-fr-pair'));
    await desk.settle();
    await hoursGoBy(2);
    const all = await told();
    expect(all.length).toBeGreaterThan(0);
    expect(all.every(({ state }) => state === 'failed')).toBe(true);
    const ids = new Set(all.map(({ id }) => id));
    expect(all.filter(({ once }) => ids.has(once.slice('letter-unreached:'.length)))).toEqual([]);
  });
});

test('a letter whose dialogue lasts longer than the desk waits before it calls it uncertain is sent, and not sent again', async () => {
  desk = await testDesk();
  const taken: string[] = [];
  desk.postman.send = async ({ messageId }) => {
    taken.push(messageId);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 3_600_000));
    await sweepLetters(desk);
    return accepted;
  };
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  await hoursGoBy(2);
  expect(taken.length).toBeGreaterThan(0);
  expect(new Set(taken).size).toBe(taken.length);
  const states = await desk.db.select({ state: letters.state }).from(letters);
  expect(states.every(({ state }) => state === 'sent')).toBe(true);
});

test('a notice that is to be tried again while uncertain goes five times in all: each may have arrived', async () => {
  desk = await deskThatAsked(undefined, { delivery: { uncertain: 'retry' } });
  const toOle = to('ole.friis@parlament.example');
  desk.answer = (mail) => (toOle(mail) ? unknown : accepted);
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
  await hoursGoBy(8);
  const notices = desk.sent.filter((m) => toOle(m) && m.messageId.startsWith('<notice.'));
  expect(notices).toHaveLength(mostUncertainTries);
  expect(new Set(notices.map(({ messageId }) => messageId)).size).toBe(1);
  const [delivery] = await desk.db
    .select()
    .from(deliveries)
    .where(eq(deliveries.address, 'ole.friis@parlament.example'));
  expect(delivery).toMatchObject({ state: 'uncertain', attempts: mostUncertainTries });
});
