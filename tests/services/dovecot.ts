/** A Dovecot of its own for a test: its own port, its own directory, nothing of the machine's. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, writeFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));
export const dovecotInstalled = program !== undefined;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Dovecot will not keep mail as root; without root it runs everything as us. */
const asRoot = process.getuid?.() === 0;
const nobody = 65534;

const oauth2 = (dir: string): string => `
auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${dir}/oauth2.conf
}
`;

/** @param introspection where Dovecot asks whether a token is good (RFC 7662); null: passwords only */
function configuration(dir: string, port: number, introspection: string | null): string {
  const self = userInfo().username;
  const unprivileged = `
default_internal_user = ${self}
default_login_user = ${self}
default_internal_group = ${execFileSync('id', ['-gn']).toString().trim()}
service anvil { chroot = }
service imap-login { chroot = }
`;
  return `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${dir}/mail/%u
first_valid_uid = 1
${introspection ? oauth2(dir) : ''}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${asRoot ? nobody : process.getuid?.()} gid=${asRoot ? nobody : process.getgid?.()} home=${dir}/mail/%u
}
service imap-login {
  inet_listener imap { port = ${port} }
  inet_listener imaps { port = 0 }
}
${asRoot ? '' : unprivileged}`.replace(/\{ (port|chroot) = ?(\d*) \}/g, '{\n$1 = $2\n}');
}

export async function startDovecot(introspection: string | null = null) {
  const dir = await mkdtemp(join(tmpdir(), 'dovecot-'));
  const port = await freePort();
  await chmod(dir, 0o755);
  for (const name of ['mail', 'state', 'run']) await mkdir(join(dir, name));
  if (asRoot) await chown(join(dir, 'mail'), nobody, nobody);
  await writeFile(join(dir, 'dovecot.conf'), configuration(dir, port, introspection));
  await writeFile(
    join(dir, 'oauth2.conf'),
    `introspection_mode = post\nintrospection_url = ${introspection}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
  );
  let child = launch();

  function launch() {
    // A process group of its own, so that a crash takes the session processes too.
    const args = ['-F', '-c', join(dir, 'dovecot.conf')];
    return spawn(program ?? 'dovecot', args, { stdio: 'ignore', detached: true });
  }

  const open = async (folder: string) => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'desk', pass: 'secret' },
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    await client.mailboxCreate(folder).catch(() => {});
    await client.mailboxOpen(folder);
    return client;
  };

  /** As another client of the shared mailbox would. */
  async function withClient<T>(folder: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = await open(folder);
    try {
      return await act(client);
    } finally {
      client.close();
    }
  }

  async function ready(): Promise<void> {
    for (let i = 0; i < 100; i++) {
      const up = await withClient('INBOX', async () => true).catch(() => false);
      if (up) return;
      await sleep(100);
    }
    throw new Error(
      `Dovecot did not start:\n${await readFile(join(dir, 'log'), 'utf8').catch(() => '')}`,
    );
  }

  /** Like a power cut: all its processes at once. */
  async function crash(): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  await ready();
  return {
    url: (folder = 'INBOX') => `imap://desk:secret@127.0.0.1:${port}/${folder}`,
    withClient,
    port,
    append: (raw: Buffer, folder = 'INBOX') =>
      withClient(folder, (client) => client.append(folder, raw)).then(() => {}),
    /** Puts many mails in at once, as a delivery agent does: as files. */
    async fill(mails: Iterable<Buffer>, folder: string): Promise<void> {
      await withClient(folder, async () => {});
      const fresh = join(dir, 'mail', 'desk', `.${folder}`, 'new');
      let n = 0;
      for (const raw of mails) {
        n += 1;
        const path = join(fresh, `${1_600_000_000 + n}.M${n}.host`);
        writeFileSync(path, raw);
        if (asRoot) chownSync(path, nobody, nobody);
      }
    },
    /** The next message of that folder cannot be opened: its file is gone, its place in the index is not. */
    async removeFile(folder: string, nth: number): Promise<void> {
      const path = join(dir, 'mail', 'desk', `.${folder}`, 'cur');
      const [name = ''] = (await readdir(path)).sort().slice(nth - 1);
      await rm(join(path, name));
    },
    crash,
    async start(): Promise<void> {
      child = launch();
      await ready();
    },
    /** Forgets all UIDs, as a mailbox restored from a backup does. Only while it is down. */
    async forgetUids(folder = ''): Promise<void> {
      const path = join(dir, 'mail', 'desk', folder);
      for (const name of await readdir(path)) {
        if (name.startsWith('dovecot')) await rm(join(path, name), { recursive: true });
      }
    },
    async close(): Promise<void> {
      await crash();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>;
