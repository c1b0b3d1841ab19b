/**
 * A session week at an operator who hosts all national parliaments: on one day each of them receives twenty decisions.
 * Every parliament has a database and a queue prefix of its own on the servers of DATABASE_URL and REDIS_URL; some
 * processes host them, a few desks at a time each.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { parse, stringify } from 'yaml';

export interface SessionWeek {
  readonly parliaments: number;
  /** Of all parliaments together. */
  readonly members: number;
  readonly processes: number;
  /** Desks at once in each process. */
  readonly atOnce: number;
}

/** A parliament, as its process is told of it. */
export interface Hosted {
  readonly name: string;
  readonly environment: Record<string, string>;
  readonly members: number;
}
export interface Hosting {
  readonly hosted: readonly Hosted[];
  readonly atOnce: number;
}

/** How it went in one parliament, in seconds from the arrival of the mailing. */
interface Served {
  readonly name: string;
  /** Database made and members written: before the mailing arrives. */
  readonly opened: number;
  readonly read: number;
  readonly told: number;
  readonly decisions: number;
  readonly sent: number;
}

export interface MeasuredWeek extends SessionWeek {
  /** From the first mailing to the last notice of the last parliament. */
  readonly seconds: number;
  readonly notices: number;
  readonly decisions: number;
  readonly noticesPerSecond: number;
  /** Of a parliament, from arrival to the last notice. */
  readonly medianSeconds: number;
  readonly p95Seconds: number;
  /** One parliament by itself, in the same run: the baseline. */
  readonly aloneSeconds: number;
  /** Median beside it. */
  readonly ratio: number;
  /** Of the hosting processes, without their reading cages and the servers. */
  readonly processorSeconds: number;
  readonly mostConnections: number;
  readonly redisMbPeak: number;
  /** Of all databases together. */
  readonly databaseMb: number;
  readonly hostRssMbPeak: number;
}

const rounded = (n: number) => Math.round(n * 100) / 100;

