/** A chamber on the disk: its configuration, its members, the environment of a service that serves it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/clock.ts';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import type { Clock } from '../../src/desk.ts';
import { queueNames } from '../../src/jobs.ts';
import { importMembers } from '../../src/members/import-members.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { type Service, startService } from '../../src/service/service.ts';
import { domain } from '../services/parliament.ts';

const samples = join(import.meta.dirname, '../../samples');

export interface Chamber extends AsyncDisposable {
  readonly members: readonly string[];
  readonly dataDir: string;
  /** Of a service that serves it. */
  readonly environment: Record<string, string>;
  /** Opens its desk in this process, which nobody else may hold. */
  open(clock?: Clock): Promise<OpenDesk>;
  /** Opens its desk and runs everything in this process. */
  serve(clock?: Clock): Promise<{ desk: OpenDesk; service: Service }>;
}

export const memberAddresses = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `member${i}@${domain}`);

export interface ChamberOptions {
  readonly members: number;
  readonly imapUrl: string;
  readonly smtpUrl: string;
  /** More variables of its environment: other servers, another data directory. */
  readonly environment?: Record<string, string>;
  /** Words of the sample's configuration, and what stands there instead. */
  readonly instead?: readonly (readonly [string, string])[];
  readonly clock?: Clock;
}

/** With its members in its database. */
export async function makeChamber(options: ChamberOptions): Promise<Chamber> {
  await using closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'desk-fault-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const sample = await readFile(join(samples, 'desk.yaml'), 'utf8');
  const uncertain = ['uncertain: ask', 'uncertain: ask\n  uncertainAfterSeconds: 2'] as const;
  const config = [uncertain, ...(options.instead ?? [])].reduce(
    (text, [words, others]) => text.replace(words, others),
    sample,
  );
  await writeFile(join(dir, 'desk.yaml'), config);
  const environment = {
    DESK_CONFIG: join(dir, 'desk.yaml'),
    DESK_DATA_DIR: join(dir, 'data'),
    IMAP_URL: options.imapUrl,
    SMTP_URL: options.smtpUrl,
    CONSOLE_PORT: '0',
    LOG_LEVEL: 'info',
    POLL_SECONDS: '2',
    ...options.environment,
  };
  const members = memberAddresses(options.members);
  const csv = members.map(
    (email, i) => `${i},Member ${i},${email},${['en', 'da', 'fr'][i % 3]},${['UPN', 'URU'][i % 2]}`,
  );
  const open = (clock: Clock = options.clock ?? systemClock) =>
    openDesk(readConfig(readEnvironment({ ...environment, LOG_LEVEL: 'silent' })), {
      clock,
      patienceMs: 5000,
    });
  const desk = await open();
  await importMembers(desk, Buffer.from(['id,name,email,language,committees', ...csv].join('\n')));
  await desk.close();
  const running = closing.move();
  return {
    members,
    dataDir: environment.DESK_DATA_DIR,
    environment,
    open,
    async serve(clock) {
      const desk = await open(clock);
      const mailbox = openImapMailbox(options.imapUrl, { name: 'inbox' });
      return { desk, service: await startService(desk, { queues: queueNames, mailbox, port: 0 }) };
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
