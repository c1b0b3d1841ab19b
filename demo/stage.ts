/** Sets the stage: the sample parliament with its mail server, members and a desk whose clock can be turned. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TurnableClock, turnableClock } from '../src/adapters/clock.ts';
import { openImapMailbox } from '../src/adapters/imap.ts';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { dayIn } from '../src/domain/working-days.ts';
import { queueNames } from '../src/jobs.ts';
import { importMembers } from '../src/members/import-members.ts';
import { readMembers } from '../src/members/read-members.ts';
import { type OpenDesk, openDesk } from '../src/open.ts';
import { type Service, startService } from '../src/service/service.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import type { KeptMail } from './write-mails.ts';

const samples = join(import.meta.dirname, '../samples');

export interface Stage {
  readonly config: Config;
  readonly desk: OpenDesk;
  readonly service: Service;
  readonly server: MailServer;
  readonly clock: TurnableClock;
  /** Every mail that was delivered to anybody, in order. */
  readonly mails: KeptMail[];
  readonly members: number;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly dataDir: string;
  readonly start: Date;
  /** Whose address is dead: mail to it bounces. */
  readonly gone: readonly string[];
  readonly environment?: Record<string, string>;
}

export async function setStage({
  dataDir,
  start,
  gone,
  environment = {},
}: StageOptions): Promise<Stage> {
  const clock = turnableClock(start);
  const csv = readFileSync(join(samples, 'members.csv'));
  const base = readConfig(
    readEnvironment({
      DESK_CONFIG: join(samples, 'desk.yaml'),
      DESK_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      CONSOLE_PORT: '0',
      ...environment,
    }),
  );
  const read = readMembers(csv, {
    committees: base.committees,
    today: dayIn(base.calendar, start),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const users = [...read.members.map((m) => m.email), ...base.clerks.map((c) => c.email)];
  const server = await startMailServer({
    domain: 'parlament.example',
    deskAddress: base.mail.address,
    users: [...users.filter((address) => !gone.includes(address)), base.report.to],
    gone,
    clock,
  });
  const mails: KeptMail[] = [];
  server.onMail((address, { raw }) => mails.push({ address, raw }));
  const config: Config = {
    ...base,
    environment: { ...base.environment, SMTP_URL: server.smtpUrl(), IMAP_URL: server.imapUrl() },
  };
  const desk = await openDesk(config, { clock });
  await importMembers(desk, csv);
  const service = await startService(desk, {
    queues: queueNames,
    mailbox: openImapMailbox(server.imapUrl(), { name: 'inbox' }),
    port: 0,
  });
  return {
    config,
    desk,
    service,
    server,
    clock,
    mails,
    members: read.members.length,
    async close() {
      await service.stop();
      await server.close();
    },
  };
}
