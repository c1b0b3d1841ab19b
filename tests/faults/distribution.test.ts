/**
 * The service is killed with SIGKILL at random moments of one distribution, while the mail server answers
 * with 250, with 451 or not at all. Nobody is told twice but for those few whose dialogue was under way:
 * they are reported as uncertain, and told again with the same Message-ID when a person says so.
 *
 * `DISTRIBUTION_KILLS=200 MEMBERS=2000 npm run test:faults -- distribution` is the long form.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { holderOf } from '../../src/database/data-lock.ts';
import { openEmbedded } from '../../src/database/open.ts';
import { deliveries, mailings } from '../../src/database/tables.ts';
import { mailFile } from '../desk.ts';
import { randomOf } from '../hostile/mutate.ts';
import {
  type Behaviour,
  type DifficultServer,
  startDifficultServer,
} from '../services/difficult-server.ts';

const kills = Number(process.env.DISTRIBUTION_KILLS ?? 2);
const memberCount = Number(process.env.MEMBERS ?? 120);
const root = join(import.meta.dirname, '../..');
const flags = ['--disable-warning=ExperimentalWarning'];
const dir = mkdtempSync(join(tmpdir(), 'desk-kills-'));
const random = randomOf(20201203);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let mailServer: MailServer;
let relay: DifficultServer;
/** While a kill is near, the relay answers in every way that a kill may fall on. */
let killIsNear = false;
const nearAKill: readonly Behaviour[] = ['accept', 'accept', 'later', 'take-and-say-nothing'];
const behaviourTo = (recipient: string): Behaviour =>
  killIsNear && recipient.startsWith('member')
    ? (nearAKill[Math.floor(random() * nearAKill.length)] ?? 'accept')
    : 'accept';

beforeAll(async () => {
  mailServer = await startMailServer({
    domain: 'parlament.example',
    deskAddress: 'solidarity@parlament.example',
    users: [],
  });
  relay = await startDifficultServer({
    // So that a start of the service sends ten notices before it is killed, and they last for all kills.
    answerDelayMs: 100,
    behaviour: behaviourTo,
  });
  const config = readFileSync(join(root, 'samples/desk.yaml'), 'utf8')
    .replace('mode: delayed', 'mode: automatic')
    .replace('uncertain: ask', 'uncertain: ask\n  uncertainAfterSeconds: 2');
  writeFileSync(join(dir, 'desk.yaml'), config);
  const rows = Array.from(
    { length: memberCount },
    (_, i) => `${i},Member ${i},member${i}@parlament.example,${['en', 'da', 'fr'][i % 3]}`,
  );
  writeFileSync(join(dir, 'members.csv'), ['id,name,email,language', ...rows].join('\n'));
  expect((await desk('members', 'import', join(dir, 'members.csv'))).code).toBe(0);
}, 60_000);

afterAll(async () => {
  await relay?.[Symbol.asyncDispose]();
  await mailServer?.close();
  rmSync(dir, { recursive: true, force: true });
});

const command = (args: readonly string[], out: 'ignore' | 'pipe'): ChildProcess =>
  spawn(process.execPath, [...flags, 'src/cli/desk.ts', ...args], {
    cwd: root,
    env: {
      ...process.env,
      DESK_CONFIG: join(dir, 'desk.yaml'),
      DESK_DATA_DIR: join(dir, 'data'),
      IMAP_URL: mailServer.imapUrl(),
      SMTP_URL: relay.url,
      CONSOLE_PORT: '0',
      LOG_LEVEL: 'error',
      POLL_SECONDS: '2',
    },
    stdio: ['ignore', out, 'inherit'],
  });

/** A command of the administrator. */
async function desk(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = command(args, 'pipe');
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, out };
}

/** How many notices the relay took; letters to the clerk go out before any, and a kill there shows nothing. */
const taken = () =>
  [...relay.accepted]
    .filter(([key]) => key.includes(' <notice.'))
    .reduce((sum, [, times]) => sum + times, 0);

