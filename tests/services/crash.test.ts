/**
 * The service is killed with SIGKILL at random moments of the whole story and started again, while the
 * mail server and the people go on. At the end nothing is lost and nobody was told twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailFrom } from '../../demo/correspondence.ts';
import { holderOf } from '../../src/database/data-lock.ts';
import { openEmbedded } from '../../src/database/open.ts';
import {
  deliveries,
  followUps,
  letters,
  mailings,
  messages,
  registrations,
  reminders,
} from '../../src/database/tables.ts';
import { mailFile } from '../desk.ts';

const kills = Number(process.env.KILLS ?? 5);
const memberCount = 200;
const root = join(import.meta.dirname, '../..');
const flags = ['--disable-warning=ExperimentalWarning'];
const dir = mkdtempSync(join(tmpdir(), 'desk-crash-'));
const gone = 'member7@parlament.example';
const addresses = Array.from({ length: memberCount }, (_, i) => `member${i}@parlament.example`);

let mailServer: ChildProcess;
let control: string;
let env: NodeJS.ProcessEnv;
/** SHA-256 is taken by the desk; the test only counts what it put into the mailbox. */
let delivered = 0;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

async function mailbox(address: string) {
  const rows = (await (
    await fetch(`${control}/mailbox?address=${encodeURIComponent(address)}`)
  ).json()) as { raw: string }[];
  return Promise.all(rows.map(({ raw }) => simpleParser(Buffer.from(raw, 'base64'))));
}

async function send(from: string, to: string, raw: string): Promise<void> {
  const query = new URLSearchParams({ from, to, as: from });
  await fetch(`${control}/submit?${query}`, { method: 'POST', body: raw });
  delivered += 1;
}

async function deliver(raw: Buffer): Promise<void> {
  await fetch(`${control}/deliver?mailbox=solidarity@parlament.example`, {
    method: 'POST',
    body: new Uint8Array(raw),
  });
  delivered += 1;
}

