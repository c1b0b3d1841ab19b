/** Somebody starts the desk twice. */
import { expect, test } from 'vitest';
import { startPostgres } from '../services/servers.ts';
import { until } from '../services/until.ts';
import { run } from '../services/worker-processes.ts';
import { startTelling } from './telling.ts';

test('on one data directory: the second says who holds it and ends; the first goes on', async () => {
  await using closing = new AsyncDisposableStack();
  const telling = await startTelling(closing, 30);
  const second = await run('src/cli/desk.ts', ['start'], telling.chamber.environment).finished;
  expect(second).toMatchObject({ code: 1, out: '' });
  expect(second.err).toContain(`is in use by process ${telling.service.pid} since `);
  expect(second.err).toContain('Stop that one, or set DESK_DATA_DIR to another directory.');
  await telling.midway(1);
  expect(await telling.finished()).toMatchObject({ deliveries: 30, uncertain: 0, repeated: 0 });
});

test('on one PostgreSQL: both work, and every mail is taken in and every member told once', async () => {
  await using closing = new AsyncDisposableStack();
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  const telling = await startTelling(closing, 200, { environment: { DATABASE_URL: postgres.url } });
  const second = closing.use(run('src/cli/desk.ts', ['start'], telling.chamber.environment));
  await until('the second works', async () => second.log().includes('"msg":"started"'));
  await telling.midway(20);
  // It takes over what the first leaves.
  telling.disturbed();
  telling.service.signal('SIGKILL');
  await telling.goesOn(20, 200);
  const figures = await telling.finished();
  expect((await second.stop()).code).toBe(0);
  expect(figures.deliveries).toBe(200);
  expect(figures.uncertain).toBeLessThan(30);
});
