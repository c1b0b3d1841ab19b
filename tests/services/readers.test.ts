/** Several inbox workers on one mailbox: one reads it, and another one does when that one dies, stands still or is stopped. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetches, mailboxes, messages } from '../../src/database/tables.ts';
import { letter } from '../contracts/mailbox.ts';
import { hashOf, mailsOf } from './inbox.ts';
import { folder, type Many, readerOf, startMany } from './many.ts';
import { until } from './until.ts';
import type { NodeProcess } from './worker-processes.ts';

/** What a lease lasts, and a little. */
const leaseSeconds = 15;
/** After so long the server ends the transaction of a process that stands still in it. */
const idleSeconds = 30;

let many: Many;
beforeEach(async () => {
  many = await startMany();
}, 60_000);
afterEach(() => many?.[Symbol.asyncDispose](), 60_000);

const keptOf = (folder: string) => many.database.db.$count(fetches, eq(fetches.mailbox, folder));

/** Every mail is one message, fetched under one UID, and the progress is at the last. */
async function expectKeptOnce(mails: readonly Buffer[]): Promise<void> {
  const { db } = many.database;
  const kept = (await db.select().from(messages)).map(({ sha256 }) => sha256);
  expect(kept.sort()).toEqual(mails.map(hashOf).sort());
  const uids = (await db.select().from(fetches)).map(({ uid }) => uid);
  expect(uids.sort((a, b) => a - b)).toEqual(mails.map((_, i) => i + 1));
  expect((await db.select().from(mailboxes))[0]?.highestUid).toBe(mails.length);
}

async function startReaders(
  count: number,
  more: readonly Record<string, string>[] = [],
): Promise<NodeProcess[]> {
  const readers: NodeProcess[] = [];
  for (let i = 0; i < count; i += 1) readers.push(await many.start('inbox', more[i]));
  return readers;
}

const leading = async (readers: readonly NodeProcess[]): Promise<NodeProcess> => {
  const reader = await readerOf(many);
  const found = readers.find(({ pid }) => pid === reader?.pid);
  if (!found) throw new Error('Nobody of them reads the mailbox');
  return found;
};

const large = (name: string, count: number) =>
  mailsOf(name, count, `${'Text and more text. '.repeat(3)}\r\n`.repeat(2500));

const begun = (of: number) =>
  until('a look is under way', async () => {
    const kept = await keptOf('inbox');
    return kept > 0 && kept < of ? kept : null;
  });

test('kill -9 of the reader in the midst of a look: another one goes on within seconds, and nothing is lost or doubled', async () => {
  const readers = await startReaders(3);
  const mails = large('Kill', 300);
  await many.dovecot.fill(mails, folder);
  const kept = await begun(mails.length);
  const first = await readerOf(many);
  const reader = await leading(readers);
  reader.signal('SIGKILL');
  const killed = performance.now();
  await until(
    'another one reads',
    async () => ((await readerOf(many))?.term ?? 0) > (first?.term ?? 0),
    leaseSeconds,
  );
  const seconds = (performance.now() - killed) / 1000;
  await until('all is kept', async () => (await keptOf('inbox')) === mails.length);
  await expectKeptOnce(mails);
  console.info(
    `killed after ${kept} of ${mails.length}: ${seconds.toFixed(1)} s until another one read`,
  );
});

test('a reader that stood still for longer than its lease reads no more when it goes on, and writes nothing', async () => {
  const readers = await startReaders(3);
  const mails = large('Still', 300);
  await many.dovecot.fill(mails, folder);
  await begun(mails.length);
  const first = await readerOf(many);
  const reader = await leading(readers);
  reader.signal('SIGSTOP');
  const stood = performance.now();
  await until(
    'another one reads',
    async () => ((await readerOf(many))?.term ?? 0) > (first?.term ?? 0),
    leaseSeconds + idleSeconds,
  );
  console.info(
    `stood still: ${((performance.now() - stood) / 1000).toFixed(1)} s until another one read`,
  );
  await until('all is kept', async () => (await keptOf('inbox')) === mails.length);
  reader.signal('SIGCONT');
  await until('it has noticed', async () => reader.log().includes('reads the mailbox no more'));
  const later = letter('later');
  await many.dovecot.append(later, folder);
  await until('what came later is kept', async () => (await keptOf('inbox')) > mails.length);
  await expectKeptOnce([...mails, later]);
  expect((await reader.stop()).code).toBe(0);
});

test('one that is stopped lets another one in at once; those who only wait are healthy too', async () => {
  const readers = await startReaders(3);
  await until('somebody reads', async () => (await readerOf(many)) !== null);
  const first = await readerOf(many);
  const reader = await leading(readers);
  const asked = performance.now();
  const [{ code }] = await Promise.all([
    reader.stop(),
    until(
      'another one reads',
      async () => ((await readerOf(many))?.term ?? 0) > (first?.term ?? 0),
      // The lease would last longer.
      9,
    ),
  ]);
  expect(code).toBe(0);
  console.info(
    `stopped: ${((performance.now() - asked) / 1000).toFixed(1)} s until another one read`,
  );
  // Two intervals of looking later.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  for (const one of readers.filter((each) => each !== reader)) {
    const port = /"port":(\d+)/.exec(one.log())?.[1];
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(await answer.json()).toEqual({ ok: true, problems: [] });
  }
});

test('a machine whose clock is hours wrong neither takes the mailbox from another one nor is late', async () => {
  const hour = 3_600_000;
  const shifts = [0, 5 * hour, -5 * hour].map((ms) => ({
    NODE_OPTIONS: `--import=${import.meta.dirname}/wrong-clock.ts`,
    CLOCK_IS_WRONG_BY: String(ms),
  }));
  const readers = await startReaders(3, shifts);
  for (let round = 1; round <= 3; round += 1) {
    const mail = letter(`round ${round}`);
    await many.dovecot.append(mail, folder);
    await until('it is kept', async () => (await keptOf('inbox')) === round);
    const [box] = await many.database.db.select().from(mailboxes);
    expect(Math.abs((box?.polledAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    for (const { stored } of await many.database.db
      .select({ stored: messages.storedAt })
      .from(messages))
      expect(Math.abs(stored.getTime() - Date.now())).toBeLessThan(60_000);
    const before = await readerOf(many);
    // The other two, of which one believes that it has long run out, leave it alone for longer than it lasts.
    if (round === 1) await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(await readerOf(many)).toEqual(before);
    // Each of them has its turn.
    if (round < 3) await (await leading(readers)).stop();
    if (round < 3)
      await until(
        'another one reads',
        async () => ((await readerOf(many))?.term ?? 0) > (before?.term ?? 0),
      );
  }
  expect(readers.map((reader) => reader.log().includes('reads the mailbox'))).toEqual([
    true,
    true,
    true,
  ]);
});
