/** PostgreSQL and Redis over TLS, as servers really speak it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue } from '../../src/adapters/queue.ts';
import { openServer } from '../../src/database/open.ts';
import { freePort, type PrivateServer, startPostgres, startRedis } from './servers.ts';

const tls = join(import.meta.dirname, '../adapters/tls');
const ownCa = join(tls, 'own-ca.crt');
const trusted = getCACertificates('default');

let dir: string;
let postgres: PrivateServer;
let redis: PrivateServer;
let redisTls: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'desk-tls-'));
  cpSync(tls, dir, { recursive: true });
  chmodSync(join(dir, 'mail.key'), 0o600);
  if (userInfo().uid === 0) execFileSync('chown', ['-R', 'postgres', dir]);
  const file = (name: string) => join(dir, name);
  postgres = await startPostgres({
    ssl: 'on',
    ssl_cert_file: file('mail-good.crt'),
    ssl_key_file: file('mail.key'),
  });
  const port = await freePort();
  redisTls = `rediss://127.0.0.1:${port}`;
  redis = await startRedis([
    ...['--tls-port', String(port), '--tls-auth-clients', 'no', '--tls-ca-cert-file', ownCa],
    ...['--tls-cert-file', file('mail-good.crt'), '--tls-key-file', file('mail.key')],
  ]);
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  await redis.stop();
  rmSync(dir, { recursive: true });
});

async function spoken(asked: string): Promise<unknown> {
  const database = await openServer(`${postgres.url}${asked}`);
  try {
    const { rows } = await database.db.execute(
      sql`select ssl, version from pg_stat_ssl where pid = pg_backend_pid()`,
    );
    return rows[0];
  } finally {
    await database.close();
  }
}

test('PostgreSQL with sslmode=verify-full and the CA of the house is spoken to over TLS', async () => {
  expect(await spoken(`?sslmode=verify-full&sslrootcert=${ownCa}`)).toEqual({
    ssl: true,
    version: 'TLSv1.3',
  });
});

test('PostgreSQL of a CA that nobody knows is not spoken to, with require no more than with verify-full', async () => {
  for (const mode of ['verify-full', 'require'])
    await expect(spoken(`?sslmode=${mode}`)).rejects.toThrow();
});

test('PostgreSQL without sslmode is spoken to in the clear', async () => {
  expect(await spoken('')).toMatchObject({ ssl: false });
});

test('queues are in a Redis over TLS, once its CA is trusted', async () => {
  setDefaultCACertificates([...trusted, readFileSync(ownCa, 'utf8')]);
  const queue = await openQueue({ kind: 'redis', url: redisTls, prefix: 'tls' });
  await queue.add('recognise-message', { message: 'a' });
  expect(await queue.waiting('inbox')).toBe(1);
  await queue.close();
  setDefaultCACertificates(trusted);
});
