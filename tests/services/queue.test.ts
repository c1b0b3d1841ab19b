import { MIGRATION_ADVISORY_LOCK_KEY } from 'bullmq';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openQueue } from '../../src/adapters/queue.ts';
import { openServer } from '../../src/database/open.ts';
import { queueContract } from '../contracts/queue.ts';
import { startPostgres, startRedis } from './servers.ts';
import { until } from './until.ts';

queueContract('Redis', async () => {
  const redis = await startRedis();
  const queue = await openQueue({ kind: 'redis', url: redis.url, prefix: 'contract' });
  return {
    queue,
    async close() {
      await queue.close();
      await redis.stop();
    },
  };
});

queueContract('a PostgreSQL server', async () => {
  const postgres = await startPostgres();
  const pool = new pg.Pool({
    connectionString: postgres.url,
    options: '-c search_path=bullmq',
    max: 16,
    keepAlive: true,
  });
  const queue = await openQueue({ kind: 'database', pool });
  return {
    queue,
    async close() {
      await queue.close();
      await pool.end();
      await postgres.stop();
    },
  };
});

test('a process that opens its queues while another one makes them waits, and gets them', async () => {
  const postgres = await startPostgres();
  const other = new pg.Client({ connectionString: postgres.url });
  await other.connect();
  const database = await openServer(postgres.url);
  const lock = [MIGRATION_ADVISORY_LOCK_KEY, 'bullmq'];
  await other.query('begin');
  await other.query('select pg_advisory_xact_lock($1, hashtext($2))', lock);
  await other.query('create schema bullmq');
  const opening = openQueue({ kind: 'database', pool: database.pool });
  opening.catch(() => {});
  await until('the second process waits', async () => {
    const { rows } = await other.query(
      "select 1 from pg_locks where locktype = 'advisory' and not granted",
    );
    return rows.length === 1;
  });
  await other.query('commit');
  const queue = await opening;
  expect(await queue.waiting('inbox')).toBe(0);
  await queue.close();
  await database.close();
  await other.end();
  await postgres.stop();
});
