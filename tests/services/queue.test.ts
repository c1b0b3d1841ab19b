import pg from 'pg';
import { openQueue } from '../../src/adapters/queue.ts';
import { queueContract } from '../contracts/queue.ts';
import { startPostgres, startRedis } from './servers.ts';

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
