/** The mailbox against a real server: what a mock would forgive, Dovecot does not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import {
  collect,
  letter,
  mailboxContract,
  progressAfter,
  subjectOf,
} from '../contracts/mailbox.ts';
import { type Dovecot, dovecotInstalled, startDovecot } from './dovecot.ts';

const subjects = (found: readonly { raw: Buffer }[]) => found.map(({ raw }) => subjectOf(raw));

describe('Dovecot', () => {
  if (!dovecotInstalled) throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  }, 30_000);
  afterAll(() => dovecot?.close(), 30_000);

  const open = (folder: string, options = {}) =>
    openImapMailbox(dovecot.url(folder), { name: folder, firstPauseMs: 50, ...options });

  mailboxContract('Dovecot', async () => {
    await dovecot.withClient('Contract', async () => {});
    return {
      mailbox: open('Contract'),
      add: (raw) => dovecot.append(raw, 'Contract'),
      away: {
        mailbox: open('Contract', { moveTo: 'Contract-Kept' }),
        subjects: async () => {
          await dovecot.withClient('Contract-Kept', async () => {});
          return subjects(await collect(open('Contract-Kept'), null));
        },
      },
      close: async () => {},
    };
  });

  test('looking sets no flag', async () => {
    for (const n of [1, 2]) await dovecot.append(letter(String(n)), 'Flags');
    await collect(open('Flags'), null);
    const flags = await dovecot.withClient('Flags', async (client) =>
      (await client.fetchAll('1:*', { flags: true })).map((message) => [...(message.flags ?? [])]),
    );
    expect(flags.flat().filter((flag) => flag !== '\\Recent')).toEqual([]);
  });

  test('IDLE wakes, with no poll to wait for', async () => {
    await dovecot.append(letter('before'), 'Idle');
    const abort = new AbortController();
    let news = 0;
    const watching = open('Idle').watch(() => {
      news += 1;
    }, abort.signal);
    await expect.poll(() => news, { timeout: 5000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await dovecot.append(letter('after'), 'Idle');
    await expect.poll(() => news, { timeout: 10_000 }).toBe(2);
    abort.abort();
    await watching;
  }, 15_000);

  test('a message that somebody deletes during the look is skipped', async () => {
    for (const n of [1, 2, 3]) await dovecot.append(letter(String(n)), 'Gone');
    const found: { raw: Buffer }[] = [];
    for await (const { messages } of open('Gone').look(null)) {
      if (!messages.length)
        await dovecot.withClient('Gone', (client) => client.messageDelete('2', { uid: true }));
      found.push(...messages);
    }
    expect(subjects(found)).toEqual(['1', '3']);
  });

  test('a server killed during the look is an error, and the next look goes on from the progress', async () => {
    for (const n of [1, 2, 3, 4])
      await dovecot.append(letter(String(n), 'x'.repeat(3_000_000)), 'Killed');
    const found: { raw: Buffer; uid: number }[] = [];
    let progress = progressAfter(undefined);
    const look = async () => {
      for await (const portion of open('Killed', { silenceMs: 2000 }).look(null)) {
        found.push(...portion.messages);
        progress = { uidValidity: portion.uidValidity, highestUid: portion.upTo, retry: [] };
        if (found.length === 2) await dovecot.crash();
      }
    };
    await expect(look()).rejects.toThrow(/Mail server/);
    await dovecot.start();
    found.push(...(await collect(open('Killed'), progress)));
    expect(subjects(found)).toEqual(['1', '2', '3', '4']);
  }, 30_000);

  test('watching survives a restart', async () => {
    await dovecot.append(letter('first'), 'Restart');
    const abort = new AbortController();
    let news = 0;
    const watching = open('Restart').watch(() => {
      news += 1;
    }, abort.signal);
    await expect.poll(() => news, { timeout: 5000 }).toBe(1);
    await dovecot.crash();
    await dovecot.start();
    await expect.poll(() => news, { timeout: 10_000 }).toBe(2);
    await dovecot.append(letter('second'), 'Restart');
    await expect.poll(() => news, { timeout: 2000 }).toBe(3);
    abort.abort();
    await watching;
  }, 30_000);

  test('a mailbox restored from a backup is read from the beginning', async () => {
    for (const n of [1, 2, 3]) await dovecot.append(letter(String(n)), 'Backup');
    const before = await collect(open('Backup'), null);
    const progress = progressAfter(before.at(-1));
    expect(await collect(open('Backup'), progress)).toEqual([]);
    await dovecot.crash();
    // A new UIDVALIDITY is a time in seconds: the old one must not be this second's.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await dovecot.forgetUids('.Backup');
    await dovecot.start();
    const after = await collect(open('Backup'), progress);
    expect(after.map(({ uidValidity }) => uidValidity)).not.toContain(progress.uidValidity);
    expect(subjects(after).sort()).toEqual(['1', '2', '3']);
  }, 30_000);
});
