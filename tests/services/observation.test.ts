/** A service whose database, queue and mailbox go away: unready, in words, and alive all the while. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { queueNames } from '../../src/jobs.ts';
import { openDesk, openMailbox } from '../../src/open.ts';
import { startService } from '../../src/service/service.ts';
import { samples } from './desk-on-servers.ts';
import { freePort, startPostgres, startRedis } from './servers.ts';

test('mailbox, queue and database gone, one after the other', async () => {
  await using closing = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'desk-observed-'));
  closing.defer(() => rmSync(dir, { recursive: true, force: true }));
  const postgres = await startPostgres();
  let stopPostgres = () => postgres.stop();
  closing.defer(() => stopPostgres());
  const redis = await startRedis();
  let stopRedis = () => redis.stop();
  closing.defer(() => stopRedis());
  const config = readConfig(
    readEnvironment({
      DESK_CONFIG: join(samples, 'desk.yaml'),
      DESK_DATA_DIR: dir,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      // Nobody listens there.
      IMAP_URL: `imap://u:p@127.0.0.1:${await freePort()}/INBOX`,
      POLL_SECONDS: '4',
      LOG_LEVEL: 'silent',
    }),
  );
  const desk = await openDesk(config);
  const mailbox = openMailbox(config.environment.IMAP_URL ?? '', config, desk.log);
  const service = await startService(desk, { queues: queueNames, mailbox, port: 0 });
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${service.port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  const says = (words: string) =>
    expect
      .poll(async () => (await ask('/readyz')).text, { timeout: 90_000, interval: 500 })
      .toContain(words);
  expect((await ask('/metrics')).text).toContain('desk_queue_up 1');

  await says('The mailbox was last read at');
  expect((await ask('/readyz')).status).toBe(503);
  expect(await ask('/healthz')).toEqual({ status: 200, text: '{"ok":true,"problems":[]}' });

  await stopRedis();
  stopRedis = async () => {};
  await says('The queue does not answer');
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/metrics')).text).toContain('desk_queue_up 0');

  await stopPostgres();
  stopPostgres = async () => {};
  await says('The database does not answer');
  expect((await ask('/healthz')).status).toBe(200);
  const { text } = await ask('/metrics');
  expect(text).toContain('desk_database_up 0');
  expect(text).toContain('process_cpu_seconds_total');
});
