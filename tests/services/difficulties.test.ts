/** Mail servers that make difficulties: at the end of a distribution every member's state is the true one. */
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { clerkOrders } from '../../demo/correspondence.ts';
import { openPostman } from '../../src/adapters/smtp.ts';
import { deliveries, members } from '../../src/database/tables.ts';
import type { DeliveryState } from '../../src/domain/delivery.ts';
import { mailFile, type TestDesk, testDesk } from '../desk.ts';
import { type Behaviour, type DifficultServer, startDifficultServer } from './difficult-server.ts';

/** How a recipient's dialogues go, one after the other (the last one ever after), and how it has to end. */
interface Difficulty {
  readonly goes: readonly Behaviour[];
  readonly ends: DeliveryState;
  /** How often the server took it, whatever it said. */
  readonly taken: number;
}

const difficulties: Readonly<Record<string, Difficulty>> = {
  easy: { goes: ['accept'], ends: 'sent', taken: 1 },
  busy: { goes: ['later', 'later', 'accept'], ends: 'sent', taken: 1 },
  grey: { goes: ['greylist', 'greylist', 'accept'], ends: 'sent', taken: 1 },
  closing: { goes: ['closing', 'accept'], ends: 'sent', taken: 1 },
  dropping: { goes: ['drop-before', 'drop-before', 'accept'], ends: 'sent', taken: 1 },
  slow: { goes: ['slow'], ends: 'sent', taken: 1 },
  gone: { goes: ['no-such-user'], ends: 'failed', taken: 0 },
  refused: { goes: ['policy'], ends: 'failed', taken: 0 },
  never: { goes: ['later'], ends: 'failed', taken: 0 },
  'taken-and-dropped': { goes: ['take-and-drop', 'accept'], ends: 'uncertain', taken: 1 },
  'dropped-at-end': { goes: ['drop-at-end', 'accept'], ends: 'uncertain', taken: 0 },
  silent: { goes: ['take-and-say-nothing', 'accept'], ends: 'uncertain', taken: 1 },
};
const easy = 30;
const recipients = Object.entries(difficulties).flatMap(([name, difficulty]) =>
  Array.from({ length: name === 'easy' ? easy : 2 }, (_, i) => ({
    ...difficulty,
    address: `${name}.${i}@${name}.example`,
  })),
);

let desk: TestDesk;
let server: DifficultServer;
afterEach(async () => {
  await desk?.postman.close();
  await desk?.close();
  await server?.[Symbol.asyncDispose]();
});

/** A desk of these members that sends over real lines to a server with this script. */
async function distributing(connections?: number): Promise<void> {
  server = await startDifficultServer({
    behaviour(recipient, attempt) {
      const goes = recipients.find(({ address }) => address === recipient)?.goes ?? ['accept'];
      return goes[Math.min(attempt, goes.length - 1)] ?? 'accept';
    },
    ...(connections && { connections }),
  });
  desk = await testDesk({ delivery: { uncertainAfterSeconds: 1, pauseAtErrors: 1 } }, undefined, 0);
  await desk.db.insert(members).values(
    recipients.map(({ address }) => ({
      key: address,
      name: address,
      salutation: address,
      email: address,
      language: 'en' as const,
    })),
  );
  Object.assign(desk, {
    postman: openPostman(server.url, {
      connections: desk.config.delivery.connections,
      silenceTimeoutMs: 1500,
    }),
  });
  await desk.receive(mailFile('09-en-fr-pair'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
}

/** Hours pass, in steps in which a retry falls due, until nothing is left to do. */
async function hoursPass(): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const waiting = await desk.db.select().from(deliveries).where(eq(deliveries.state, 'queued'));
    if (waiting.length === 0) return;
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 30 * 60_000));
    await desk.settle();
  }
}

async function ends(): Promise<void> {
  const all = await desk.db.select().from(deliveries);
  const found = all.map(({ address, state, messageId }) => ({
    address,
    state,
    taken: server.accepted.get(`${address} ${messageId}`) ?? 0,
  }));
  const wanted = recipients.map(({ address, ends: state, taken }) => ({ address, state, taken }));
  const byAddress = (a: { address: string }, b: { address: string }) =>
    a.address < b.address ? -1 : 1;
  expect(found.sort(byAddress)).toEqual(wanted.sort(byAddress));
}

test('4xx, 5xx, greylisting, 421, lines cut before and after the content, slow and silent answers: each member’s end is right', async () => {
  await distributing();
  await hoursPass();
  await ends();
});

test('a server that takes two lines at once gets no more for long, and every member is told', async () => {
  await distributing(2);
  await hoursPass();
  await ends();
});
