/**
 * A private Postfix: one port for strangers, one for who logs in. It delivers into Dovecot's Maildirs,
 * knows plus-addresses, refuses whom it does not know, and reports what came to nothing (RFC 3464).
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mailboxes, mailOwner } from './mailboxes.ts';

const program = '/usr/sbin/postfix';

export interface PostfixOptions {
  readonly domains: readonly string[];
  readonly hostname: string;
  /** Port for mail from anywhere. */
  readonly port: number;
  /** Port for mail from who has logged in. */
  readonly submissionPort: number;
  readonly addresses: readonly string[];
  /** Accepted, and returned to the sender by a report. */
  readonly gone: readonly string[];
}

const main = (dir: string, { mail, authSocket }: Mailboxes, options: PostfixOptions): string => `
compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
maillog_file = ${dir}/log
maillog_file_prefixes = ${dir}
myhostname = ${options.hostname}
mydestination =
mynetworks =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_peername_lookup = no
disable_dns_lookups = yes
biff = no
notify_classes =
recipient_delimiter = +
virtual_mailbox_domains = ${options.domains.join(', ')}
virtual_mailbox_base = ${mail}
virtual_mailbox_maps = texthash:${dir}/config/accepted
virtual_uid_maps = static:${mailOwner}
virtual_gid_maps = static:${mailOwner}
virtual_mailbox_limit = 0
message_size_limit = 50000000
default_transport = error:5.4.4 there is no world outside this test
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${authSocket}
smtpd_sender_login_maps = texthash:${dir}/config/logins
header_checks = regexp:${dir}/config/from-strangers
default_process_limit = 200
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
smtpd_client_recipient_rate_limit = 0
in_flow_delay = 0
`;

/** Service names as in Debian's master.cf; none in a chroot. */
const master = (dir: string, { port, submissionPort }: PostfixOptions): string => `
127.0.0.1:${port} inet n - n - - smtpd
127.0.0.1:${submissionPort} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
  -o smtpd_sender_restrictions=reject_authenticated_sender_login_mismatch
  -o cleanup_service_name=cleanup-of-ours
cleanup unix n - n - 0 cleanup
cleanup-of-ours unix n - n - 0 cleanup
  -o header_checks=regexp:${dir}/config/from-ours
pickup unix n - n 60 1 pickup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
  -o virtual_mailbox_maps=texthash:${dir}/config/delivered
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

const escaped = (text: string): string => text.replaceAll('.', '\\.');

/**
 * What strangers say in the name of our server is struck out (RFC 8601 §5); for ours it is said anew.
 * That the login may use the envelope's sender is checked before; Postfix cannot compare it with From.
 */
const fromStrangers = (hostname: string): string =>
  `/^Authentication-Results:[[:space:]]*${escaped(hostname)}/ IGNORE\n`;
const fromOurs = (hostname: string, domain: string): string =>
  `${fromStrangers(hostname)}/^From:.*@${escaped(domain)}/ PREPEND Authentication-Results: ${hostname}; dmarc=pass header.from=${domain}\n`;

export interface Postfix {
  idle(): Promise<boolean>;
  stop(): Promise<void>;
}

export async function startPostfix(
  dir: string,
  mailboxes: Mailboxes,
  options: PostfixOptions,
): Promise<Postfix> {
  if (!existsSync(program))
    throw new Error(`Postfix is not installed (${program}): apt-get install postfix`);
  if (process.getuid?.() !== 0)
    throw new Error('Postfix can only be started by root: run these tests as root, in a container');
  for (const name of ['', 'config', 'queue', 'data']) await mkdir(join(dir, name));
  await chown(join(dir, 'data'), Number(execFileSync('id', ['-u', 'postfix'])), 0);
  const lines = (of: readonly string[], line: (address: string) => string) =>
    of.map((address) => `${line(address)}\n`).join('');
  const { hostname, domains, addresses, gone } = options;
  const files: Record<string, string> = {
    'main.cf': main(dir, mailboxes, options),
    'master.cf': master(dir, options),
    // The mailbox of who is gone is missed on delivery only.
    accepted: lines([...addresses, ...gone], (address) => `${address} ${address}/`),
    delivered: lines(addresses, (address) => `${address} ${address}/`),
    logins: lines(addresses, (address) => `${address} ${address}`),
    'from-strangers': fromStrangers(hostname),
    'from-ours': fromOurs(hostname, domains[0] ?? ''),
  };
  for (const [name, text] of Object.entries(files))
    await writeFile(join(dir, 'config', name), text);
  const postfix = (command: string) =>
    execFileSync(program, ['-c', join(dir, 'config'), command], { stdio: 'pipe' });
  try {
    postfix('start');
  } catch (error) {
    throw new Error(await readFile(join(dir, 'log'), 'utf8').catch(() => ''), { cause: error });
  }
  const waiting = ['maildrop', 'incoming', 'active', 'deferred'];
  return {
    async idle() {
      const held = await Promise.all(
        waiting.map((queue) => readdir(join(dir, 'queue', queue), { recursive: true })),
      );
      // `deferred` has folders named with one digit each.
      return held.flat().every((name) => name.length < 3);
    },
    async stop() {
      postfix('stop');
    },
  };
}
