/**
 * Keeping ten years: `desk backup`, `verify`, `restore` and, where DATABASE_URL names a server, `move`, each by the real command
 * line as a process of its own, with a full desk and with a tenth of it; and how long the service waits meanwhile.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { readConfig, readEnvironment } from '../src/config.ts';
import { poolOf } from '../src/database/database.ts';
import { takeBackup } from '../src/keeping/backup/take-backup.ts';
import { verify } from '../src/keeping/verify/verify.ts';
import { type OpenDesk, openDesk } from '../src/open.ts';
import { fillTenYears, tenYears, type Years } from './ten-years.ts';

interface MeasuredCommand {
  readonly command: 'status' | 'backup' | 'verify' | 'restore' | 'move';
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** What stands there afterwards that was not there before. */
  readonly writtenMb: number;
  readonly rssMbPeak: number;
  /** Beside a plain copy of the data directory. */
  readonly ratio: number;
}

interface MeasuredSize {
  readonly deliveries: number;
  readonly dataMb: number;
  /** Of a plain copy of the data directory: the baseline. */
  readonly copySeconds: number;
  readonly commands: readonly MeasuredCommand[];
  /** A short statement of the service, asked every 10 ms while it does such a thing itself. */
  readonly waits: Readonly<Record<'backup' | 'verify', MeasuredWaits>>;
}

interface MeasuredWaits {
  readonly statements: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

export interface MeasuredKeeping {
  /** The smaller first. */
  readonly sizes: readonly MeasuredSize[];
}

const checkout = join(import.meta.dirname, '..');
const rounded = (n: number) => Math.round(n * 100) / 100;
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);

/** @param deliveries of the larger desk; all else in proportion */
export async function measureKeeping(
  deliveries: number,
  progress: (line: string) => void,
): Promise<MeasuredKeeping> {
  const sizes: MeasuredSize[] = [];
  for (const share of [0.1, 1].map((part) => (part * deliveries) / tenYears.deliveries)) {
    const years = {
      // Who is a member does not grow with the years.
      members: tenYears.members,
      mailings: Math.ceil(tenYears.mailings * share),
      cases: Math.ceil(tenYears.cases * share),
      deliveries: Math.ceil(tenYears.deliveries * share),
    };
    sizes.push(await measureSize(years, (line) => progress(`${years.deliveries}: ${line}`)));
  }
  return { sizes };
}

