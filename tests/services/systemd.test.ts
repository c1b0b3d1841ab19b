/** The unit for one process: systemd understands it, finds little that it could do, and the desk works within it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentSchema } from '../../src/config/environment.ts';
import { openEmbedded } from '../../src/database/open.ts';
import { decisions, mailings } from '../../src/database/tables.ts';
import { mailFile, samples } from './desk-on-servers.ts';
import { startDifficultServer } from './difficult-server.ts';
import { startDovecot } from './dovecot.ts';
import { until } from './until.ts';
import { run } from './worker-processes.ts';

const checkout = join(import.meta.dirname, '../..');
const unitPath = join(checkout, 'deploy/systemd/solidarity-desk.service');
const unit = await readFile(unitPath, 'utf8');
const settings = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map((match) => match[1] ?? '');

for (const program of ['systemd-analyze', 'strace'])
  if (!existsSync(join('/usr/bin', program)))
    throw new Error(`${program} is not installed: apt-get install systemd strace`);
const analyze = (...args: string[]) =>
  execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** System calls in a set of systemd's, with those in the sets that it names. */
function callsIn(set: string): string[] {
  if (!set.startsWith('@')) return [set];
  return analyze('syscall-filter', '--no-pager', set)
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .flatMap(callsIn);
}

/** As systemd reads `SystemCallFilter=`: what is listed is let in, what is listed behind `~` is not, the last word counts. */
function refusedCalls(): string[] {
  const allowed = new Set<string>();
  for (const line of settings('SystemCallFilter')) {
    const calls = line.replace('~', '').split(' ').flatMap(callsIn);
    for (const call of calls) line.startsWith('~') ? allowed.delete(call) : allowed.add(call);
  }
  return callsIn('@known').filter((call) => !allowed.has(call));
}

test('systemd finds no fault with it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'desk-unit-'));
  // Where Node is on this machine.
  const path = join(dir, 'solidarity-desk.service');
  await writeFile(path, unit.replace('=/usr/bin/node ', `=${process.execPath} `));
  expect(analyze('verify', '--man=no', path)).toBe('');
  await rm(dir, { recursive: true });
});

test('exposure is as the manual says, and no more than 2 of 10', async () => {
  const said = analyze('security', '--offline=true', '--no-pager', unitPath);
  const exposure = Number(/exposure level .*: (\d\.\d)/.exec(said)?.[1]);
  expect(exposure).toBeLessThanOrEqual(2);
  expect(await readFile(join(checkout, 'docs/operations.md'), 'utf8')).toContain(
    `exposure level of ${exposure.toFixed(1)}`,
  );
});

test('it sets only variables that the desk knows, and each credential is named where it is loaded', () => {
  const set = settings('Environment').flatMap((line) =>
    line.split(' ').map((one) => one.split('=')),
  );
  const known = [...Object.keys(environmentSchema.shape), 'NODE_ENV'];
  expect(set.filter(([name = '']) => !known.includes(name.replace(/_FILE$/, '')))).toEqual([]);
  const credentials = settings('LoadCredential').map((line) => `%d/${line.split(':')[0]}`);
  const named = set.flatMap(([, value = '']) => (value.startsWith('%d/') ? [value] : []));
  expect(named).toEqual(credentials);
  expect(existsSync(join(checkout, settings('ExecStart')[0]?.split(' ').at(-2) ?? ''))).toBe(true);
});

test('with no other system calls than it allows the desk starts, reads documents in its cage, sends and stops', async () => {
  await using closing = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'desk-unit-'));
  closing.defer(() => rm(dir, { recursive: true, force: true }));
  const dovecot = await startDovecot();
  closing.defer(() => dovecot.close());
  const sink = closing.use(await startDifficultServer({ behaviour: () => 'accept' }));
  await cp(join(samples, 'desk.yaml'), join(dir, 'desk.yaml'));
  const refused = refusedCalls();
  expect(refused).toEqual(expect.arrayContaining(['mount', 'setuid', 'ptrace', 'bpf', 'reboot']));
  // Each of them is answered as the filter of the unit answers it.
  const named = refused.map((call) => `?${call}`).join(',');
  const filter = ['-e', `trace=${named}`, '-e', `inject=${named}:error=EPERM`];
  const desk = closing.use(
    run(
      'src/cli/desk.ts',
      ['start'],
      {
        DESK_CONFIG: join(dir, 'desk.yaml'),
        DESK_DATA_DIR: join(dir, 'data'),
        IMAP_URL: dovecot.url(),
        SMTP_URL: sink.url,
        CONSOLE_PORT: '0',
        LOG_LEVEL: 'info',
      },
      ['strace', '-D', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', ...filter],
    ),
  );
  await until(`it has started: ${desk.log()}`, async () => desk.log().includes('"msg":"started"'));
  await dovecot.append(await mailFile('09-en-fr-pair'));
  await until('the clerk is asked', async () =>
    desk.log().includes('"mail":"approval-request","state":"sent"'),
  );
  expect([...sink.accepted.keys()].join()).toContain('anna.lund@parlament.example');
  expect(desk.log()).not.toContain('"level":50');
  expect((await desk.stop()).code).toBe(0);
  const database = await openEmbedded(join(dir, 'data'));
  closing.defer(() => database.close());
  expect((await database.db.select().from(mailings))[0]?.doubts).toEqual([]);
  expect(await database.db.$count(decisions)).toBeGreaterThan(0);
});
