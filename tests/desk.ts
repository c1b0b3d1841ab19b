/** A desk for tests: a database in memory, a clock that we turn, a queue and a postman that we look into. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { turnableClock } from '../src/adapters/clock.ts';
import { openRawMail } from '../src/adapters/raw-mail.ts';
import { openSecret } from '../src/adapters/secret.ts';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { type OpenDatabase, openInMemory } from '../src/database/open.ts';
import type { Desk, FinishedMail, SendOutcome } from '../src/desk.ts';
import type { ReadDocument } from '../src/domain/decision.ts';
import { dayIn } from '../src/domain/working-days.ts';
import { notePoll, storePortion } from '../src/inbox/rows.ts';
import { type Handler, type JobName, type JobRequest, type JobResult, jobs } from '../src/jobs.ts';
import { readMembers } from '../src/members/read-members.ts';
import { takeIn } from '../src/members/take-in.ts';
import { readInCage } from '../src/reading/cage.ts';
import { unpackInCage } from '../src/reading/unpack.ts';
import { handlers, sweeps } from '../src/worker/handlers.ts';

export interface TestDesk extends Desk {
  readonly clock: ReturnType<typeof turnableClock>;
  /** What was handed to the mail server, in order. */
  readonly sent: FinishedMail[];
  /** Decides how each SMTP dialogue ends; accepted by itself. */
  answer: (mail: FinishedMail) => SendOutcome;
  /** Takes a mail in, as if fetched from the mailbox. */
  receive(raw: Buffer | string): Promise<void>;
  /** Does everything that is queued or due, each job `times` times. @returns what the jobs answered */
  settle(times?: number): Promise<{ name: JobName; result: JobResult }[]>;
  /** Does one job; a handler alone by itself. */
  run: (name: JobName, payload: unknown) => Promise<JobResult>;
  /** Forgets all queued jobs. */
  loseQueue(): void;
  /** What it is now, from which a desk like it can be made. */
  played(): Promise<Played>;
  close(): Promise<void>;
}

type Settings = {
  -readonly [K in 'group' | 'approval' | 'delivery' | 'followUp' | 'report']?: Partial<Config[K]>;
};

export const mailFile = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, 'mails', `${name}.eml`));

/** The dump of a database with our tables (tests/migrated.ts). */
export const migrated = (): Blob => new Blob([readFileSync(inject('migrated'))]);

/** One database for all tests of a file, emptied before each: opening one takes longer than most tests. */
let opened: Promise<OpenDatabase> | null = null;
async function emptyDatabase(): Promise<OpenDatabase> {
  opened ??= openInMemory(migrated());
  const database = await opened;
  const { rows } = await database.pool.query(
    "select tablename from pg_tables where schemaname = 'desk'",
  );
  const isFilled = (name: string) =>
    `select '${name}' as name where exists (select from desk.${name})`;
  const filled = await database.pool.query(
    rows.map(({ tablename }) => isFilled(tablename)).join(' union all '),
  );
  // Row by row: they are few, and to empty the files of all tables and indexes takes ten times as long.
  await database.pool.query('set session_replication_role = replica');
  for (const { name } of filled.rows) await database.pool.query(`delete from desk.${name}`);
  await database.pool.query('set session_replication_role = default');
  return database;
}

/** All rows of our tables, each table's as JSON. */
async function rowsIn(database: OpenDatabase): Promise<Played['rows']> {
  const { rows } = await database.pool.query(
    "select tablename from pg_tables where schemaname = 'desk'",
  );
  const all: { table: string; json: string }[] = [];
  for (const { tablename } of rows) {
    const found = await database.pool.query(
      `select coalesce(json_agg(t), '[]')::text as json from desk.${tablename} t`,
    );
    if (found.rows[0].json !== '[]') all.push({ table: tablename, json: found.rows[0].json });
  }
  return all;
}

/** Puts rows back as they were, whatever refers to what; the database was emptied before. */
export async function putBack(
  database: Pick<OpenDatabase, 'pool'>,
  rows: Played['rows'],
): Promise<void> {
  await database.pool.query('set session_replication_role = replica');
  for (const { table, json } of rows)
    await database.pool.query(
      `insert into desk.${table} overriding system value
        select * from json_populate_recordset(null::desk.${table}, $1::json)`,
      [json],
    );
  await database.pool.query('set session_replication_role = default');
  const { rows: identities } = await database.pool.query(
    "select table_name, column_name from information_schema.columns where table_schema = 'desk' and (is_identity = 'YES' or column_default like 'nextval%')",
  );
  for (const { table_name, column_name } of identities)
    await database.pool.query(
      `select setval(pg_get_serial_sequence('desk.${table_name}', '${column_name}'), greatest((select max(${column_name}) from desk.${table_name}), 1))`,
    );
}

/** The same document is read once: reading has tests of its own. */
const cage = readInCage({ startsAhead: false });
const alreadyRead = new Map<string, Promise<ReadDocument>>();
const readOnce: Desk['readDocument'] = (file) => {
  const key = `${createHash('sha256').update(file.bytes).digest('hex')} ${file.password ?? ''}`;
  const reading = alreadyRead.get(key) ?? readOrRemember(key, file);
  alreadyRead.set(key, reading);
  return reading;
};

