/** Examines an installation from outside, as an administrator would, and says what to do. */
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '../config.ts';
import { holderOf } from '../database/data-lock.ts';
import { serverConnection } from '../database/server-connection.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { networkBar, redisSecurity } from '../open.ts';
import { freeBytes } from './disk.ts';
import { examineMail } from './doctor-mail.ts';
import { examineSecrets } from './doctor-secrets.ts';
import { reason } from './reason.ts';

const seconds = 10_000;

export async function examine(config: Config): Promise<Finding[]> {
  const { chamber, committees, clerks } = config;
  return [
    finding('config-read', {
      chamber: chamber.name,
      committees: committees.length,
      clerks: clerks.length,
    }),
    ...approval(config),
    ...(await Promise.all([dataDirectory(config), database(config), queue(config)])),
    ...examineSecrets(config),
    reading(),
    ...(await examineMail(config)),
    finding('clock', { now: new Date().toISOString() }),
  ];
}

const approval = ({ approval: { trial, mode }, mail: { authservId } }: Config): Finding[] => [
  trial ? finding('trial', {}) : finding('notices-go-out', { mode }),
  authservId ? finding('authserv-set', { authservId }) : finding('authserv-unset', {}),
];

/** Whether a document that took its reader over could send away what it sees. */
const reading = (): Finding =>
  networkBar()
    ? finding('reading-apart', {})
    : finding('reading-near-network', { node: process.versions.node });

async function dataDirectory(config: Config): Promise<Finding> {
  const dir = config.environment.DESK_DATA_DIR;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.W_OK);
    const bytes = await freeBytes(config);
    const free = Math.round(bytes / 1e9);
    const isShort = bytes < config.alerts.diskFreeGB * 1e9;
    return finding(isShort ? 'data-short' : 'data-writable', { dir, free });
  } catch (error) {
    return finding('data-unwritable', { dir, error: reason(error) });
  }
}

async function database({
  environment: { DATABASE_URL, DESK_DATA_DIR },
}: Config): Promise<Finding> {
  if (!DATABASE_URL) {
    const holder = holderOf(DESK_DATA_DIR);
    return holder
      ? finding('database-held', { pid: holder.pid })
      : finding('database-embedded', {});
  }
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({
      ...serverConnection(DATABASE_URL),
      connectionTimeoutMillis: seconds,
    });
    await client.connect();
    const { rows } = await client.query('select current_setting($1) as version', [
      'server_version',
    ]);
    return finding('database-answers', { version: String(rows[0]?.version) });
  } catch (error) {
    return finding('database-silent', { error: reason(error) });
  } finally {
    await client?.end().catch(() => {});
  }
}

async function queue({ environment: { REDIS_URL, DATABASE_URL } }: Config): Promise<Finding> {
  if (!REDIS_URL)
    return finding('queues-in-database', { where: DATABASE_URL ? 'server' : 'embedded' });
  const redis = new Redis(REDIS_URL, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
    connectTimeout: seconds,
    ...redisSecurity(REDIS_URL),
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    const policy = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy[1] && policy[1] !== 'noeviction')
      return finding('redis-evicts', { policy: policy[1] });
    return finding('redis-answers', {});
  } catch (error) {
    return finding('redis-silent', { error: reason(error) });
  } finally {
    redis.disconnect();
  }
}
