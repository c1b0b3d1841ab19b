/**
 * How fast waiting mails are taken in: from the mailbox to rows, each mail durable on the disk, and
 * from there recognised; beside it plain imapflow that fetches the same mails and throws them away.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, ne } from 'drizzle-orm';
import { ImapFlow } from 'imapflow';
import { readConfig, readEnvironment } from '../src/config.ts';
import { messages } from '../src/database/tables.ts';
import { collectOnce } from '../src/inbox/collect.ts';
import { type OpenDesk, openDesk, openMailbox } from '../src/open.ts';
import { startWorkers } from '../src/worker/workers.ts';

export interface TakenIn {
  readonly mails: number;
  readonly bytesPerMail: number;
  /** To the last committed row. */
  readonly seconds: number;
  readonly rate: number;
  readonly baselineRate: number;
  readonly ratio: number;
  /** Until all were recognised too, counted from their rows. */
  readonly recognisedRate: number;
  readonly rssMbStart: number;
  /** The highest while they were taken in. */
  readonly rssMbPeak: number;
}

const user = 'solidarity@parlament.example';
const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);
const round = (n: number, digits: number) => Math.round(n * 10 ** digits) / 10 ** digits;

/** Ordinary mails: strangers' letters and a few newsletters, all different. */
function mailsToTakeIn(mails: number): Buffer[] {
  const newsletter = readFileSync('tests/mails/12-newsletter.eml');
  return Array.from({ length: mails }, (_, n) =>
    n % 10 === 0
      ? Buffer.concat([Buffer.from(`X-Number: ${n}\r\n`), newsletter])
      : Buffer.from(
          `From: Writer ${n} <writer${n}@example.org>\r\nTo: ${user}\r\nSubject: Letter ${n}\r\nMessage-ID: <${n}@example.org>\r\n\r\n${'A line of an ordinary letter, as people write them.\r\n'.repeat(80)}`,
        ),
  );
}

export async function measureTakeIn(
  mails: number,
  progress: (line: string) => void,
): Promise<TakenIn> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const server = fork(join(import.meta.dirname, 'mailbox.ts'), { stdio: 'inherit' });
  try {
    progress(`filling a mailbox with ${mails} mails`);
    const raws = mailsToTakeIn(mails);
    server.send({ user, mails: raws.map((raw) => raw.toString('latin1')) });
    const { url } = await new Promise<{ url: string }>((resolve) =>
      server.once('message', (message) => resolve(message as { url: string })),
    );
    const config = readConfig(
      readEnvironment({
        DESK_CONFIG: 'samples/desk.yaml',
        DESK_DATA_DIR: dir,
        LOG_LEVEL: 'silent',
      }),
    );
    // All newsletters have one sender, whose mail would wait for the next hour.
    const desk = await openDesk({ ...config, mail: { ...config.mail, hourlyLimit: mails } });
    try {
      const bytes = raws.reduce((sum, raw) => sum + raw.length, 0) / mails;
      return { bytesPerMail: Math.round(bytes), ...(await run(desk, url, mails, progress)) };
    } finally {
      await desk.close();
    }
  } finally {
    server.disconnect();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function run(
  desk: OpenDesk,
  url: string,
  mails: number,
  progress: (line: string) => void,
): Promise<Omit<TakenIn, 'bytesPerMail'>> {
  progress('baseline: plain imapflow');
  const baseline = await secondsOf(() => fetchAndForget(url));
  const rssMbStart = megabytes();
  let rssMbPeak = rssMbStart;
  const watch = setInterval(() => {
    rssMbPeak = Math.max(rssMbPeak, megabytes());
    progress(`taking in, ${rssMbPeak} MB`);
  }, 100);
  const mailbox = openMailbox(url, desk.config, desk.log);
  const seconds = await secondsOf(() => collectOnce(desk, mailbox));
  clearInterval(watch);
  const workers = startWorkers(desk, ['inbox']);
  const recognising = await secondsOf(() => allRecognised(desk, mails, progress));
  await workers.stop();
  return {
    mails,
    seconds: round(seconds, 2),
    rate: round(mails / seconds, 1),
    baselineRate: round(mails / baseline, 1),
    ratio: round(baseline / seconds, 2),
    recognisedRate: round(mails / recognising, 1),
    rssMbStart,
    rssMbPeak,
  };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** What one would write without us: all messages in one streaming FETCH, nothing kept. */
async function fetchAndForget(url: string): Promise<void> {
  const { hostname, port, password } = new URL(url);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    auth: { user, pass: password },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  for await (const message of client.fetch('1:*', { uid: true, source: true })) void message;
  await client.logout();
}

async function allRecognised(
  desk: OpenDesk,
  mails: number,
  progress: (line: string) => void,
): Promise<void> {
  for (let done = 0; done < mails; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [row] = await desk.db
      .select({ n: count() })
      .from(messages)
      .where(ne(messages.state, 'stored'));
    done = row?.n ?? 0;
    progress(`${done} of ${mails} recognised`);
  }
}