/** Several processes run tests; what one of them has read the others find in a file. */
async function readOrRemember(
  key: string,
  file: Parameters<Desk['readDocument']>[0],
): Promise<ReadDocument> {
  const path = join(inject('readings'), `${createHash('sha256').update(key).digest('hex')}.json`);
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known) return { ...JSON.parse(known), filename: file.filename };
  const read = await cage(file);
  await writeFile(`${path}.${process.pid}`, JSON.stringify(read));
  await rename(`${path}.${process.pid}`, path);
  return read;
}

/** A desk with four members, all Danish: for what comes after a distribution. */
export const smallDesk = (): Promise<TestDesk> => testDesk({}, undefined, 4);

/** What a desk has become: its rows by table, its files, what it sent. */
export interface Played {
  readonly rows: readonly { readonly table: string; readonly json: string }[];
  readonly dir: string;
  readonly sent: readonly FinishedMail[];
  readonly now: Date;
  readonly uid: number;
}

/** @param memberCount how many of the 50 sample members there are */
export async function testDesk(
  settings: Settings = {},
  start = new Date('2020-12-03T15:40:00+01:00'),
  memberCount = 50,
  played?: Played,
): Promise<TestDesk> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-test-'));
  if (played) cpSync(played.dir, dir, { recursive: true });
  const base = readConfig(
    readEnvironment({
      DESK_CONFIG: join(import.meta.dirname, '../samples/desk.yaml'),
      DESK_DATA_DIR: dir,
    }),
  );
  const config: Config = {
    ...base,
    group: { ...base.group, ...settings.group },
    approval: { ...base.approval, ...settings.approval },
    delivery: { ...base.delivery, ...settings.delivery },
    followUp: { ...base.followUp, ...settings.followUp },
    report: { ...base.report, ...settings.report },
  };
  const database = await emptyDatabase();
  const sent: FinishedMail[] = [...(played?.sent ?? [])];
  const waiting = new Map<string, JobRequest>();
  let uid = played?.uid ?? 0;
  const silent = () => {};
  const desk: TestDesk = {
    config,
    db: database.db,
    clock: turnableClock(played?.now ?? start),
    rawMail: openRawMail(join(dir, 'mail')),
    secret: openSecret(dir),
    readDocument: readOnce,
    unpack: unpackInCage(),
    fetchDocument: async () => ({
      result: 'failed',
      why: { kind: 'unreachable', host: 'nothing.is.fetched.in.tests' },
    }),
    resolve: async (name) => {
      throw Object.assign(new Error(`no such name: ${name}`), { code: 'ENOTFOUND' });
    },
    log: { info: silent, warn: silent, error: silent },
    logo: null,
    leaving: new AbortController().signal,
    sent,
    answer: () => ({ result: 'accepted', response: '250 2.0.0 taken' }),
    postman: {
      async send(mail) {
        sent.push(mail);
        return desk.answer(mail);
      },
      close: async () => {},
    },
    queue: {
      async add(name, payload) {
        waiting.set(`${name} ${JSON.stringify(payload)}`, { name, payload } as JobRequest);
      },
      waiting: async () => waiting.size,
      oldest: async () => null,
      close: async () => {},
    },
    async receive(raw) {
      uid += 1;
      const [message] = await storePortion(desk, 'test', {
        uidValidity: '1',
        messages: [{ uid, raw: Buffer.from(raw) }],
        refused: [],
        gone: [],
        upTo: uid,
      });
      if (message) await desk.queue.add('recognise-message', { message });
    },
    async settle(times = 1) {
      const results: { name: JobName; result: JobResult }[] = [];
      await notePoll(desk.db, 'test', desk.clock.now());
      for (let quiet = false; !quiet; ) {
        // As in a service: the queue is done first, a sweep finds the rest.
        if (waiting.size === 0)
          for (const find of Object.values(sweeps).flat())
            for (const { name, payload } of await find(desk))
              await desk.queue.add(name, payload as never);
        quiet = waiting.size === 0;
        for (const [key, { name, payload }] of [...waiting]) {
          waiting.delete(key);
          for (let i = 0; i < times; i += 1)
            results.push({ name, result: await desk.run(name, payload) });
        }
        if (results.length > 5000) throw new Error('The jobs never come to an end');
      }
      return results;
    },
    run: (name, payload) =>
      (handlers[name] as Handler<JobName, Desk>)(jobs[name].payload.parse(payload) as never, desk),
    loseQueue: () => waiting.clear(),
    played: async () => {
      const copy = mkdtempSync(join(tmpdir(), 'desk-played-'));
      process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
      cpSync(dir, copy, { recursive: true });
      const rows = await rowsIn(database);
      return { rows, dir: copy, sent: [...sent], now: desk.clock.now(), uid };
    },
    async close() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
  if (played) {
    await putBack(database, played.rows);
    return desk;
  }
  const today = dayIn(config.calendar, start);
  const read = readMembers(readFileSync(join(import.meta.dirname, '../samples/members.csv')), {
    committees: config.committees,
    today,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  await takeIn(desk.db, read.members.slice(0, memberCount), {
    today,
    defaultLanguage: 'en',
    complete: false,
    evenSo: false,
  });
  return desk;
}
