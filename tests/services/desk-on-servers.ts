/** A desk in this process, on servers from Debian: its mail goes through Postfix and Dovecot, its clock can be turned. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TurnableClock, turnableClock } from '../../src/adapters/clock.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { queueNames } from '../../src/jobs.ts';
import type { ImportedMember } from '../../src/members/member.ts';
import { readMembers } from '../../src/members/read-members.ts';
import { takeIn } from '../../src/members/take-in.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { type Service, startService } from '../../src/service/service.ts';
import { type Correspondent, correspondent } from './correspondent.ts';
import { domain, type Parliament, startParliament } from './parliament.ts';
import { startPostgres, startRedis } from './servers.ts';

export const samples = join(import.meta.dirname, '../../samples');
export const mailFile = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../mails', `${name}.eml`));

const clerks = ['anna.lund', 'bo.kjaer', 'claire.dumas'].map((name) => `${name}@${domain}`);

/** The members of the sample, and as many more as a larger chamber has. */
async function membersOf(size: number): Promise<ImportedMember[]> {
  const csv = await readFile(join(samples, 'members.csv'));
  const { committees } = readConfig(readEnvironment({ DESK_CONFIG: join(samples, 'desk.yaml') }));
  const read = readMembers(csv, { committees, today });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const more = Array.from({ length: Math.max(0, size - read.members.length) }, (_, i) => ({
    row: 1000 + i,
    id: `x${i}`,
    name: `Member ${i}`,
    email: `member.${i}@${domain}`,
    otherEmails: [],
    language: (['da', 'fr', 'en'] as const)[i % 3] ?? 'en',
    memberships: [{ committee: 'UPN', from: null, until: null }],
  }));
  return [...read.members, ...more];
}

const today = '2020-12-03';

/** Takes the members of the servers into a database. */
export const takeMembersIn = (db: Database, { members }: Servers) =>
  takeIn(db, members, { today, defaultLanguage: 'en', complete: false, evenSo: false });

/** Everything outside the desk, and what stops it. */
export interface Servers extends AsyncDisposable {
  readonly parliament: Parliament;
  readonly members: readonly ImportedMember[];
  /** Environment variables for a desk on these servers. */
  readonly environment: Record<string, string>;
}

export async function startServers(options: {
  readonly members?: number;
  readonly gone?: readonly string[];
  readonly redis?: boolean;
}): Promise<Servers> {
  await using closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'desk-data-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const postgres = await startPostgres();
  closing.defer(() => postgres.stop());
  if (options.redis && !existsSync('/usr/bin/redis-server'))
    throw new Error('Redis is not installed (/usr/bin/redis-server): apt-get install redis-server');
  const redis = options.redis ? await startRedis() : null;
  if (redis) closing.defer(() => redis.stop());
  const members = await membersOf(options.members ?? 50);
  const parliament = await startParliament({
    people: [...clerks, ...members.map((member) => member.email)],
    gone: options.gone ?? [],
  });
  closing.defer(() => parliament.close());
  const running = closing.move();
  return {
    parliament,
    members,
    environment: {
      DESK_CONFIG: join(samples, 'desk.yaml'),
      DESK_DATA_DIR: dir,
      DATABASE_URL: postgres.url,
      ...(redis && { REDIS_URL: redis.url }),
      IMAP_URL: parliament.imapUrl(),
      SMTP_URL: parliament.smtpUrl(),
      CONSOLE_PORT: '0',
      LOG_LEVEL: 'fatal',
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export interface DeskOnServers extends AsyncDisposable {
  readonly servers: Servers;
  readonly desk: OpenDesk;
  readonly service: Service;
  readonly clock: TurnableClock;
  person(name: string): Correspondent;
}

export async function startDesk(
  options: Parameters<typeof startServers>[0],
  start = new Date('2020-12-03T15:40:00+01:00'),
): Promise<DeskOnServers> {
  await using closing = new AsyncDisposableStack();
  const servers = closing.use(await startServers(options));
  const config = readConfig(readEnvironment(servers.environment));
  const clock = turnableClock(start);
  const desk = await openDesk(config, { clock });
  await takeMembersIn(desk.db, servers);
  const service = await startService(desk, {
    queues: queueNames,
    mailbox: openImapMailbox(servers.parliament.imapUrl(), { name: 'inbox' }),
    port: 0,
  });
  closing.defer(() => service.stop());
  const running = closing.move();
  return {
    servers,
    desk,
    service,
    clock,
    person: (name) => correspondent(servers.parliament, `${name}@${domain}`, clock),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