async function measureSize(years: Years, progress: (line: string) => void): Promise<MeasuredSize> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const [data, backups] = [join(dir, 'data'), join(dir, 'backups')];
  try {
    await fill(data, years, progress);
    progress('while the service is at work');
    const within = join(dir, 'within');
    const waits = {
      backup: await measureWaits(data, (kept) =>
        takeBackup(kept, { folder: within, passphrase: null }),
      ),
      verify: await measureWaits(data, (kept) => verify(kept, { anchor: null })),
    };
    rmSync(within, { recursive: true });
    progress('a plain copy');
    const copy = await timed(() => cp(data, join(dir, 'copy'), { recursive: true }));
    rmSync(join(dir, 'copy'), { recursive: true });
    const commands: MeasuredCommand[] = [];
    const measure = async (
      command: MeasuredCommand['command'],
      args: readonly string[],
      written: () => Promise<number> | number = () => 0,
      into = data,
    ) => {
      progress(`desk ${command}`);
      const { seconds, rssMbPeak } = await run(dir, into, [command, ...args]);
      const writtenMb = megabytes(await written());
      const ratio = rounded(seconds / copy);
      commands.push({ command, seconds: rounded(seconds), writtenMb, rssMbPeak, ratio });
    };
    await measure('status', []);
    await measure('backup', [backups], () => bytesIn(backups));
    await measure('verify', ['--against', backups]);
    const [backup = ''] = readdirSync(backups);
    const restored = join(dir, 'restored');
    const all = [join(backups, backup), '--without-key'];
    await measure('restore', all, () => bytesIn(restored), restored);
    rmSync(restored, { recursive: true });
    if (process.env.DATABASE_URL)
      await onServer(process.env.DATABASE_URL, (url, size) => measure('move', ['--to', url], size));
    const dataMb = megabytes(bytesIn(data));
    return { deliveries: years.deliveries, dataMb, copySeconds: rounded(copy), commands, waits };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const openAt = (data: string): Promise<OpenDesk> =>
  openDesk(
    readConfig(
      readEnvironment({
        DESK_CONFIG: 'samples/desk.yaml',
        DESK_DATA_DIR: data,
        LOG_LEVEL: 'error',
      }),
    ),
  );

async function fill(data: string, years: Years, progress: (line: string) => void): Promise<void> {
  const desk = await openAt(data);
  try {
    await fillTenYears(desk, years, progress);
    progress('mails and documents');
    for (const table of ['messages', 'documents']) await putBytes(desk, table);
  } finally {
    await desk.close();
  }
}

/** Has rows name bytes that are there, as many as they say. */
async function putBytes({ db, rawMail }: OpenDesk, table: string): Promise<void> {
  const name = sql.raw(`desk.${table}`);
  const { rows } = await db.execute<{ id: string; bytes: number }>(
    sql`select id::text, bytes from ${name}`,
  );
  const hashes: string[] = [];
  for (const { bytes } of rows) hashes.push(await rawMail.put(randomBytes(bytes)));
  await db.transaction(async (tx) => {
    await tx.execute(sql`alter table ${name} disable trigger user`);
    await tx.execute(
      sql`update ${name} t set sha256 = named.sha256 from unnest(${sql.param(rows.map(({ id }) => id))}::uuid[], ${sql.param(hashes)}::text[]) named(id, sha256) where t.id = named.id`,
    );
    await tx.execute(sql`alter table ${name} enable trigger user`);
  });
}

const askEveryMs = 10;

/** @param act what the service does meanwhile */
async function measureWaits(
  data: string,
  act: (kept: Parameters<typeof takeBackup>[0]) => Promise<unknown>,
): Promise<MeasuredWaits> {
  const desk = await openAt(data);
  try {
    const pool = poolOf(desk.db);
    const { rows } = await pool.query('select id from desk.deliveries limit 1');
    const waits: Promise<number>[] = [];
    const ask = async (due: number) => {
      await pool.query('select state from desk.deliveries where id = $1', [rows[0]?.id]);
      return performance.now() - due;
    };
    // By the clock, whether the one before was answered or not: whoever waits does not keep others from asking, nor does who blocks the process.
    let due = performance.now();
    const askDue = () => {
      for (; due <= performance.now(); due += askEveryMs) waits.push(ask(due));
    };
    const asking = setInterval(askDue, askEveryMs);
    await act({ ...desk, pool });
    askDue();
    clearInterval(asking);
    const sorted = (await Promise.all(waits)).sort((a, b) => a - b);
    const at = (share: number) => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { statements: sorted.length, medianMs: at(0.5), p95Ms: at(0.95), longestMs: at(1) };
  } finally {
    await desk.close();
  }
}

async function run(dir: string, data: string, args: readonly string[]) {
  const peak = join(dir, 'peak');
  const seconds = await timed(() =>
    promisify(execFile)(
      process.execPath,
      [
        ...['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'],
        ...['--import', join(import.meta.dirname, 'keeping/peak.ts'), 'src/cli/desk.ts', ...args],
      ],
      {
        cwd: checkout,
        env: {
          PATH: process.env.PATH,
          DESK_CONFIG: 'samples/desk.yaml',
          DESK_DATA_DIR: data,
          BENCH_PEAK: peak,
        },
      },
    ),
  );
  return { seconds, rssMbPeak: Math.round(Number(readFileSync(peak, 'utf8')) / 1024) };
}

/** Into a database of its own, which is dropped afterwards. */
async function onServer(
  address: string,
  use: (url: string, size: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const name = 'desk_keeping';
  const server = new pg.Client({ connectionString: address });
  await server.connect();
  const drop = () => server.query(`drop database if exists ${name} with (force)`);
  try {
    await drop();
    await server.query(`create database ${name}`);
    const url = new URL(address);
    url.pathname = name;
    await use(url.href, async () => {
      const { rows } = await server.query(`select pg_database_size('${name}') as bytes`);
      return Number(rows[0]?.bytes);
    });
  } finally {
    await drop();
    await server.end();
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** In seconds. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}
