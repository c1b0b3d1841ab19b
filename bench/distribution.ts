/**
 * End to end: from a clerk's approval to the last SMTP 250, each delivery recorded durably; beside it
 * plain pooled nodemailer with the same content into the same sink. Embedded in this process, or as
 * worker processes on the servers of DATABASE_URL and REDIS_URL.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { and, asc, desc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { parse, stringify } from 'yaml';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { insertMany } from '../src/database/insert-many.ts';
import { deliveries, members, notices } from '../src/database/tables.ts';
import { approveUnanswered } from '../src/distribution/approval/approve.ts';
import { askApproval } from '../src/distribution/approval/ask-approval.ts';
import { noticePrinter } from '../src/distribution/notice/print-notice.ts';
import { languages } from '../src/domain/language.ts';
import { type OpenDesk, openDesk } from '../src/open.ts';
import { startWorkers } from '../src/worker/workers.ts';
import { earlierDeliveries } from './earlier-deliveries.ts';
import { limitProcessor } from './processor-share.ts';
import { sampleMailing } from './sample-mailing.ts';

export interface Distribution {
  readonly recipients: number;
  /** Deliveries of earlier notices in the table. */
  readonly earlier: number;
  /** Worker processes; 0: in this one. More need DATABASE_URL and REDIS_URL. */
  readonly processes: number;
  /** Percent of a core that each of them gets; null: what there is. */
  readonly share: number | null;
  readonly dkim: 'rsa' | 'ed25519' | null;
}

/** One distribution of so many notices. */
interface Run {
  readonly recipients: number;
  /** From approval to the last delivery recorded as sent. */
  readonly seconds: number;
  readonly rate: number;
  /** From the first one sent to the last. */
  readonly sendingRate: number;
  /** From approval to the moment at which 95 % of the first thousand were sent. */
  readonly p95OfFirst1000: number;
  /** Processor time of this process for each notice once sending has begun, in microseconds. */
  readonly processorMicros: number;
  readonly rssMbStart: number;
  /** When the first notices were sent: before it, all deliveries are made. */
  readonly rssMbSending: number;
  readonly rssMbPeak: number;
  /** What is in use when all is sent and V8 has collected what is not: objects and buffers, the database's memory among them. */
  readonly liveMb: number;
}

export interface Measured extends Distribution {
  /** A thousand first, then all of them: what a notice costs should not depend on it. */
  readonly sizes: readonly Run[];
  readonly rate: number;
  readonly baselineRate: number;
  readonly baselineProcessorMicros: number;
  readonly ratio: number;
  /** Peak with all recipients beside the peak with a thousand. */
  readonly memoryGrowthMb: number;
  /** The same of what is in use afterwards: the rest is what V8 has not yet collected. */
  readonly liveGrowthMb: number;
  readonly bytesPerNotice: number;
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);

function liveMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1_048_576);
}
const perSecond = (n: number, seconds: number) => Math.round((n / seconds) * 10) / 10;
const rounded = (n: number) => Math.round(n * 100) / 100;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function processorMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export async function measureDistribution(
  wanted: Distribution,
  progress: (line: string) => void,
): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const sink = fork(join(import.meta.dirname, 'sink.ts'), { stdio: 'inherit' });
  try {
    const port = await new Promise<number>((resolve) =>
      sink.once('message', (m: { port: number }) => resolve(m.port)),
    );
    const environment = environmentFor(dir, port, wanted);
    const config = readConfig(readEnvironment(environment));
    const desk = await openDesk(config);
    try {
      if (wanted.earlier) progress(`writing ${wanted.earlier} earlier deliveries`);
      await earlierDeliveries(desk, wanted.earlier);
      const sizes: Run[] = [];
      for (const recipients of new Set([Math.min(1000, wanted.recipients), wanted.recipients]))
        sizes.push(await run(desk, environment, recipients, wanted, progress));
      const last = sizes.at(-1) as Run;
      const baseline = await measureBaseline(desk, port, wanted, progress);
      return {
        ...wanted,
        sizes,
        rate: last.rate,
        baselineRate: perSecond(baseline.sent, baseline.seconds),
        baselineProcessorMicros: baseline.processorMicros,
        ratio: rounded(last.rate / (baseline.sent / baseline.seconds)),
        memoryGrowthMb: last.rssMbPeak - (sizes[0]?.rssMbPeak ?? 0),
        liveGrowthMb: last.liveMb - (sizes[0]?.liveMb ?? 0),
        bytesPerNotice: baseline.bytes,
      };
    } finally {
      await desk.close();
    }
  } finally {
    sink.disconnect();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The sample parliament out of trial mode, its documents linked and not attached. */
function environmentFor(
  dir: string,
  port: number,
  { dkim, processes }: Distribution,
): Record<string, string> {
  const yaml = parse(readFileSync('samples/desk.yaml', 'utf8'));
  yaml.approval = { ...yaml.approval, mode: 'automatic', trial: false };
  yaml.notice = { ...yaml.notice, attachUpToMB: 0 };
  if (dkim) {
    const { privateKey } =
      dkim === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ed25519');
    const keyFile = join(dir, 'dkim.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    yaml.delivery = {
      ...yaml.delivery,
      dkim: { domain: 'parlament.example', selector: 'desk', keyFile },
    };
  }
  const path = join(dir, 'desk.yaml');
  writeFileSync(path, stringify(yaml));
  const { DATABASE_URL, REDIS_URL } = process.env;
  return {
    DESK_CONFIG: path,
    DESK_DATA_DIR: dir,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    LOG_LEVEL: 'silent',
    CONSOLE_PORT: '0',
    ...(processes && DATABASE_URL && { DATABASE_URL }),
    ...(processes && REDIS_URL && { REDIS_URL }),
  };
}

async function run(
  desk: OpenDesk,
  environment: Record<string, string>,
  recipients: number,
  { processes, share }: Distribution,
  progress: (line: string) => void,
): Promise<Run> {
  progress(`writing ${recipients} members`);
  await writeMembers(desk, recipients);
  const mailing = await sampleMailing(desk);
  const workers = processes
    ? await startProcesses(processes, share, environment)
    : startWorkers(desk, ['distribution']);
  // As always before an approval: what it needs for its preview is ready afterwards.
  await askApproval(desk, mailing);
  await sleep(500);
  const rssMbStart = megabytes();
  let rssMbPeak = rssMbStart;
  let begun: { readonly sent: number; readonly micros: number; readonly rssMb: number } | null =
    null;
  const approvedAt = desk.clock.now();
  const began = performance.now();
  await approveUnanswered(desk, mailing, async () => true);
  const notice = desk.db
    .select({ id: notices.id })
    .from(notices)
    .where(eq(notices.mailing, mailing));
  const ofThis = and(inArray(deliveries.notice, notice), eq(deliveries.state, 'sent'));
  for (let sent = 0; sent < recipients; ) {
    await sleep(250);
    rssMbPeak = Math.max(rssMbPeak, megabytes());
    sent = await desk.db.$count(deliveries, ofThis);
    if (sent && !begun) begun = { sent, micros: processorMicros(), rssMb: megabytes() };
    progress(`${sent} of ${recipients} sent`);
  }
  const seconds = (performance.now() - began) / 1000;
  const micros = begun ? processorMicros() - begun.micros : 0;
  await workers.stop();
  const [first] = await desk.db
    .select({
      at: sql<string>`min(${deliveries.sentAt})`,
      last: sql<string>`max(${deliveries.sentAt})`,
    })
    .from(deliveries)
    .where(ofThis);
  const [nth] = await desk.db
    .select({ at: deliveries.sentAt })
    .from(deliveries)
    .where(and(ofThis, isNotNull(deliveries.sentAt)))
    .orderBy(asc(deliveries.sentAt))
    .offset(Math.min(949, recipients - 1))
    .limit(1);
  const between = (Date.parse(first?.last ?? '') - Date.parse(first?.at ?? '')) / 1000;
  return {
    recipients,
    seconds: rounded(seconds),
    rate: perSecond(recipients, seconds),
    sendingRate: perSecond(recipients, between),
    p95OfFirst1000: rounded((Number(nth?.at) - approvedAt.getTime()) / 1000),
    processorMicros: Math.round(micros / Math.max(1, recipients - (begun?.sent ?? 0))),
    rssMbStart,
    rssMbSending: begun?.rssMb ?? rssMbStart,
    rssMbPeak,
    liveMb: liveMegabytes(),
  };
}

async function writeMembers(desk: OpenDesk, recipients: number): Promise<void> {
  // Not those who have left, of the earlier deliveries.
  const there = await desk.db.$count(members, like(members.key, 'b%'));
  await insertMany(
    desk.db,
    members,
    Array.from({ length: Math.max(0, recipients - there) }, (_, i) => there + i).map((n) => ({
      key: `b${n}`,
      name: `Member ${n}`,
      salutation: `Dear Member ${n}`,
      email: `member${n}@parlament.example`,
      language: languages[n % languages.length] ?? 'en',
      memberships: [{ committee: 'IPU', from: null, until: null }],
    })),
  );
}

async function startProcesses(
  n: number,
  share: number | null,
  environment: Record<string, string>,
): Promise<{ stop(): Promise<void> }> {
  const children = Array.from({ length: n }, () =>
    fork(join(import.meta.dirname, '../workers/distribution.ts'), {
      env: { PATH: process.env.PATH, ...environment, LOG_LEVEL: 'info' },
      // The log is on standard error.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    }),
  );
  await Promise.all(children.map(hasStarted));
  const limits = share ? children.map(({ pid = 0 }) => limitProcessor(pid, share)) : [];
  return {
    async stop() {
      await Promise.all(
        children.map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => resolve());
              child.kill('SIGTERM');
            }),
        ),
      );
      for (const end of limits) end();
    },
  };
}

