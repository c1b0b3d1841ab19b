import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openQueue } from '../../src/adapters/queue.ts';
import { openInMemory } from '../../src/database/open.ts';
import { done } from '../../src/jobs.ts';
import { queueContract } from '../contracts/queue.ts';

queueContract('the embedded database', async () => {
  const database = await openInMemory();
  const queue = await openQueue({ kind: 'database', pool: database.pool });
  return {
    queue,
    async close() {
      await queue.close();
      await database.close();
    },
  };
});

test('on the embedded database a job that a dead process was running is not waited for: the sweep can add it at once', async () => {
  const database = await openInMemory();
  const mailing = randomUUID();
  const dead = await openQueue({ kind: 'database', pool: database.pool });
  let taken = false;
  dead.work(
    'inbox',
    1,
    () => {
      taken = true;
      return new Promise(() => {});
    },
    () => {},
  );
  await dead.add('read-mailing', { mailing });
  await expect.poll(() => taken, { timeout: 10_000 }).toBe(true);
  const next = await openQueue({ kind: 'database', pool: database.pool, alone: true });
  let ran = 0;
  await next.add('read-mailing', { mailing });
  next.work(
    'inbox',
    1,
    async () => {
      ran += 1;
      return done;
    },
    () => {},
  );
  await expect.poll(() => ran, { timeout: 5_000 }).toBe(1);
});
