/** `kill -9` at every step of taking mail in. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectOnce } from '../../src/inbox/collect.ts';
import { type Inbox, mailsOf, startInbox } from '../services/inbox.ts';
import { atSteps } from './at-steps.ts';
import type { Orders } from './collecting.ts';

/** `EVERY=1` kills at each step; by itself every third one is enough for a run that should be short. */
const every = Number(process.env.EVERY ?? 3);

let inbox: Inbox;
beforeAll(async () => {
  inbox = await startInbox();
}, 60_000);
afterAll(() => inbox?.close(), 60_000);

test('a process killed at any step: the next one keeps every message once, and moves it once', async () => {
  const child = promisify(execFile);
  const run = (orders: Orders) =>
    child(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'collecting.ts'),
      JSON.stringify(orders),
    ]);
  const ordersFor = (dieAt: number): Orders => ({
    imapUrl: inbox.dovecot.url(`Kill${dieAt}`),
    databaseUrl: inbox.databaseUrl,
    dir: inbox.dir,
    name: `Kill${dieAt}`,
    moveTo: `Kill${dieAt}-Kept`,
    dieAt,
  });

  async function killAt(dieAt: number): Promise<number | null> {
    const orders = ordersFor(dieAt);
    const { name, moveTo } = orders;
    const mails = mailsOf(name, 2);
    await inbox.dovecot.fill(mails, name);
    const steps = await run(orders).then(
      ({ stdout }) => Number(stdout),
      (error: { signal?: string }) => {
        expect(error.signal).toBe('SIGKILL');
        return null;
      },
    );
    await collectOnce(inbox.desk, inbox.open(name, { moveTo }));
    await inbox.expectKeptOnce(name, mails);
    const left = await inbox.dovecot.withClient(name, async (c) =>
      c.mailbox ? c.mailbox.exists : null,
    );
    const moved = await inbox.dovecot.withClient(moveTo, async (c) =>
      c.mailbox ? c.mailbox.exists : null,
    );
    expect([left, moved]).toEqual([0, 2]);
    return steps;
  }

  await atSteps(killAt, every);
}, 900_000);