export async function measureSessionWeek(
  week: SessionWeek,
  progress: (line: string) => void,
): Promise<MeasuredWeek> {
  const { DATABASE_URL = '', REDIS_URL = '' } = process.env;
  const dir = mkdtempSync(join(tmpdir(), 'desk-week-'));
  const sink = fork(join(import.meta.dirname, 'sink.ts'), { stdio: 'inherit' });
  const server = new pg.Client({ connectionString: DATABASE_URL });
  const redis = new Redis(REDIS_URL);
  await server.connect();
  const names = Array.from({ length: week.parliaments + 1 }, (_, n) => `desk_week_${n}`);
  try {
    const port = await new Promise<number>((resolve) =>
      sink.once('message', (m: { port: number }) => resolve(m.port)),
    );
    for (const name of names) {
      await server.query(`drop database if exists ${name}`);
      await server.query(`create database ${name}`);
    }
    const share = Math.max(1, Math.round(week.members / week.parliaments));
    const hosted = names.map((name) => ({
      name,
      members: share,
      environment: environmentOf(name, join(dir, name), port),
    }));
    const [first, ...others] = hosted;
    progress('one parliament by itself');
    const alone = await host({ hosted: first ? [first] : [], atOnce: 1 }, () => {});
    const watch = await watchServers(server, redis);
    const began = performance.now();
    const served: Served[] = [];
    const hosts = await Promise.all(
      Array.from({ length: week.processes }, (_, i) =>
        host(
          { hosted: others.filter((_o, n) => n % week.processes === i), atOnce: week.atOnce },
          (one) => {
            served.push(one);
            progress(`${served.length} of ${week.parliaments} parliaments served`);
          },
        ),
      ),
    );
    const seconds = (performance.now() - began) / 1000;
    const most = await watch.stop();
    const told = served.map((one) => one.told).sort((a, b) => a - b);
    const median = told[Math.floor(told.length / 2)] ?? 0;
    const notices = served.reduce((sum, { sent }) => sum + sent, 0);
    const aloneSeconds = alone.served[0]?.told ?? 0;
    const size = await server.query<{ bytes: string }>(
      "select sum(pg_database_size(datname)) as bytes from pg_database where datname like 'desk\\_week\\_%'",
    );
    return {
      ...week,
      seconds: rounded(seconds),
      notices,
      decisions: served.reduce((sum, { decisions }) => sum + decisions, 0),
      noticesPerSecond: rounded(notices / seconds),
      medianSeconds: rounded(median),
      p95Seconds: rounded(told[Math.min(told.length - 1, Math.floor(told.length * 0.95))] ?? 0),
      aloneSeconds: rounded(aloneSeconds),
      ratio: rounded(median / aloneSeconds),
      processorSeconds: Math.round(hosts.reduce((sum, h) => sum + h.processorSeconds, 0)),
      ...most,
      databaseMb: Math.round(Number(size.rows[0]?.bytes ?? 0) / 1_048_576),
      hostRssMbPeak: Math.max(...hosts.map(({ rssMb }) => rssMb)),
    };
  } finally {
    for (const name of names)
      await server.query(`drop database if exists ${name} with (force)`).catch(() => {});
    await server.end();
    redis.disconnect();
    sink.disconnect();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Out of trial mode, with no delay, documents linked and not attached. */
function environmentOf(name: string, dir: string, port: number): Record<string, string> {
  const yaml = parse(readFileSync('samples/desk.yaml', 'utf8'));
  yaml.chamber = { ...yaml.chamber, id: name.replaceAll('_', '-') };
  yaml.approval = { ...yaml.approval, mode: 'automatic', trial: false };
  yaml.notice = { ...yaml.notice, attachUpToMB: 0 };
  const path = `${dir}.yaml`;
  writeFileSync(path, stringify(yaml));
  const { DATABASE_URL = '', REDIS_URL = '' } = process.env;
  const database = new URL(DATABASE_URL);
  database.pathname = `/${name}`;
  return {
    DESK_CONFIG: path,
    DESK_DATA_DIR: dir,
    DATABASE_URL: database.href,
    REDIS_URL,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    LOG_LEVEL: 'silent',
    CONSOLE_PORT: '0',
  };
}

interface Ended {
  readonly served: readonly Served[];
  readonly processorSeconds: number;
  readonly rssMb: number;
}

/** Runs a process that hosts some parliaments, until it has served them all. @throws when it ends before */
function host(hosting: Hosting, onServed: (one: Served) => void): Promise<Ended> {
  const child = fork(join(import.meta.dirname, 'session-week/host.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const served: Served[] = [];
  let rssMb = 0;
  const watch = setInterval(() => {
    rssMb = Math.max(rssMb, residentMb(child));
  }, 500);
  return new Promise<Ended>((resolve, reject) => {
    child.on('message', (message: Served | { processorSeconds: number }) => {
      if ('processorSeconds' in message)
        resolve({ served, processorSeconds: message.processorSeconds, rssMb });
      else {
        served.push(message);
        onServed(message);
      }
    });
    child.once('exit', (code) => reject(new Error(`A host has ended early (${code})`)));
    child.send(hosting);
  }).finally(() => clearInterval(watch));
}

/** Of a child process, as Linux tells it; 0 elsewhere. */
function residentMb({ pid }: ChildProcess): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return Math.round((Number(pages) * 4096) / 1_048_576);
  } catch {
    return 0;
  }
}

/** Asks both servers every second what they bear. */
async function watchServers(server: pg.Client, redis: Redis) {
  let mostConnections = 0;
  let redisMbPeak = 0;
  const ask = async () => {
    const { rows } = await server.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend'",
    );
    mostConnections = Math.max(mostConnections, rows[0]?.n ?? 0);
    const used = /used_memory:(\d+)/.exec(await redis.info('memory'))?.[1];
    redisMbPeak = Math.max(redisMbPeak, Math.round(Number(used ?? 0) / 1_048_576));
  };
  await ask();
  let asking = Promise.resolve();
  const timer = setInterval(() => {
    asking = asking.then(ask).catch(() => {});
  }, 1000);
  return {
    async stop() {
      clearInterval(timer);
      await asking;
      return { mostConnections, redisMbPeak };
    },
  };
}
