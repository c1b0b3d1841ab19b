/**
 * The service as a container runs it (docker-compose.yml): by a user without rights, on a file system that is read-only
 * but for its data directory and an empty /tmp.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMailServer } from '../../demo/mail-server.ts';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');
const mail = (name: string) => readFileSync(join(root, 'tests/mails', `${name}.eml`));
const [desk, clerk] = ['solidarity@parlament.example', 'anna.lund@parlament.example'];

/** Mount points that can be made read-only; the kernel's own are not files of ours. */
const writable = readFileSync('/proc/self/mounts', 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(
    ([, at = '', , options = '']) => !/^\/(?:proc|sys|dev)\b/.test(at) && /^rw\b/.test(options),
  )
  .map(([, at = '']) => at);

const nobody = 65_534;
/** Root can become nobody; whoever else runs the tests is nobody special already. */
const isRoot = userInfo().uid === 0;

/** The checkout goes on as /opt, wherever it lies: it may lie in /tmp. */
const program = '/opt';
const inside = (path: string) => (path.startsWith(root) ? program + path.slice(root.length) : path);

/** $1 is the data directory, which goes on as /mnt; the rest is the command. */
const contained = `set -e
mount --bind "$1" /mnt; shift
mount --bind '${root}' ${program}
mount -o remount,bind,ro ${program}
cd ${program}
for at in ${writable.map((at) => `'${at}'`).join(' ')}; do mount -o remount,bind,ro "$at" || true; done
mount -t tmpfs tmpfs /tmp
exec ${isRoot ? `setpriv --reuid ${nobody} --regid ${nobody} --clear-groups --no-new-privs --bounding-set=-all --` : ''} "$@"`;

function inContainer(
  dir: string,
  args: readonly string[],
  env: Record<string, string>,
): ChildProcess {
  const child = spawn(
    'unshare',
    [
      ...(isRoot ? [] : ['--map-root-user']),
      ...['--mount', '--propagation', 'private', '--', '/bin/sh', '-c', contained, 'desk', dir],
      ...[inside(process.execPath), '--disable-warning=ExperimentalWarning', ...args],
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? '',
        DESK_CONFIG: join(program, 'samples/desk.yaml'),
        DESK_DATA_DIR: '/mnt',
        CONSOLE_PORT: '0',
        LOG_LEVEL: 'info',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return child;
}

test('it starts, reads a mailing with its PDF, and asks the clerk; nothing is written but data', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'desk-read-only-'));
  chmodSync(dir, 0o700);
  if (isRoot) execFileSync('chown', [`${nobody}:${nobody}`, dir]);
  const server = await startMailServer({
    domain: 'parlament.example',
    deskAddress: desk,
    users: [clerk, 'bo.kjaer@parlament.example', 'claire.dumas@parlament.example'],
  });
  const servers = { IMAP_URL: server.imapUrl(), SMTP_URL: server.smtpUrl() };
  const service = inContainer(dir, ['src/cli/desk.ts', 'start'], servers);
  let log = '';
  service.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const stopped = new Promise<number | null>((resolve) => service.once('exit', resolve));
  try {
    server.deliver(mail('01-letter-combined'), desk);
    await until(
      'the clerk is asked about the mailing',
      async () => server.mailbox(clerk).length > 0 || stoppedWith(service, log),
      120,
    );
    // The shell and what drops the rights have become the service.
    const seen = `/proc/${service.pid}/root`;
    expect(() => execFileSync('test', ['-w', `${seen}${program}/package.json`])).toThrow();
    expect(readdirSync(`${seen}/tmp`)).toEqual([]);
    expect(readFileSync(`/proc/${service.pid}/status`, 'utf8')).toMatch(
      isRoot ? /CapEff:\s+0+\n/ : /CapEff/,
    );
  } finally {
    service.kill('SIGTERM');
    await stopped;
    await server.close();
  }
  expect(log).not.toMatch(/EROFS|EACCES|EPERM/);
  expect(log).toMatch(/"msg":"started"/);
  expect(readdirSync(dir).sort()).toEqual(
    expect.arrayContaining(['database', 'mail', 'secret.key']),
  );
  rmSync(dir, { recursive: true });
}, 180_000);

function stoppedWith({ exitCode }: ChildProcess, log: string): false {
  if (exitCode !== null) throw new Error(`It ended with ${exitCode}: ${log}`);
  return false;
}
