/** From a real Dovecot to rows in a real PostgreSQL, with everything in between that can break. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { failedFetches } from '../../src/database/tables.ts';
import { collect, collectOnce } from '../../src/inbox/collect.ts';
import { letter } from '../contracts/mailbox.ts';
import { startDovecot } from './dovecot.ts';
import { hashOf, type Inbox, mailsOf, startInbox } from './inbox.ts';
import { type Line, lineTo } from './line.ts';

let inbox: Inbox;
let line: Line;
beforeAll(async () => {
  inbox = await startInbox();
  line = await lineTo(inbox.dovecot.port);
}, 60_000);
afterAll(async () => {
  line?.close();
  await inbox?.close();
}, 60_000);

const openFar = (folder: string, options = {}) =>
  openImapMailbox(inbox.dovecot.url(folder).replace(`:${inbox.dovecot.port}/`, `:${line.port}/`), {
    name: folder,
    firstPauseMs: 50,
    silenceMs: 700,
    connectMs: 1000,
    ...options,
  });

describe('a line that is cut or goes dead', () => {
  test.each(['cut', 'dead'] as const)('in the middle of a FETCH: %s', async (how) => {
    const name = `Fetch-${how}`;
    const mails = mailsOf(name, 6, `${'x'.repeat(70)}\r\n`.repeat(42_000));
    await inbox.dovecot.fill(mails, name);
    line.thaw();
    if (how === 'dead') line.freezeAfter(7_000_000);
    else setTimeout(() => line.cut(), 150);
    // It makes new connections by itself, and each of them dies after two messages.
    const first = await collectOnce(inbox.desk, openFar(name)).catch(() => null);
    line.thaw();
    if (first === null) await collectOnce(inbox.desk, openFar(name));
    await inbox.expectKeptOnce(name, mails);
    expect(await inbox.desk.db.select().from(failedFetches)).toEqual([]);
  });

  test('while it waits for news, and from the next poll all is well', async () => {
    const name = 'Idle-dead';
    await inbox.dovecot.fill(mailsOf(name, 1), name);
    line.thaw();
    const abort = new AbortController();
    const collecting = collect(inbox.desk, openFar(name), 1.5, abort.signal);
    const kept = async () => (await inbox.uidsOf(name)).length;
    await expect.poll(kept, { timeout: 10_000 }).toBe(1);
    line.freeze();
    await inbox.dovecot.append(letter('while dead'), name);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await kept()).toBe(1);
    line.thaw();
    await expect.poll(kept, { timeout: 10_000 }).toBe(2);
    abort.abort();
    await collecting;
  });
});

test('a message is in its row when it arrives, ten minutes before the next poll', async () => {
  await inbox.dovecot.append(letter('before'), 'Wake');
  const abort = new AbortController();
  const collecting = collect(inbox.desk, inbox.open('Wake'), 600, abort.signal);
  const kept = async () => (await inbox.uidsOf('Wake')).length;
  await expect.poll(kept, { timeout: 10_000 }).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await inbox.dovecot.append(letter('after'), 'Wake');
  await expect.poll(kept, { timeout: 10_000 }).toBe(2);
  abort.abort();
  await collecting;
});

test('a message that the server lists and cannot open does not stop the others', async () => {
  const mails = mailsOf('Broken', 4);
  await inbox.dovecot.fill(mails, 'Broken');
  await inbox.dovecot.withClient('Broken', (c) => c.fetchAll('1:*', { size: true }));
  await inbox.dovecot.removeFile('Broken', 2);
  await collectOnce(inbox.desk, inbox.open('Broken', { silenceMs: 3000 }));
  expect(await inbox.uidsOf('Broken')).toEqual([1, 3, 4]);
});

test('a mailbox deleted and made again under the same name is read as a new one', async () => {
  await inbox.dovecot.fill(mailsOf('Again', 3), 'Again');
  await collectOnce(inbox.desk, inbox.open('Again'));
  await inbox.dovecot.withClient('INBOX', (c) => c.mailboxDelete('Again'));
  // A new UIDVALIDITY is a time in seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await inbox.dovecot.fill([...mailsOf('Again', 1), letter('new in Again')], 'Again');
  expect(await collectOnce(inbox.desk, inbox.open('Again'))).toBe(1);
});

test('a mail of 40 MB comes whole, and memory does not multiply it', async () => {
  const body = `${randomBytes(57).toString('base64')}\r\n`.repeat(530_000);
  const mail = letter('large', body);
  expect(mail.length).toBeGreaterThan(40_000_000);
  await inbox.dovecot.fill([mail, ...mailsOf('Large', 1)], 'Large');
  global.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  await collectOnce(inbox.desk, inbox.open('Large'));
  clearInterval(watch);
  expect(hashOf(await inbox.desk.rawMail.get(hashOf(mail)))).toBe(hashOf(mail));
  console.info(`40 MB mail: ${Math.round((peak - before) / 1_048_576)} MB more at the peak`);
  // What was fetched, the same in one piece, and what the collector of garbage has not taken yet.
  expect(peak - before).toBeLessThan(3.5 * mail.length);
});

test('5,000 waiting mails are taken in with flat memory', async () => {
  const count = 5000;
  const mails = mailsOf('Many', count, `${'Text and more text. '.repeat(3)}\r\n`.repeat(60));
  await inbox.dovecot.fill(mails, 'Many');
  const memory: number[] = [];
  const begun = performance.now();
  const watch = setInterval(() => memory.push(process.memoryUsage().rss / 1_048_576), 100);
  expect(await collectOnce(inbox.desk, inbox.open('Many'))).toBe(count);
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  await inbox.expectKeptOnce('Many', mails);
  const half = Math.floor(memory.length / 2);
  const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
  console.info(
    `${count} mails: ${Math.round(count / seconds)} a second; ${Math.round(early)} MB, then ${Math.round(late)} MB`,
  );
  expect(late - early).toBeLessThan(60);
}, 120_000);

test('OAuth2: Dovecot lets us in by a token that it has checked', async () => {
  const introspection = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ active: body.includes('good-token'), username: 'desk' }));
    });
  });
  await new Promise<void>((resolve) => introspection.listen(0, '127.0.0.1', resolve));
  const { port } = introspection.address() as AddressInfo;
  const server = await startDovecot(`http://127.0.0.1:${port}/introspect`);
  await server.append(letter('by token'));
  const asked: boolean[] = [];
  const accessToken = async (renew: boolean) => {
    asked.push(renew);
    return renew ? 'good-token' : 'old-token';
  };
  const url = server.url().replace('desk:secret', 'desk');
  expect(await collectOnce(inbox.desk, openImapMailbox(url, { name: 'OAuth', accessToken }))).toBe(
    1,
  );
  expect(asked).toEqual([false, true]);
  await server.close();
  introspection.close();
}, 60_000);