beforeAll(async () => {
  const users = [
    ...addresses.filter((a) => a !== gone),
    'anna.lund@parlament.example',
    'bo.kjaer@parlament.example',
    'claire.dumas@parlament.example',
  ];
  mailServer = spawn(
    process.execPath,
    [
      ...flags,
      'demo/mail-server/run.ts',
      JSON.stringify({
        domain: 'parlament.example',
        deskAddress: 'solidarity@parlament.example',
        users,
        gone: [gone],
        // A distribution takes seconds then, so that many of the kills fall into one.
        answerDelayMs: 30,
      }),
    ],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ports = JSON.parse(
    await new Promise<string>((resolve) =>
      mailServer.stdout?.once('data', (line: Buffer) => resolve(line.toString())),
    ),
  );
  control = `http://127.0.0.1:${ports.controlPort}`;
  const config = readFileSync(join(root, 'samples/desk.yaml'), 'utf8').replace(
    'uncertain: ask',
    'uncertain: ask\n  uncertainAfterSeconds: 2',
  );
  writeFileSync(join(dir, 'desk.yaml'), config);
  const rows = addresses.map(
    (email, i) =>
      `${i},Member ${i},Member ${i},${email},${['en', 'da', 'fr'][i % 3]},${['UPN', 'URU'][i % 2]}`,
  );
  writeFileSync(
    join(dir, 'members.csv'),
    ['key,name,salutation,email,language,committees', ...rows].join('\n'),
  );
  env = {
    ...process.env,
    DESK_CONFIG: join(dir, 'desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    IMAP_URL: ports.imapUrl,
    SMTP_URL: ports.smtpUrl,
    CONSOLE_PORT: '0',
    LOG_LEVEL: 'error',
    POLL_SECONDS: '2',
  };
  const imported = spawn(
    process.execPath,
    [...flags, 'src/cli/desk.ts', 'members', 'import', join(dir, 'members.csv')],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  expect(await ended(imported)).toBe(0);
}, 60_000);

afterAll(() => {
  mailServer?.kill();
  rmSync(dir, { recursive: true, force: true });
});

const start = () =>
  spawn(process.execPath, [...flags, 'src/cli/desk.ts', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** The service has opened its data and takes jobs. */
const isUp = (service: ChildProcess): Promise<void> =>
  expect
    .poll(() => holderOf(join(dir, 'data')), { timeout: 60_000, interval: 50 })
    .toMatchObject({ pid: service.pid, port: expect.any(Number) });

/** Whether the mail server has taken one notice more, within some seconds: then a distribution is under way. */
async function noticeTaken(): Promise<boolean> {
  const taken = async () =>
    Object.keys(
      (await (await fetch(`${control}/accepted`)).json()) as Record<string, number>,
    ).filter((key) => key.includes(' <notice.')).length;
  const before = await taken();
  for (let i = 0; i < 1000; i += 1) {
    if ((await taken()) > before) return true;
    await wait(20);
  }
  return false;
}

/** The clerk approves what she is asked about; two members answer. Each does so once, whatever happens to the desk. */
async function people(done: () => boolean): Promise<void> {
  const answered = new Set<string>();
  while (!done()) {
    await wait(300);
    for (const mail of await mailbox('anna.lund@parlament.example')) {
      const code = /APPROVE ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(mail.text ?? '')?.[1];
      if (!code || !mail.messageId || answered.has(mail.messageId)) continue;
      answered.add(mail.messageId);
      await send(
        'anna.lund@parlament.example',
        'solidarity@parlament.example',
        mailFrom({
          from: 'anna.lund@parlament.example',
          inReplyTo: mail.messageId,
          text: `APPROVE ${code}`,
        }),
      );
    }
    for (const address of addresses.slice(0, 2))
      for (const mail of await mailbox(address)) {
        if (!mail.messageId?.startsWith('<notice.') || answered.has(mail.messageId)) continue;
        answered.add(mail.messageId);
        await send(
          address,
          'solidarity@parlament.example',
          mailFrom({
            from: address,
            inReplyTo: mail.messageId,
            text: 'DONE meet-ambassadors CIV-07',
          }),
        );
      }
  }
}

test(`killed ${kills} times, the story ends as if it had never been`, async () => {
  await deliver(mailFile('01-letter-combined'));
  let over = false;
  const acting = people(() => over);
  let random = 20201203;
  const next = () => {
    random = (random * 48271) % 2147483647;
    return random / 2147483647;
  };
  // Three kills at least have to fall into a distribution, however few are asked for and however fast the machine is.
  let hits = 0;
  for (let i = 0; i < kills || (hits < 3 && i < kills + 6); i += 1) {
    if (i === Math.floor(kills / 2)) await deliver(mailFile('09-en-fr-pair'));
    const service = start();
    const exit = ended(service);
    // One in five dies while it starts; two at any moment; the others in the middle of a distribution, if there is one.
    const inDistribution = i % 5 > 2 || i >= kills;
    if (i % 5 > 0) await isUp(service);
    if (inDistribution && (await noticeTaken())) hits += 1;
    await wait(next() * (inDistribution ? 150 : 2500));
    service.kill('SIGKILL');
    await exit;
  }
  const service = start();
  const exit = ended(service);
  const open = async () => {
    const status = spawn(process.execPath, [...flags, 'src/cli/desk.ts', 'status', '--json'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    status.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    await ended(status);
    const {
      mailings: all,
      messages: kept,
      letters: written,
    } = JSON.parse(Buffer.concat(out).toString() || '{"mailings":[],"messages":{},"letters":{}}');
    return `${all.filter((m: { state: string }) => m.state !== 'distributed').length + (all.length === 2 ? 0 : 1)} mailings, ${(kept.stored ?? 0) + (kept.recognised ?? 0)} messages, ${(written.queued ?? 0) + (written.sending ?? 0) + (written.uncertain ?? 0)} letters`;
  };
  await expect
    .poll(open, { timeout: 150_000, interval: 4000 })
    .toBe('0 mailings, 0 messages, 0 letters');
  over = true;
  await acting;
  await wait(3000);
  service.kill('SIGTERM');
  expect(await exit).toBe(0);
  await invariants();
}, 600_000);

async function invariants(): Promise<void> {
  const accepted = new Map(
    Object.entries((await (await fetch(`${control}/accepted`)).json()) as Record<string, number>),
  );
  const database = await openEmbedded(join(dir, 'data'));
  const { db } = database;
  try {
    // Nothing is lost: every mail that lies in the mailbox is a message, once.
    const inbox = await mailbox('solidarity@parlament.example');
    expect(inbox.length).toBeGreaterThanOrEqual(delivered);
    expect(await db.select().from(messages)).toHaveLength(inbox.length);
    // Every member has one delivery of each mailing, and its mail went out at most once.
    const all = await db.select().from(deliveries);
    // The dead address gets the second mailing only if its bounce was not noted before.
    expect([2 * memberCount - 1, 2 * memberCount]).toContain(all.length);
    const times = all.map((d) => ({
      state: d.state,
      times: accepted.get(`${d.address} ${d.messageId}`) ?? 0,
    }));
    expect(times.filter((d) => d.times > 1)).toEqual([]);
    expect(
      times.filter((d) => (d.state === 'sent' || d.state === 'bounced') && d.times !== 1),
    ).toEqual([]);
    expect(times.filter((d) => !['sent', 'bounced', 'uncertain'].includes(d.state))).toEqual([]);
    const uncertain = times.filter((d) => d.state === 'uncertain');
    // Otherwise no kill fell into a distribution, and this test would have shown nothing.
    expect(uncertain.length).toBeGreaterThan(0);
    process.stdout.write(
      `uncertain after ${kills} kills: ${uncertain.length} of ${all.length}; of these ${uncertain.filter((d) => d.times === 1).length} had arrived\n`,
    );
    // Five numbers and five follow-ups for each mailing, no reminder twice, each letter written once.
    expect(await db.select().from(mailings)).toHaveLength(2);
    expect(await db.select().from(registrations)).toHaveLength(10);
    expect(await db.select().from(followUps)).toHaveLength(10);
    const reminded = (await db.select().from(reminders)).map(
      (r) => `${r.followUp} ${r.rule} ${r.person}`,
    );
    expect(new Set(reminded).size).toBe(reminded.length);
    const written = await db.select().from(letters);
    expect(written.filter((l) => l.state !== 'sent')).toEqual([]);
    expect(new Set(written.map((l) => l.messageId)).size).toBe(written.length);
  } finally {
    await database.close();
  }
}
