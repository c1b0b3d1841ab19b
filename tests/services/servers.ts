/** Private servers from Debian's packages, each in a directory and on a port of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface PrivateServer {
  readonly url: string;
  stop(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null
      ? child.once('exit', () => resolve())
      : resolve(),
  );

async function answering(what: string, ask: () => unknown): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    try {
      ask();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${what} does not come up`);
}

/** @param more options of redis-server */
export async function startRedis(more: readonly string[] = []): Promise<PrivateServer> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-redis-'));
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      dir,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
      ...more,
    ],
    { stdio: 'ignore' },
  );
  await answering('Redis', () =>
    execFileSync('redis-cli', ['-p', String(port), 'ping'], { stdio: 'pipe' }),
  );
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Debian keeps PostgreSQL's programs by version. */
function postgresBin(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  if (!versions[0]) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(root, versions[0], 'bin');
}

/**
 * PostgreSQL refuses to run as root: then it runs as Debian's `postgres`.
 * @param more settings, as in postgresql.conf
 */
export async function startPostgres(
  more: Readonly<Record<string, string>> = {},
): Promise<PrivateServer> {
  const bin = postgresBin();
  const dir = mkdtempSync(join(tmpdir(), 'desk-postgres-'));
  const port = await freePort();
  const isRoot = userInfo().uid === 0;
  if (isRoot)
    chownSync(
      dir,
      Number(execFileSync('id', ['-u', 'postgres'])),
      Number(execFileSync('id', ['-g', 'postgres'])),
    );
  const as = (program: string, args: string[]): [string, string[]] =>
    isRoot
      ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]]
      : [join(bin, program), args];
  const data = join(dir, 'data');
  execFileSync(
    ...as('initdb', ['-D', data, '-U', 'desk', '--auth', 'trust', '-E', 'UTF8', '--no-sync']),
    { stdio: 'pipe', cwd: dir },
  );
  execFileSync(
    ...as('pg_ctl', [
      '-D',
      data,
      '-w',
      '-o',
      [`-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir}`]
        .concat(Object.entries(more).map(([name, value]) => `-c ${name}=${value}`))
        .join(' '),
      '-l',
      join(dir, 'log'),
      'start',
    ]),
    { stdio: 'pipe', cwd: dir },
  );
  execFileSync(
    'psql',
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      'desk',
      '-d',
      'postgres',
      '-c',
      'create database desk',
    ],
    { stdio: 'pipe' },
  );
  return {
    url: `postgres://desk@127.0.0.1:${port}/desk`,
    async stop() {
      execFileSync(...as('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']), {
        stdio: 'pipe',
        cwd: dir,
      });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
