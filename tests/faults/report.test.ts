/** `kill -9` at every step from a clerk's yes to the report that has been sent. */
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, mailFrom } from '../../demo/correspondence.ts';
import { openServer } from '../../src/database/open.ts';
import { letters, reports } from '../../src/database/tables.ts';
import { putBack } from '../desk.ts';
import { deskThatDrafted, ipu } from '../reports/drafted.ts';
import { type DifficultServer, startDifficultServer } from '../services/difficult-server.ts';
import { type PrivateServer, startPostgres } from '../services/servers.ts';
import { atSteps } from './at-steps.ts';
import type { Orders } from './reporting.ts';

/** `EVERY=1` kills at each step; by itself every fifth one is enough for a run that should be short. */
const every = Number(process.env.EVERY ?? 5);
const yes = '2021-01-04T10:05:00+01:00';
/** By then a dialogue that was under way when the process died is known to be uncertain. */
const later = '2021-01-04T12:00:00+01:00';

let postgres: PrivateServer;
let relay: DifficultServer;
let played: Awaited<ReturnType<Awaited<ReturnType<typeof deskThatDrafted>>['played']>>;
beforeAll(async () => {
  const desk = await deskThatDrafted();
  const code = await codeOf(desk, 'report-draft', 'APPROVE');
  await desk.receive(mailFrom({ from: 'anna.lund@parlament.example', text: `APPROVE ${code}` }));
  played = await desk.played();
  await desk.close();
  [postgres, relay] = await Promise.all([
    startPostgres(),
    startDifficultServer({ behaviour: () => 'accept' }),
  ]);
  // With our tables, and the desk that has the yes in its inbox: each kill gets a copy.
  const database = await openServer(postgres.url);
  await putBack(database, played.rows);
  await database.close();
}, 120_000);
afterAll(async () => {
  await relay?.[Symbol.asyncDispose]();
  await postgres?.stop();
}, 60_000);

async function copy(name: string): Promise<{ databaseUrl: string; dir: string }> {
  const client = new pg.Client({ connectionString: postgres.url.replace(/desk$/, 'postgres') });
  await client.connect();
  await client.query(`create database ${name} template desk`);
  await client.end();
  const dir = `${played.dir}-${name}`;
  cpSync(played.dir, dir, { recursive: true });
  return { databaseUrl: postgres.url.replace(/desk$/, name), dir };
}

const child = promisify(execFile);
const run = async (orders: Orders): Promise<number | null> =>
  child(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'reporting.ts'),
    JSON.stringify(orders),
  ]).then(
    ({ stdout }) => Number(stdout),
    (error: { signal?: string; stderr?: string }) => {
      if (error.signal !== 'SIGKILL') throw error;
      return null;
    },
  );

let uncertain = 0;
async function killAt(dieAt: number): Promise<number | null> {
  const { databaseUrl, dir } = await copy(`kill${dieAt}`);
  const orders = { databaseUrl, dir, smtpUrl: relay.url, now: yes, dieAt };
  const steps = await run(orders);
  await run({ ...orders, now: later, dieAt: Number.POSITIVE_INFINITY });
  const { db, close } = await openServer(databaseUrl);
  const [report, ...others] = await db.select().from(reports);
  const sent = await db.select().from(letters).where(eq(letters.mail, 'report'));
  const news = await db.select().from(letters).where(eq(letters.mail, 'report-sent'));
  await close();
  expect([others.length, sent.length]).toEqual([0, 1]);
  const taken = relay.accepted.get(`${ipu} ${sent[0]?.messageId}`) ?? 0;
  if (sent[0]?.state === 'uncertain') {
    // Its dialogue was under way: a person is asked, and nothing is sent again by itself.
    uncertain += 1;
    expect(report?.state).toBe('approved');
    expect(taken).toBeLessThanOrEqual(1);
  } else {
    expect([report?.state, sent[0]?.state, taken, news.length]).toEqual(['sent', 'sent', 1, 1]);
  }
  return steps;
}

test('a report is sent once or known to be uncertain, and its clerk is told once, whenever the process dies', async () => {
  const { steps, killed } = await atSteps(killAt, every);
  process.stdout.write(`killed at ${killed} of ${steps} steps, ${uncertain} uncertain\n`);
}, 900_000);
