/** What several processes of one desk share: PostgreSQL, Redis, a mailbox in Dovecot, a mail server that counts. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { type OpenDatabase, openServer } from '../../src/database/open.ts';
import { deliveries, leases, mailings } from '../../src/database/tables.ts';
import { readMembers } from '../../src/members/read-members.ts';
import { takeIn } from '../../src/members/take-in.ts';
import type { WorkerName } from '../../src/worker.ts';
import { mailFile } from './desk-on-servers.ts';
import { type DifficultServer, type Script, startDifficultServer } from './difficult-server.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { startPostgres, startRedis } from './servers.ts';
import { type NodeProcess, startWorker } from './worker-processes.ts';

/** The mailbox of the desk. */
export const folder = 'Desk';
const samples = join(import.meta.dirname, '../../samples');

export interface Many extends AsyncDisposable {
  readonly dovecot: Dovecot;
  readonly sink: DifficultServer;
  /** As the processes of today see it. */
  readonly database: OpenDatabase;
  readonly environment: Record<string, string>;
  /** Stopped with the rest at the end. */
  start(worker: WorkerName, more?: Record<string, string>): Promise<NodeProcess>;
  /** Takes so many members in, spread over domains that are named `d0.example`, `d1.example` and so on. */
  takeMembers(count: number, domains?: number): Promise<void>;
  /** How many notices the mail server took. */
  taken(): number;
}

export async function startMany(
  options: { readonly script?: Script; readonly yaml?: (yaml: string) => string } = {},
): Promise<Many> {
  await using closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'desk-many-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const [dovecot, postgres, redis] = await Promise.all([
    startDovecot(),
    startPostgres(),
    startRedis(),
  ]);
  closing.defer(() => redis.stop());
  closing.defer(() => postgres.stop());
  closing.defer(() => dovecot.close());
  await dovecot.withClient(folder, async () => {});
  const sink = closing.use(
    await startDifficultServer(options.script ?? { behaviour: () => 'accept' }),
  );
  const yaml = (await readFile(join(samples, 'desk.yaml'), 'utf8')).replace(
    'mode: delayed',
    'mode: automatic',
  );
  await writeFile(join(dir, 'desk.yaml'), options.yaml?.(yaml) ?? yaml);
  const environment = {
    DESK_CONFIG: join(dir, 'desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    IMAP_URL: dovecot.url(folder),
    SMTP_URL: sink.url,
    CONSOLE_PORT: '0',
    POLL_SECONDS: '5',
  };
  const database = await openServer(postgres.url);
  closing.defer(() => database.close());
  const started = closing.use(new AsyncDisposableStack());
  const running = closing.move();
  return {
    dovecot,
    sink,
    database,
    environment,
    start: async (worker, more = {}) =>
      started.use(await startWorker(worker, { ...environment, ...more })),
    async takeMembers(count, domains = 1) {
      const { committees } = readConfig(readEnvironment(environment));
      const today = '2020-12-03';
      const rows = Array.from(
        { length: count },
        (_, i) =>
          `${i},Member ${i},member${i}@d${i % domains}.example,${['en', 'da', 'fr'][i % 3]}`,
      );
      const list = Buffer.from(['id,name,email,language', ...rows].join('\n'));
      const read = readMembers(list, { committees, today });
      if (!read.ok) throw new Error(JSON.stringify(read.faults));
      await takeIn(database.db, read.members, {
        today,
        defaultLanguage: 'en',
        complete: false,
        evenSo: false,
      });
    },
    taken: () =>
      [...sink.accepted]
        .filter(([key]) => key.includes(' <notice.'))
        .reduce((sum, [, times]) => sum + times, 0),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Every member was sent the notice that the desk wrote down, once; of none is anything uncertain. */
export async function expectToldOnce({ database, sink }: Many, members: number): Promise<void> {
  const told = await database.db.select().from(deliveries);
  expect(told.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(told).toHaveLength(members);
  expect(
    told.filter(({ address, messageId }) => sink.accepted.get(`${address} ${messageId}`) !== 1),
  ).toEqual([]);
  expect([...sink.accepted.keys()].filter((key) => key.includes(' <notice.'))).toHaveLength(
    members,
  );
}

/** The mailing that goes out by itself: genuine, and read with certainty. */
export const mailingArrives = async ({ dovecot }: Many): Promise<void> =>
  dovecot.append(await mailFile('09-en-fr-pair'), folder);

export const isDistributed = async ({ database }: Many): Promise<boolean> => {
  const [mailing] = await database.db.select().from(mailings);
  return mailing?.state === 'distributed';
};

/** Process id of the one that reads the mailbox; null: nobody does. */
export async function readerOf({ database }: Many): Promise<{ pid: number; term: number } | null> {
  const [lease] = await database.db.select().from(leases);
  return lease ? { pid: Number(lease.holder.split(' ').at(-1)), term: lease.term } : null;
}
