/**
 * End to end: from a clerk's approval to the last SMTP 250, each delivery recorded durably in the
 * embedded database; beside it plain pooled nodemailer with the same content into the same sink.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { readConfig, readEnvironment } from '../src/config.ts';
import { deliveries, mailings, members, notices } from '../src/database/tables.ts';
import { approveUnanswered } from '../src/distribution/approval/decide-mailing.ts';
import { noticePrinter } from '../src/distribution/notice/print-notice.ts';
import { languages } from '../src/domain/language.ts';
import { type OpenDesk, openDesk } from '../src/open.ts';
import { startWorkers } from '../src/worker/workers.ts';
import { sampleMailing } from './sample-mailing.ts';

export interface Measured {
  readonly recipients: number;
  /** From approval to the last delivery recorded as sent. */
  readonly seconds: number;
  readonly rate: number;
  readonly baselineRate: number;
  readonly ratio: number;
  readonly rssMbStart: number;
  readonly rssMbEnd: number;
  readonly bytesPerNotice: number;
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);
const perSecond = (n: number, seconds: number) => Math.round((n / seconds) * 10) / 10;

export async function measureDistribution(
  recipients: number,
  progress: (line: string) => void,
): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const sink = fork(join(import.meta.dirname, 'sink.ts'), { stdio: 'inherit' });
  try {
    const port = await new Promise<number>((resolve) =>
      sink.once('message', (m: { port: number }) => resolve(m.port)),
    );
    const config = readConfig(
      readEnvironment({
        DESK_CONFIG: 'samples/desk.yaml',
        DESK_DATA_DIR: dir,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        LOG_LEVEL: 'silent',
      }),
    );
    const desk = await openDesk({ ...config, approval: { ...config.approval, mode: 'automatic' } });
    try {
      return await run(desk, recipients, port, progress);
    } finally {
      await desk.close();
    }
  } finally {
    sink.disconnect();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function run(
  desk: OpenDesk,
  recipients: number,
  port: number,
  progress: (line: string) => void,
): Promise<Measured> {
  progress(`writing ${recipients} members`);
  for (let i = 0; i < recipients; i += 1000)
    await desk.db.insert(members).values(
      Array.from({ length: Math.min(1000, recipients - i) }, (_, j) => ({
        key: `b${i + j}`,
        name: `Member ${i + j}`,
        salutation: `Dear Member ${i + j}`,
        email: `member${i + j}@parlament.example`,
        language: languages[(i + j) % languages.length] ?? 'en',
        memberships: [{ committee: 'IPU', from: null, until: null }],
      })),
    );
  const mailing = await sampleMailing(desk);
  const rssMbStart = megabytes();
  const workers = startWorkers(desk, ['distribution']);
  const began = performance.now();
  await approveUnanswered(desk, mailing);
  for (let sent = 0; sent < recipients; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [row] = await desk.db
      .select({ n: count() })
      .from(deliveries)
      .where(eq(deliveries.state, 'sent'));
    sent = row?.n ?? 0;
    progress(`${sent} of ${recipients} sent`);
  }
  const seconds = (performance.now() - began) / 1000;
  const rssMbEnd = megabytes();
  await workers.stop();
  const baseline = await measureBaseline(desk, mailing, recipients, port, progress);
  return {
    recipients,
    seconds: Math.round(seconds * 100) / 100,
    rate: perSecond(recipients, seconds),
    baselineRate: perSecond(baseline.sent, baseline.seconds),
    ratio: Math.round((recipients / seconds / (baseline.sent / baseline.seconds)) * 100) / 100,
    rssMbStart,
    rssMbEnd,
    bytesPerNotice: baseline.bytes,
  };
}

/** What one would write without us: nodemailer's pool and `sendMail`, the same texts, nothing recorded. */
async function measureBaseline(
  desk: OpenDesk,
  mailing: string,
  recipients: number,
  port: number,
  progress: (line: string) => void,
) {
  const [notice] = await desk.db
    .select()
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(eq(mailings.id, mailing));
  if (!notice) throw new Error('No notice to compare with');
  const some = await desk.db.select().from(deliveries).limit(languages.length);
  const print = await noticePrinter(desk, notice.notices);
  const printed = await Promise.all(some.map(print));
  const contents = await Promise.all(printed.map(({ raw }) => simpleParser(raw)));
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: desk.config.delivery.connections,
    maxMessages: Number.POSITIVE_INFINITY,
    secure: false,
    ignoreTLS: true,
  });
  const sent = Math.min(recipients, 5000);
  progress(`baseline: ${sent} with plain nodemailer`);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: sent }, (_, i) => {
      const { subject = '', html = '', text = '' } = contents[i % contents.length] ?? {};
      return transport.sendMail({
        from: desk.config.mail.address,
        to: `member${i}@parlament.example`,
        subject,
        // mailparser says false where there is none.
        html: html || '',
        text,
      });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  transport.close();
  const bytes = printed.reduce((sum, { raw: mail }) => sum + mail.length, 0) / printed.length;
  return { sent, seconds, bytes: Math.round(bytes) };
}
