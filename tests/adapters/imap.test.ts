import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { collect, letter, mailboxContract } from '../contracts/mailbox.ts';

const desk = 'solidarity@parlament.example';
const start = () => startMailServer({ domain: 'parlament.example', deskAddress: desk, users: [] });

mailboxContract('the development mail server', async () => {
  const server = await start();
  return {
    mailbox: openImapMailbox(server.imapUrl(), { name: 'dev' }),
    add: async (raw) => void server.deliver(raw, desk),
    close: () => server.close(),
  };
});

mailboxContract('hoodiecrow', async () => {
  const server = hoodiecrow({ plugins: ['IDLE', 'UIDPLUS'], storage: { INBOX: { messages: [] } } });
  server.server.on('connection', (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const login = { host: '127.0.0.1', port, auth: { user: 'testuser', pass: 'testpass' } };
  return {
    mailbox: openImapMailbox(`imap://testuser:testpass@127.0.0.1:${port}/INBOX`, { name: 'hc' }),
    async add(raw) {
      const client = new ImapFlow({ ...login, secure: false, logger: false });
      await client.connect();
      await client.append('INBOX', raw);
      await client.logout();
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
});

/** A line to the server that can go dead: connected, and nothing passes any more. */
async function breakableLine(to: number) {
  const pairs: [Socket, Socket][] = [];
  const relay = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => {});
    pairs.push([near, far]);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    freeze() {
      for (const [near, far] of pairs) {
        near.unpipe();
        far.unpipe();
      }
    },
    close() {
      relay.close();
      for (const ends of pairs) for (const end of ends) end.destroy();
    },
  };
}

test('OAuth2: a token is asked for at each connection', async () => {
  const server = hoodiecrow({
    plugins: ['XOAUTH2', 'SASL-IR'],
    storage: { INBOX: { messages: [] } },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  let asked = 0;
  const accessToken = async () => {
    asked += 1;
    return 'testtoken';
  };
  const mailbox = openImapMailbox(`imap://testuser@127.0.0.1:${port}/INBOX`, {
    name: 'x',
    accessToken,
  });
  expect(await collect(mailbox, null)).toEqual([]);
  expect(await collect(mailbox, null)).toEqual([]);
  expect(asked).toBe(2);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

describe('the IMAP mailbox', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await start();
    for (const n of [1, 2, 3]) server.deliver(letter(String(n)), desk);
  });
  afterAll(() => server.close());

  const open = (options = {}) => openImapMailbox(server.imapUrl(), { name: 'dev', ...options });

  test('leaves the flags as they are', async () => {
    await collect(open(), null);
    expect(server.mailbox(desk).map((mail) => [...mail.flags])).toEqual([[], [], []]);
  });

  test('a message that goes away during the look is skipped', async () => {
    const found: string[] = [];
    for await (const { raw, uid } of open().newMessages(null)) {
      found.push(raw.toString());
      if (uid === 1) server.expunge(desk, [2]);
    }
    expect(found).toEqual([letter('1').toString(), letter('3').toString()]);
  });

  test('a new UIDVALIDITY begins from the beginning', async () => {
    const [first] = await collect(open(), null);
    server.renumber(desk);
    const again = await collect(open(), { uidValidity: first?.uidValidity ?? '', highestUid: 99 });
    expect(again.map((m) => m.uid)).toEqual([1, 2]);
    expect(again[0]?.uidValidity).not.toBe(first?.uidValidity);
  });

  test('watching survives a restart of the server and looks again afterwards', async () => {
    const abort = new AbortController();
    let news = 0;
    const troubles: unknown[] = [];
    const watching = open({
      firstPauseMs: 20,
      onTrouble: (error: unknown) => troubles.push(error),
    }).watch(() => {
      news += 1;
    }, abort.signal);
    await expect.poll(() => news).toBe(1);
    server.dropImapConnections();
    await expect.poll(() => news, { timeout: 5000 }).toBe(2);
    server.deliver(letter('after'), desk);
    await expect.poll(() => news, { timeout: 1000 }).toBe(3);
    abort.abort();
    await watching;
  });

  test('IDLE is renewed, and news come after that too', async () => {
    const abort = new AbortController();
    let news = 0;
    const watching = open({ idleMs: 80 }).watch(() => {
      news += 1;
    }, abort.signal);
    await expect.poll(() => news).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(news).toBe(1);
    server.deliver(letter('later'), desk);
    await expect.poll(() => news, { timeout: 1000 }).toBe(2);
    abort.abort();
    await watching;
  });

  test('a connection that died without a sign is noticed and replaced', async () => {
    const line = await breakableLine(server.imapPort);
    const abort = new AbortController();
    let news = 0;
    const troubles: unknown[] = [];
    const url = server.imapUrl().replace(`:${server.imapPort}/`, `:${line.port}/`);
    const watching = openImapMailbox(url, {
      name: 'far',
      silenceMs: 150,
      firstPauseMs: 20,
      onTrouble: (error) => troubles.push(error),
    }).watch(() => {
      news += 1;
    }, abort.signal);
    await expect.poll(() => news).toBe(1);
    line.freeze();
    await expect.poll(() => news, { timeout: 5000 }).toBe(2);
    abort.abort();
    await watching;
    line.close();
  });

  test('a refused login is said in words, without the password', async () => {
    const url = `imap://someone:s3cret@127.0.0.1:${server.imapPort}/INBOX`;
    const error = await collect(openImapMailbox(url, { name: 'x' }), null).catch((e: Error) => e);
    expect(String(error)).toMatch(/does not accept the user or the password/);
    expect(String(error)).not.toContain('s3cret');
  });

  test('a folder that is not there and a server that is not there are errors', async () => {
    const other = server.imapUrl().replace(/INBOX$/, 'Elsewhere');
    await expect(collect(openImapMailbox(other, { name: 'x' }), null)).rejects.toThrow(/INBOX/);
    const nobody = 'imap://a:b@127.0.0.1:1/INBOX';
    await expect(collect(openImapMailbox(nobody, { name: 'x' }), null)).rejects.toThrow(
      /127.0.0.1:1/,
    );
  });

  test('a server that says nothing is given up', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const url = `imap://a:b@127.0.0.1:${port}/INBOX`;
    const look = collect(openImapMailbox(url, { name: 'x', connectMs: 100 }), null);
    await expect(look).rejects.toThrow(/greeting/);
    silent.close();
  });

  test.each([
    ['imap://u:p@mail.parlament.example/INBOX', /without encryption/],
    ['imaps://mail.parlament.example/INBOX', /no user/],
    ['https://mail.parlament.example', /imaps:\/\//],
    ['mail.parlament.example', /not a URL/],
  ])('refuses %s', (url, reason) => {
    expect(() => openImapMailbox(url, { name: 'x' })).toThrow(reason);
  });
});
