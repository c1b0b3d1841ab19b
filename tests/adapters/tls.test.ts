/** Whom the desk gives its passwords to: servers whose certificate proves them, over TLS 1.2 or newer, and nobody else. */
import { connect as connectTls, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect, readImapUrl } from '../../src/adapters/imap-connection.ts';
import { redisSecurity } from '../../src/adapters/queue.ts';
import { openPostman } from '../../src/adapters/smtp.ts';
import { examineMail } from '../../src/condition/doctor-mail.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { serverConnection } from '../../src/database/server-connection.ts';
import { endpoint, flaws, ownCa, type Protocol } from './tls-endpoint.ts';

const patience = 2000;

/** Connects as the desk does, and comes back when it has given its password or given up. */
const clients: Record<Protocol, (url: string, heard: () => string) => Promise<unknown>> = {
  async imaps(url) {
    const client = await connect(readImapUrl(url), { connectMs: patience });
    client.close();
  },
  smtps: send,
  smtp: send,
  async postgres(url, heard) {
    const client = new pg.Client({ ...serverConnection(url), connectionTimeoutMillis: patience });
    const failed = new Promise((_, reject) => client.on('error', reject));
    await Promise.race([client.connect(), failed, untilHeard(heard)]);
    void client.end().catch(() => {});
  },
  async rediss(url, heard) {
    const redis = new Redis(url, {
      retryStrategy: () => null,
      connectTimeout: patience,
      ...redisSecurity(url),
    });
    const failed = new Promise((_, reject) => redis.on('error', reject));
    try {
      await Promise.race([failed, untilHeard(heard)]);
    } finally {
      redis.disconnect();
    }
  },
};

async function send(url: string): Promise<void> {
  const postman = openPostman(url, { connectTimeoutMs: patience });
  const envelope = { from: 'desk@p.example', to: 'member@p.example' };
  const sending = postman.send({ envelope, messageId: '<a@p.example>', raw: Buffer.from('x') });
  const outcome = await sending;
  await postman.close();
  if (outcome.result === 'unavailable') throw new Error(outcome.response);
}

const gaveAway = (heard: string): boolean =>
  heard.includes('s3cret') || heard.includes(Buffer.from('\0desk\0s3cret').toString('base64'));

const untilHeard = (heard: () => string): Promise<void> =>
  vi.waitUntil(() => gaveAway(heard()), { timeout: patience }).then(() => {});

const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, ownCa]));
afterAll(() => setDefaultCACertificates(before));

describe.each(Object.keys(clients) as Protocol[])('%s', (protocol) => {
  test('a server with a good certificate of a CA that is trusted gets the password', async () => {
    const server = await endpoint(protocol, 'good');
    await clients[protocol](server.url, server.heard).catch(() => {});
    expect(gaveAway(server.heard())).toBe(true);
    await server.close();
  });

  test.each(flaws)('a server that is %s gets none', async (flaw, words) => {
    const server = await endpoint(protocol, flaw);
    await expect(clients[protocol](server.url, server.heard)).rejects.toThrow(words);
    expect(gaveAway(server.heard())).toBe(false);
    await server.close();
  });

  test('nor does the environment of the process talk the desk into it', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = await endpoint(protocol, 'self-signed');
    await expect(clients[protocol](server.url, server.heard)).rejects.toThrow();
    expect(gaveAway(server.heard())).toBe(false);
    await server.close();
    vi.unstubAllEnvs();
  });
});

describe('the doctor asks under the same rules', () => {
  const examined = (url: string) =>
    examineMail(
      readConfig(
        readEnvironment({
          DESK_CONFIG: 'samples/desk.yaml',
          [url.startsWith('imap') ? 'IMAP_URL' : 'SMTP_URL']: url,
        }),
      ),
      async () => [],
    );

  test.each(
    (['imaps', 'smtps', 'smtp'] as const).flatMap((protocol) =>
      flaws.map(([flaw]) => [protocol, flaw] as const),
    ),
  )('%s at a server that is %s: no password, and a finding', async (protocol, flaw) => {
    const server = await endpoint(protocol, flaw);
    const findings = await examined(server.url);
    // How long its certificate is valid, it tells anybody.
    const others = findings.filter(({ code }) => !code.startsWith('certificate-'));
    expect(others.map(({ grade }) => grade)).toEqual(['bad', 'bad']);
    expect(gaveAway(server.heard())).toBe(false);
    await server.close();
  });

  test('imap:// to another machine is not even tried', async () => {
    const [finding] = await examined('imap://desk:s3cret@mail.parlament.example/INBOX');
    expect(finding).toMatchObject({
      code: 'imap-wrong',
      values: { error: expect.stringMatching(/without encryption/) },
    });
  });
});

test('the server with TLS 1.1 would speak it with somebody who takes it', async () => {
  const server = await endpoint('rediss', 'TLS 1.1 at most');
  const port = Number(new URL(server.url).port);
  const old = { minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const socket = connectTls({ host: '0.0.0.0', port, ...old });
  await new Promise<void>((resolve, reject) =>
    socket.on('secureConnect', resolve).on('error', reject),
  );
  expect(socket.getProtocol()).toBe('TLSv1.1');
  socket.destroy();
  await server.close();
});

test('a desk does not start with the check of certificates switched off', () => {
  expect(() => readEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(
    /NODE_TLS_REJECT_UNAUTHORIZED: switches off.*NODE_EXTRA_CA_CERTS/,
  );
});

test.each([
  'sslmode=no-verify',
  'sslmode=prefer',
  'sslmode=allow',
  'sslmode=verify-ca',
  'ssl=true',
  'sslmode=require&uselibpqcompat=true',
])('DATABASE_URL with %s is refused: any certificate would do', (asked) => {
  expect(() =>
    readEnvironment({ DATABASE_URL: `postgres://desk:s3cret@db/desk?${asked}` }),
  ).toThrow(/DATABASE_URL: may ask for sslmode=verify-full/);
});

test('imap:// is for this machine only: the password would travel in the clear', () => {
  expect(() => readImapUrl('imap://desk:s3cret@mail.parlament.example/INBOX')).toThrow(
    /without encryption; write imaps:/,
  );
  expect(readImapUrl('imap://desk:s3cret@localhost/INBOX').loopback).toBe(true);
});
