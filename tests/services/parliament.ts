/** The mail system of parlament.example on the loopback: Postfix and Dovecot from Debian, in a directory of their own. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { password, startMailboxes } from './mailboxes.ts';
import { startPostfix } from './postfix.ts';
import { freePort } from './servers.ts';

export const domain = 'parlament.example';
export const deskAddress = `solidarity@${domain}`;
/** The IPU's mailbox stands in the same house, so that what reaches it can be read. */
export const ipuAddress = 'hrteam@ipu.org';

export interface ParliamentOptions {
  /** Members and clerks: each has a mailbox and may log in. */
  readonly people: readonly string[];
  /** Their mail is accepted, and returned to its sender. */
  readonly gone?: readonly string[];
}

export interface Parliament {
  /** For mail of a person who logs in. */
  smtpUrl(user?: string): string;
  /** For mail of anybody else. */
  strangersUrl(): string;
  imapUrl(user?: string): string;
  /** Puts a mail into a mailbox as it is: for fixtures, which carry their own trace. */
  deliver(raw: Buffer, address?: string): Promise<void>;
  /** What lies in a mailbox, oldest first. */
  mailbox(address: string): Promise<Buffer[]>;
  /** True when Postfix holds no mail that it has yet to deliver. */
  idle(): Promise<boolean>;
  /** What Postfix did. */
  log(): Promise<string>;
  close(): Promise<void>;
}

export async function startParliament({
  people,
  gone = [],
}: ParliamentOptions): Promise<Parliament> {
  const addresses = [...new Set([deskAddress, ipuAddress, ...people])].filter(
    (address) => !gone.includes(address),
  );
  await using closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'desk-parliament-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  // Postfix and Dovecot run as users of their own, and have to come in.
  await chmod(dir, 0o755);
  const mailboxes = await startMailboxes(join(dir, 'dovecot'), await freePort(), addresses);
  closing.defer(() => mailboxes.stop());
  const port = await freePort();
  const submissionPort = await freePort();
  const postfix = await startPostfix(join(dir, 'postfix'), mailboxes, {
    domains: [domain, 'ipu.org'],
    hostname: `mx.${domain}`,
    port,
    submissionPort,
    addresses,
    gone,
  });
  closing.defer(() => postfix.stop());
  const running = closing.move();
  const login = (user: string) => `${encodeURIComponent(user)}:${password}@127.0.0.1`;
  return {
    smtpUrl: (user = deskAddress) => `smtp://${login(user)}:${submissionPort}`,
    strangersUrl: () => `smtp://127.0.0.1:${port}`,
    imapUrl: (user = deskAddress) => `imap://${login(user)}:${mailboxes.port}/INBOX`,
    deliver: (raw, address = deskAddress) =>
      mailboxes.withClient(address, async (client) => {
        await client.append('INBOX', raw);
      }),
    mailbox: (address) =>
      mailboxes.withClient(address, async (client) => {
        const mails: Buffer[] = [];
        for await (const { source } of client.fetch('1:*', { source: true }))
          if (source) mails.push(source);
        return mails;
      }),
    idle: () => postfix.idle(),
    log: () => readFile(join(dir, 'postfix/log'), 'utf8'),
    close: () => running.disposeAsync(),
  };
}
