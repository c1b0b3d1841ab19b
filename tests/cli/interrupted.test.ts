/** Long work of the service whose command was interrupted: it goes on, is said so, is followed by who asks again, and is done once. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { members, messages } from '../../src/database/tables.ts';
import type { Desk } from '../../src/desk.ts';
import { importMembers } from '../../src/members/import-members.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { type StatusServer, serveStatus } from '../../src/service/http.ts';
import { until } from '../services/until.ts';
import { run } from '../services/worker-processes.ts';

const root = join(import.meta.dirname, '../..');
let dir: string;
let environment: Record<string, string>;
let desk: OpenDesk;
let http: StatusServer;
/** Mails are read when this is over. */
let reading: {
  readonly begun: Promise<void>;
  begin(): void;
  readonly over: Promise<void>;
  end(): void;
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'desk-interrupted-'));
  environment = {
    DESK_CONFIG: join(root, 'samples/desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    LOG_LEVEL: 'error',
  };
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  reading = { begun: begun.promise, begin: begun.resolve, over: over.promise, end: over.resolve };
  desk = await openDesk(readConfig(readEnvironment(environment)));
  await importMembers(desk, Buffer.from('Navn;E-post\nJens Hansen;jens@parlament.example\n'));
  const sha256 = await desk.rawMail.put(Buffer.from('Subject: A mail\n\nText\n'));
  await desk.db
    .insert(messages)
    .values({ sha256, bytes: 22, storedAt: desk.clock.now(), state: 'settled' });
  const slow: Desk['rawMail'] = {
    ...desk.rawMail,
    async get(hash) {
      reading.begin();
      await reading.over;
      return desk.rawMail.get(hash);
    },
  };
  await serve({ ...desk, rawMail: slow });
});
afterEach(async () => {
  reading.end();
  await http.close();
  await desk.close();
  await rm(dir, { recursive: true, force: true });
});

async function serve(as: Desk): Promise<void> {
  http = await serveStatus(as, null, 0);
  desk.database.lock?.announce({ port: http.port, key: http.key });
}

const command = (...args: string[]) => run('src/cli/desk.ts', args, environment);
const backups = () => join(dir, 'backups');
const taken = async () => (await readdir(backups())).filter((name) => !name.startsWith('.'));

/** Asks for a backup and presses Ctrl-C in the middle of it. @returns what was said then */
async function interruptedBackup(): Promise<string> {
  const asked = command('backup', backups());
  await reading.begun;
  asked.signal('SIGINT');
  const { code, err, out } = await asked.finished;
  // It ended by the signal.
  expect([code, out]).toEqual([null, '']);
  return err;
}

test('Ctrl-C ends the command and not the work, and says so', async () => {
  expect(await interruptedBackup()).toContain('The service goes on with it');
  const { out } = await command('status').finished;
  expect(out).toMatch(/^At work {5}takeBackup since \S+, rows of /m);
  reading.end();
  await until('the backup is taken', async () => (await taken()).length === 1);
  expect((await command('status').finished).out).not.toContain('At work');
});

test('asked for again while it goes on, it is followed, and done once', async () => {
  await interruptedBackup();
  const again = command('backup', backups(), '--json');
  const itsWork = command('status').finished;
  expect((await itsWork).out).toContain('At work');
  reading.end();
  const { code, out } = await again.finished;
  expect(code).toBe(0);
  const names = await taken();
  expect(names).toHaveLength(1);
  expect(JSON.parse(out).dir).toBe(join(backups(), names[0] ?? ''));
});

test('asked for again when it is done, what nobody has heard is told, and it is not done once more', async () => {
  await interruptedBackup();
  reading.end();
  await until('the backup is taken', async () => (await taken()).length === 1);
  const told = JSON.parse((await command('backup', backups(), '--json').finished).out);
  expect(told.dir).toBe(join(backups(), (await taken())[0] ?? ''));
  expect(await taken()).toHaveLength(1);
  // Whoever has heard of it means another one.
  expect((await command('backup', backups()).finished).code).toBe(0);
  expect(await taken()).toHaveLength(2);
});

test('another one meanwhile is refused, with the way to see how far the first is', async () => {
  await interruptedBackup();
  const other = await command('backup', join(dir, 'elsewhere')).finished;
  expect(other.code).toBe(1);
  expect(other.err).toMatch(/at work on another such thing \(takeBackup since .*`desk status`/);
  expect(await readdir(dir)).not.toContain('elsewhere');
  reading.end();
  await until('the backup is taken', async () => (await taken()).length === 1);
});

test('a list that is taken in twice by two terminals at once changes what it changes once', async () => {
  const file = join(dir, 'list.csv');
  await writeFile(file, 'Navn;E-post\nOle Friis;ole@parlament.example\n');
  const outcomes = await Promise.all(
    [1, 2].map(() => command('members', 'import', file, '--json').finished),
  );
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(await desk.db.$count(members, sql`email = 'ole@parlament.example'`)).toBe(1);
});

test('a service that was stopped in the middle does not let its command wait: it says that nobody knows', async () => {
  const first = http;
  const line = await lineTo(first.port);
  desk.database.lock?.announce({ port: line.port, key: first.key });
  const asked = command('backup', backups());
  await reading.begun;
  // Another one on the same data directory, which knows nothing of what the first was at work on.
  await serve(desk);
  line.cut();
  const { code, err } = await asked.finished;
  expect(code).toBe(1);
  expect(err).toContain('The service was stopped while it was at work on this');
  reading.end();
  await until('the backup is taken', async () => (await taken()).length === 1);
  await first.close();
});

/** A line to a port that can be cut. */
async function lineTo(port: number): Promise<{ readonly port: number; cut(): void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const on = connect(port, '127.0.0.1');
    sockets.push(socket, on);
    for (const each of [socket, on]) each.on('error', () => {});
    socket.pipe(on).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
