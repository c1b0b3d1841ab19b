/** `Idempotency-Key`: a request that is sent again is answered with its first answer, and done once. */
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiRoot } from '../../src/console/api/root.ts';
import { scopes } from '../../src/console/api/scopes.ts';
import { makeToken } from '../../src/console/api/tokens.ts';
import { consoleApp } from '../../src/console/app.ts';
import { signedInAs } from '../../src/console/who.ts';
import { commands, followUps, idempotencyKeys } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatOwes } from '../people.ts';

let desk: TestDesk;
let path: string;
let token: string;
beforeEach(async () => {
  desk = await deskThatOwes();
  const [followUp] = await desk.db.select().from(followUps);
  path = `/follow-ups/${followUp?.id}/orders`;
  token = await newToken();
});
afterEach(() => desk.close());

async function newToken(): Promise<string> {
  const who = signedInAs(desk.config, 'anna', null, '');
  if (!who) throw new Error('no clerk anna');
  return (await makeToken(desk, who, { name: 'test', scopes, days: 30 })).token;
}

/** As a program sends it, to a process that has just begun. */
async function send(
  key: string | null,
  order: object,
  by: string = token,
  to: string = path,
): Promise<{ status: number; text: string }> {
  const app = new Hono().route('/console', consoleApp(desk));
  const answer = await app.request(`http://localhost:8025${apiRoot}${to}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by}`, ...(key !== null && { 'Idempotency-Key': key }) },
    body: JSON.stringify(order),
  });
  return { status: answer.status, text: await answer.text() };
}

/** The same while the jobs of the desk go on. */
async function sendAtWork(...what: Parameters<typeof send>): ReturnType<typeof send> {
  let waiting = true;
  const works = (async () => {
    while (waiting) {
      await desk.settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const answer = await send(...what);
  waiting = false;
  await works;
  return answer;
}

const kindOf = ({ text }: { text: string }): string => JSON.parse(text).type.split(':').at(-1);
const ordersGiven = () => desk.db.$count(commands, eq(commands.job, 'settle-follow-up'));
const note = { verb: 'note', text: 'The ambassador was written to.' };
const key = '"8e03978e-40d5-43dd-bc93-6894a57f9324"';

test('the same request again is answered as the first time, and done once', async () => {
  const first = await sendAtWork(key, note);
  expect(first.status).toBe(200);
  expect(await send(key, note)).toEqual(first);
  // Without its quotation marks it is the same key.
  expect(await send(key.replaceAll('"', ''), note)).toEqual(first);
  expect(await ordersGiven()).toBe(1);
});

test('so is one that was refused', async () => {
  const waive = { verb: 'waive', reason: 'Done by others.' };
  expect((await sendAtWork(key, waive)).status).toBe(200);
  const refused = await sendAtWork('"again"', waive);
  expect(refused.status).toBe(409);
  expect(await send('"again"', waive)).toEqual(refused);
  expect(await ordersGiven()).toBe(2);
});

test('another request with the key is not done', async () => {
  await sendAtWork(key, note);
  const other = await send(key, { ...note, text: 'The minister was written to.' });
  expect([other.status, kindOf(other)]).toEqual([422, 'key-reused']);
  const elsewhere = await send(key, {}, token, '/reports');
  expect([elsewhere.status, kindOf(elsewhere)]).toEqual([422, 'key-reused']);
  expect(await ordersGiven()).toBe(1);
});

test('the key of another token is another key', async () => {
  await sendAtWork(key, note);
  expect((await sendAtWork(key, note, await newToken())).status).toBe(200);
  expect(await ordersGiven()).toBe(2);
});

test('while the first runs, or when it was never answered, the second is told so', async () => {
  const first = send(key, note);
  await expect.poll(() => desk.db.$count(idempotencyKeys)).toBe(1);
  const second = await send(key, note);
  expect([second.status, kindOf(second)]).toEqual([409, 'still-running']);
  await desk.settle();
  expect((await first).status).toBe(200);
  expect(await ordersGiven()).toBe(1);
  await desk.db.update(idempotencyKeys).set({ status: null, answer: null });
  expect(kindOf(await send(key, note))).toBe('still-running');
  expect(await ordersGiven()).toBe(1);
});

test('a request that was not understood, or not allowed, uses up no key', async () => {
  expect((await send(key, { verb: 'note' })).status).toBe(422);
  expect((await send(key, note, 'desk_none')).status).toBe(401);
  expect((await sendAtWork(key, note)).status).toBe(200);
});

test('a key that is none says so', async () => {
  for (const wrong of ['', '"', 'a b', '""', 'x'.repeat(256), '"ä"']) {
    const answer = await send(encodeURIComponent(wrong) === wrong ? wrong : wrong, note).catch(
      () => null,
    );
    if (answer) expect([wrong, answer.status]).toEqual([wrong, 422]);
  }
  expect(await ordersGiven()).toBe(0);
});

test('after a day key and answer are gone', async () => {
  await sendAtWork(key, note);
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 86_400_000 - 60_000));
  await desk.settle();
  expect(await desk.db.$count(idempotencyKeys)).toBe(1);
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61_000));
  await desk.settle();
  expect(await desk.db.$count(idempotencyKeys)).toBe(0);
  expect((await sendAtWork(key, note)).status).toBe(200);
  expect(await ordersGiven()).toBe(2);
});
