/** The workers as processes of their own, by the real clock, on the servers that a parliament has. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { type OpenDatabase, openServer } from '../../src/database/open.ts';
import { mailings } from '../../src/database/tables.ts';
import { type QueueName, queueNames } from '../../src/jobs.ts';
import { correspondent } from './correspondent.ts';
import { type Servers, samples, startServers, takeMembersIn } from './desk-on-servers.ts';
import { countIn, expectOneNoticeEach, mailingApproved } from './notices.ts';
import { until } from './until.ts';
import { type NodeProcess, run, startWorker } from './worker-processes.ts';

const clerkOf = ({ parliament }: Servers) =>
  correspondent(parliament, 'anna.lund@parlament.example', systemClock);

const distributed = ({ db }: OpenDatabase) =>
  until('the mailing is distributed', async () => {
    const [mailing] = await db.select().from(mailings);
    // Otherwise this would tell nothing about reading.
    expect(mailing?.doubts ?? []).toEqual([]);
    return mailing?.state === 'distributed';
  });

/** A configuration of its own, as on the administrator's machine. */
async function environmentOf({ environment }: Servers): Promise<Record<string, string>> {
  const config = join(environment.DESK_DATA_DIR ?? '', 'desk.yaml');
  await copyFile(join(samples, 'desk.yaml'), config);
  return { ...environment, DESK_CONFIG: config };
}

/** All at once, on a database that nobody has prepared. */
async function startWorkers(
  queues: readonly QueueName[],
  environment: Record<string, string>,
  closing: AsyncDisposableStack,
): Promise<NodeProcess[]> {
  const starting = queues.map((queue) => startWorker(queue, environment));
  const started = await Promise.allSettled(starting);
  for (const one of started) if (one.status === 'fulfilled') closing.use(one.value);
  return Promise.all(starting);
}

async function openDatabase(servers: Servers, closing: AsyncDisposableStack) {
  const database = await openServer(servers.environment.DATABASE_URL ?? '');
  closing.defer(() => database.close());
  return database;
}

describe('four workers, four processes', () => {
  test.each([
    ['Redis', true],
    ['PostgreSQL', false],
  ])('queues in %s: a mailing leads to 50 notices; SIGTERM ends each', async (_name, redis) => {
    await using closing = new AsyncDisposableStack();
    const servers = closing.use(await startServers({ redis }));
    const environment = await environmentOf(servers);
    const workers = await startWorkers(queueNames, environment, closing);
    const members = join(samples, 'members.csv');
    const imported = await run('src/cli/desk.ts', ['members', 'import', members], environment)
      .finished;
    expect(imported).toMatchObject({ code: 0, out: '50 added, 0 changed, 0 as they were\n' });

    await mailingApproved(servers, clerkOf(servers));
    const database = await openDatabase(servers, closing);
    await distributed(database);
    expect(await countIn(database.db, 'sent')).toBe(50);
    await expectOneNoticeEach(servers, database.db);

    const finished = await Promise.all(workers.map((worker) => worker.stop()));
    expect(finished.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const logs = finished.map(({ err }) => err).join('');
    expect(logs).toContain('"job":"send-notice"');
    // Ids, counts and states, and nobody's address.
    expect(logs).not.toMatch(/@|Jens|Leila/);
    expect(logs).not.toContain('"level":"error"');
  });
});

test('two workers that send the same notice at once tell nobody twice', async () => {
  await using closing = new AsyncDisposableStack();
  const servers = closing.use(await startServers({ members: 300, redis: true }));
  const environment = await environmentOf(servers);
  const [, first] = await startWorkers(['inbox', 'distribution'], environment, closing);
  const database = await openDatabase(servers, closing);
  await takeMembersIn(database.db, servers);

  await mailingApproved(servers, clerkOf(servers));
  const sent = () => countIn(database.db, 'sent');
  await until('the first is sending', async () => (await sent()) > 5);
  first?.signal('SIGSTOP');
  // Without the queue, the second finds the same notice in the database when it starts.
  const redis = closing.adopt(new Redis(environment.REDIS_URL ?? ''), (r) => r.disconnect());
  await redis.flushall();
  const before = await sent();
  const [second] = await startWorkers(['distribution'], environment, closing);
  await until('the second is sending', async () => (await sent()) > before);
  first?.signal('SIGCONT');
  await distributed(database);

  const logs = await Promise.all([first?.stop(), second?.stop()]);
  for (const log of logs) expect(log?.err).toContain('"job":"send-notice"');
  expect(before).toBeLessThan(290);
  expect(await sent()).toBe(300);
  await expectOneNoticeEach(servers, database.db);
});

// All four have the same entry.
test.each(queueNames.slice(0, 1))(
  'worker %s without DATABASE_URL ends, and says what to do',
  async (queue) => {
    const { code, out, err } = await run(`workers/${queue}.ts`, [], {
      DESK_CONFIG: join(samples, 'desk.yaml'),
    }).finished;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/DATABASE_URL: is needed .*\. Set it, or .*`desk start`\n$/);
  },
);
