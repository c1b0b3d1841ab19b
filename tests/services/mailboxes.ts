/** The mailboxes of the sample parliament: a private Dovecot, which also checks passwords for Postfix. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { until } from './until.ts';

/** Who owns the mail on disk; Dovecot never lets mail belong to root. */
export const mailOwner = 65534;
export const password = 'secret';

const program = '/usr/sbin/dovecot';

const configuration = (dir: string, port: number): string => `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_cache_size = 1M
mail_location = maildir:${dir}/mail/%u
mail_max_userip_connections = 100
mail_fsync = never
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = ${dir}/users
}
userdb {
  driver = static
  args = uid=${mailOwner} gid=${mailOwner} home=${dir}/mail/%u
}
service imap-login {
  service_count = 0
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener ${dir}/auth {
    mode = 0666
  }
}
`;

export interface Mailboxes {
  readonly port: number;
  /** Where Postfix writes what it delivers: a Maildir for each address. */
  readonly mail: string;
  /** Where Postfix asks for passwords. */
  readonly authSocket: string;
  withClient<T>(address: string, act: (client: ImapFlow) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** @param addresses everybody who has a mailbox and may log in */
export async function startMailboxes(
  dir: string,
  port: number,
  addresses: readonly string[],
): Promise<Mailboxes> {
  if (!existsSync(program))
    throw new Error(`Dovecot is not installed (${program}): apt-get install dovecot-imapd`);
  for (const name of ['', 'mail', 'state', 'run']) await mkdir(join(dir, name));
  await chown(join(dir, 'mail'), mailOwner, mailOwner);
  await writeFile(join(dir, 'dovecot.conf'), configuration(dir, port));
  await writeFile(
    join(dir, 'users'),
    addresses.map((address) => `${address}:{PLAIN}${password}\n`).join(''),
  );
  const child = spawn(program, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });

  /** Runs `act` with a mail program that has the inbox of an address open. */
  async function withClient<T>(address: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: address, pass: password },
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.mailboxOpen('INBOX');
      return await act(client);
    } finally {
      client.close();
    }
  }

  const stop = () => ended(child);
  try {
    const [first = ''] = addresses;
    await until('Dovecot answers', async () =>
      withClient(first, async () => true).catch(() => null),
    );
  } catch (error) {
    await stop();
    throw new Error(await readFile(join(dir, 'log'), 'utf8').catch(() => ''), { cause: error });
  }
  return { port, mail: join(dir, 'mail'), authSocket: join(dir, 'auth'), withClient, stop };
}

/** Asks a process to end, and waits. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  // One that a test has stopped with SIGSTOP would never come to see it.
  child.kill('SIGCONT');
  await exit;
}