/** It says so in its log. */
const hasStarted = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('A worker process has ended before it started')));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('"started"')) resolve();
    });
  });

/** What one would write without us: nodemailer's pool and `sendMail`, the same texts, nothing recorded. */
async function measureBaseline(
  desk: OpenDesk,
  port: number,
  { recipients, dkim }: Distribution,
  progress: (line: string) => void,
) {
  // The last one: those of earlier years are empty.
  const [notice] = await desk.db
    .select()
    .from(notices)
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(1);
  if (!notice) throw new Error('No notice to compare with');
  const some = await desk.db
    .select()
    .from(deliveries)
    .where(eq(deliveries.notice, notice.id))
    .limit(languages.length);
  const print = await noticePrinter(desk, notice);
  const printed = await Promise.all(some.map(print));
  const contents = await Promise.all(
    // The map stays a picture of its own.
    printed.map(({ raw }) => simpleParser(raw, { keepCidLinks: true })),
  );
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: desk.config.delivery.connections,
    maxMessages: Number.POSITIVE_INFINITY,
    secure: false,
    ignoreTLS: true,
    // nodemailer signs with RSA only.
    ...(dkim === 'rsa' && { dkim: nodemailerDkim(desk.config) }),
  });
  const sent = Math.min(recipients, 5000);
  progress(`baseline: ${sent} with plain nodemailer`);
  const processorBefore = processorMicros();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: sent }, (_, i) => {
      const content = contents[i % contents.length];
      return transport.sendMail({
        from: desk.config.mail.address,
        to: `member${i}@parlament.example`,
        subject: content?.subject ?? '',
        // mailparser says false where there is none.
        html: content?.html || '',
        text: content?.text ?? '',
        attachments: (content?.attachments ?? []).map(
          ({ filename, content: bytes, cid, contentType }) => ({
            filename: filename ?? 'picture.png',
            content: bytes,
            contentType,
            ...(cid && { cid }),
          }),
        ),
      });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const micros = Math.round((processorMicros() - processorBefore) / sent);
  transport.close();
  const bytes = printed.reduce((sum, { raw: mail }) => sum + mail.length, 0) / printed.length;
  return { sent, seconds, processorMicros: micros, bytes: Math.round(bytes) };
}

function nodemailerDkim({ delivery: { dkim } }: Config) {
  if (!dkim) throw new Error('No key to sign with');
  return {
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: readFileSync(dkim.keyFile, 'utf8'),
  };
}
