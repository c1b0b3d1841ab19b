/** PostgreSQL goes down at once, in the middle of a distribution and while workers wait for jobs in it. */
import { expect, test } from 'vitest';
import { openServer } from '../../src/database/open.ts';
import { startPostgres } from '../services/servers.ts';
import { startTelling } from './telling.ts';

test('data and queues in it, crashed twice: every member is told once or known to be uncertain, and the workers come back', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const telling = await startTelling(closing, 200, {
    environment: { DATABASE_URL: postgres.url },
  });
  // While the workers wait, and nothing is to be done.
  telling.disturbed();
  postgres.crash();
  await telling.midway(30);
  telling.disturbed();
  postgres.crash();
  const { deliveries, uncertain } = await telling.finished();
  expect(deliveries).toBe(200);
  // Those whose dialogues were under way: no more than there are connections, and some claimed ahead.
  expect(uncertain).toBeLessThan(30);
});

test('a connection that is lost while somebody has it ends what was under way on it, and nothing else', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const { pool, close } = await openServer(postgres.url);
  closing.defer(close);
  const client = await pool.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const lost = new Promise((resolve) => client.once('end', resolve));
  await pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await lost;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