/** False when it did not come to be. */
async function until(found: () => boolean, seconds: number): Promise<boolean> {
  for (let i = 0; i < seconds * 50 && !found(); i += 1) await wait(20);
  return found();
}

interface Told {
  readonly state: string;
  readonly times: number;
}

/** Every member's delivery, and how often the relay took it. */
async function told(): Promise<Told[]> {
  const database = await openEmbedded(join(dir, 'data'), 5000);
  try {
    const all = await database.db.select().from(deliveries);
    return all.map(({ state, address, messageId }) => ({
      state,
      times: relay.accepted.get(`${address} ${messageId}`) ?? 0,
    }));
  } finally {
    await database.close();
  }
}

/** The time has come of all that the relay put off, which waits for 5 minutes or more. */
async function timeGoesBy(): Promise<void> {
  const database = await openEmbedded(join(dir, 'data'), 5000);
  await database.db
    .update(deliveries)
    .set({ nextTryAt: database.clock.now() })
    .where(eq(deliveries.state, 'queued'));
  await database.close();
}

/** Runs the service until nothing of the distribution is open. */
async function finish(): Promise<void> {
  const service = command(['start'], 'ignore');
  const exit = new Promise((resolve) => service.once('exit', resolve));
  const open = async (): Promise<boolean> => {
    const { out } = await desk('status', '--json');
    const [mailing] = JSON.parse(out || '{"mailings":[]}').mailings;
    const { queued = 0, sending = 0, ...ended } = mailing?.deliveries ?? {};
    // A mailing without any delivery has not been distributed yet.
    return queued + sending > 0 || Object.keys(ended).length === 0;
  };
  for (let i = 0; i < 300 && (await open()); i += 1) await wait(1000);
  service.kill('SIGTERM');
  await exit;
}

test(`killed ${kills} times while ${memberCount} members are told: each is told once, or is reported`, async () => {
  mailServer.deliver(mailFile('09-en-fr-pair'), 'solidarity@parlament.example');
  let inTheMiddle = 0;
  for (let i = 0; i < kills; i += 1) {
    const before = taken();
    const service = command(['start'], 'ignore');
    const exit = new Promise((resolve) => service.once('exit', resolve));
    const goesOut = await until(
      () => holderOf(join(dir, 'data'))?.pid === service.pid && taken() > before,
      20,
    );
    killIsNear = true;
    await wait(random() * 120);
    if (taken() > before) inTheMiddle += 1;
    service.kill('SIGKILL');
    await exit;
    killIsNear = false;
    // All that is left was put off.
    if (!goesOut) await timeGoesBy();
  }
  expect(inTheMiddle).toBeGreaterThan(kills / 2);
  await timeGoesBy();
  await finish();

  const all = await told();
  expect(all).toHaveLength(memberCount);
  const uncertain = all.filter(({ state }) => state === 'uncertain');
  expect(all.filter(({ state }) => state !== 'sent' && state !== 'uncertain')).toEqual([]);
  expect(all.filter(({ state, times }) => state === 'sent' && times !== 1)).toEqual([]);
  expect(uncertain.filter(({ times }) => times > 1)).toEqual([]);
  const arrived = uncertain.filter(({ times }) => times === 1).length;
  process.stdout.write(
    `${kills} kills, ${inTheMiddle} of them while notices went out: ${uncertain.length} of ${memberCount} uncertain, of these ${arrived} had arrived\n`,
  );
  // Otherwise this would have shown nothing.
  expect(uncertain.length).toBeGreaterThan(0);

  // A person has those sent again: the same Message-ID, so that no mailbox shows it twice.
  const database = await openEmbedded(join(dir, 'data'), 5000);
  const [mailing] = await database.db.select().from(mailings);
  await database.close();
  expect((await desk('resend', mailing?.id ?? '', '--uncertain')).code).toBe(0);
  await finish();
  const after = await told();
  expect(after.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(after.filter(({ times }) => times === 2)).toHaveLength(arrived);
  expect(after.filter(({ times }) => times > 2 || times === 0)).toEqual([]);
}, 3_600_000);
