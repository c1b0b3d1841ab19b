import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import {
  collect,
  letter,
  mailboxContract,
  portionsOf,
  progressAfter,
  subjectOf,
} from '../contracts/mailbox.ts';
import { type ScriptedImap, scriptedImap } from './scripted-imap.ts';

const desk = 'solidarity@parlament.example';
const start = () => startMailServer({ domain: 'parlament.example', deskAddress: desk, users: [] });

mailboxContract(
  'the development mail server',
  async () => {
    const server = await start();
    return {
      mailbox: openImapMailbox(server.imapUrl(), { name: 'dev' }),
      add: async (raw) => void server.deliver(raw, desk),
      away: null,
      close: () => server.close(),
    };
  },
  false,
);

mailboxContract('hoodiecrow', async () => {
  const server = hoodiecrow({
    plugins: ['IDLE', 'UIDPLUS', 'MOVE'],
    storage: { INBOX: { messages: [] }, '': { folders: { Kept: { messages: [] } } } },
  });
  server.server.on('connection', (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const login = { host: '127.0.0.1', port, auth: { user: 'testuser', pass: 'testpass' } };
  const url = `imap://testuser:testpass@127.0.0.1:${port}`;
  return {
    mailbox: openImapMailbox(`${url}/INBOX`, { name: 'hc' }),
    async add(raw) {
      const client = new ImapFlow({ ...login, secure: false, logger: false });
      await client.connect();
      await client.append('INBOX', raw);
      await client.logout();
    },
    away: {
      mailbox: openImapMailbox(`${url}/INBOX`, { name: 'hc', moveTo: 'Kept' }),
      subjects: async () =>
        (await collect(openImapMailbox(`${url}/Kept`, { name: 'kept' }), null)).map(({ raw }) =>
          subjectOf(raw),
        ),
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
    for await (const { messages } of open().look(null)) {
      if (!messages.length) server.expunge(desk, [2]);
      found.push(...messages.map(({ raw }) => raw.toString()));
    }
    expect(found).toEqual([letter('1').toString(), letter('3').toString()]);
  });

  test('a new UIDVALIDITY begins from the beginning', async () => {
    const [first] = await collect(open(), null);
    server.renumber(desk);
    const again = await collect(open(), { ...progressAfter(first), highestUid: 99 });
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

describe('a message that the server does not give', () => {
  const mails = new Map([1, 2, 3, 4].map((uid) => [uid, letter(String(uid))]));
  let server: ScriptedImap;
  beforeAll(async () => {
    server = await scriptedImap(mails);
  });
  afterAll(() => server.close());

  /** @param uids and how the server behaves at each of them */
  async function lookAt(uids: Parameters<ScriptedImap['behaviour']['set']>[], options = {}) {
    server.behaviour.clear();
    for (const [uid, behaviour] of uids) server.behaviour.set(uid, behaviour);
    const box = openImapMailbox(server.url, { name: 'x', silenceMs: 200, ...options });
    const portions = await portionsOf(box, null);
    return {
      given: portions.flatMap(({ messages }) => messages.map(({ uid }) => uid)).sort(),
      refused: portions.flatMap(({ refused }) => refused),
      upTo: portions.at(-1)?.upTo,
    };
  }

  test.each([
    ['no', { kind: 'refused', said: expect.stringMatching(/damaged/) }],
    ['nothing', { kind: 'nothing-given' }],
    ['break', { kind: 'connection-breaks' }],
    ['silent', { kind: 'connection-breaks', said: expect.stringMatching(/timeout/i) }],
    ['garble', { kind: expect.any(String) }],
  ] as const)('does not stop the others: %s', async (behaviour, reason) => {
    const found = await lookAt([[2, behaviour]]);
    expect(found.given).toEqual([1, 3, 4]);
    expect(found.refused).toMatchObject([{ uid: 2, reason }]);
    expect(found.upTo).toBe(4);
  });

  test('the last one too is told of', async () => {
    const found = await lookAt([[4, 'break']]);
    expect([found.given, found.refused.map(({ uid }) => uid)]).toEqual([[1, 2, 3], [4]]);
  });

  test('a line that breaks at one after the other is an outage: nobody is blamed', async () => {
    const box = openImapMailbox(server.url, { name: 'x', silenceMs: 200 });
    server.behaviour.clear();
    for (const uid of [2, 3, 4]) server.behaviour.set(uid, 'break');
    const seen: number[] = [];
    const look = async () => {
      for await (const { messages, refused, upTo } of box.look(null))
        seen.push(
          ...messages.map(({ uid }) => uid),
          ...refused.map(({ uid }) => -uid),
          -100 - upTo,
        );
    };
    await expect(look()).rejects.toThrow(/Mail server/);
    expect(seen.filter((n) => n < 0)).toEqual([-100]);
  });

  test('a server that says that it is busy is an outage', async () => {
    await expect(lookAt([[2, 'busy']])).rejects.toThrow(/later/);
  });

  test('a message above the limit is refused before a byte of it is fetched', async () => {
    mails.set(5, letter('5', 'x'.repeat(5000)));
    server.commands.length = 0;
    const found = await lookAt([[1, 'no']], { largest: 2000 });
    expect(found.refused).toContainEqual({
      uid: 5,
      reason: { kind: 'too-large', bytes: expect.any(Number), limit: 2000 },
    });
    mails.delete(5);
  });

  test('nothing in the mailbox is changed by looking', () => {
    const changing = /^(SELECT|STORE|COPY|MOVE|EXPUNGE|UID (STORE|COPY|MOVE|EXPUNGE)|APPEND)/;
    expect(server.commands.filter((command) => changing.test(command))).toEqual([]);
    const bodies = server.commands.filter((command) => command.includes('BODY'));
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.filter((command) => !command.includes('BODY.PEEK'))).toEqual([]);
  });
});
