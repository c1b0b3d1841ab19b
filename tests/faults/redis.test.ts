/** Redis dies in the middle of a distribution and comes back with nothing in it. */
import { expect, test } from 'vitest';
import { startPostgres, startRedis } from '../services/servers.ts';
import { startTelling } from './telling.ts';

test('killed twice, away for a while and empty afterwards: every member is told once', async () => {
  await using closing = new AsyncDisposableStack();
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  closing.defer(() => postgres.stop());
  closing.defer(() => redis.stop());
  const telling = await startTelling(closing, 300, {
    environment: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
  });
  await telling.midway(20);
  for (let i = 0; i < 2; i += 1) {
    telling.disturbed();
    await redis.kill();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await redis.startAgain();
    await telling.goesOn(20);
  }
  const { deliveries, uncertain } = await telling.finished();
  expect([deliveries, uncertain]).toEqual([300, 0]);
});
