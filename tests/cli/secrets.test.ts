/** Whatever is asked of the desk, and however it fails: no output and no log shows a secret. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedImap, scriptedImap } from '../adapters/scripted-imap.ts';
import { scriptedSmtp } from '../adapters/scripted-smtp.ts';

const root = join(import.meta.dirname, '../..');
/** Long enough that no other word contains it; one for each variable. */
const marked = (name: string): string => `s3cret${name.replaceAll('_', '')}`;

let dir: string;
let imap: ScriptedImap;
let smtp: Awaited<ReturnType<typeof scriptedSmtp>>;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'desk-unseen-'));
  imap = await scriptedImap(new Map(), () => false);
  smtp = await scriptedSmtp({ auth: '535 5.7.8 Wrong' });
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await Promise.all([imap.close(), smtp.close()]);
});

/** Runs a command. A service is stopped a while after its start, when it has tried its servers. */
const run = (args: readonly string[], env: Record<string, string>) =>
  new Promise<string>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'src/cli/desk.ts'), ...args],
      {
        cwd: dir,
        env: {
          PATH: process.env.PATH ?? '',
          DESK_CONFIG: join(root, 'samples/desk.yaml'),
          DESK_DATA_DIR: join(dir, 'data'),
          CONSOLE_PORT: '0',
          NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
          ...env,
        },
      },
      (_error, out, err) => resolve(out + err),
    );
    let said = '';
    child.stderr?.on('data', (chunk) => {
      if (/"started"/.test(said)) return;
      said += chunk;
      if (/"started"/.test(said)) setTimeout(() => child.kill('SIGTERM'), 3000);
    });
  });

/** As they are, encoded as logins send them, and encoded for URLs. */
function shown(output: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) =>
    [secret, Buffer.from(secret).toString('base64').slice(0, -4), encodeURIComponent(secret)].some(
      (form) => output.includes(form),
    ),
  );
}

const commands = [
  'doctor',
  'doctor --json',
  'status',
  'start',
  'init',
  'members list',
  'report list',
  'case VEN-13',
  'approve x --as anna',
  'record year 2021',
];
const names = ['DATABASE_URL', 'REDIS_URL', 'IMAP_URL', 'SMTP_URL'] as const;
const others = ['OAUTH_CLIENT_SECRET', 'OAUTH_REFRESH_TOKEN', 'OIDC_CLIENT_SECRET'] as const;
const otherSecrets = Object.fromEntries(others.map((name) => [name, marked(name)]));
const all = [...names, ...others].map(marked);

/** Nobody listens on port 1. */
const unreachable = {
  DATABASE_URL: `postgres://desk:${marked('DATABASE_URL')}@127.0.0.1:1/desk`,
  REDIS_URL: `redis://:${marked('REDIS_URL')}@127.0.0.1:1`,
  IMAP_URL: `imaps://desk:${marked('IMAP_URL')}@127.0.0.1:1/INBOX`,
  SMTP_URL: `smtps://desk:${marked('SMTP_URL')}@127.0.0.1:1`,
  ...otherSecrets,
  OAUTH_CLIENT_ID: 'app',
  OAUTH_TOKEN_URL: 'http://127.0.0.1:1/token',
  LOG_LEVEL: 'trace',
};

test.each(commands)('no server answers: desk %s', async (command) => {
  const output = await run(command.split(' '), unreachable);
  expect(output).not.toBe('');
  expect(shown(output, all)).toEqual([]);
});

test('values that are wrong are named and not repeated', async () => {
  const wrong = Object.fromEntries(names.map((name) => [name, `mysql://${marked(name)}:[`]));
  for (const command of ['doctor', 'status', 'start']) {
    const output = await run([command], wrong);
    for (const name of names) expect(output).toContain(`${name}: is not a URL`);
    expect(shown(output, all)).toEqual([]);
  }
});

test('servers that refuse the login: what the service logs, at every level', async () => {
  const withSecret = (url: string, name: string) => url.replace(':secret@', `:${marked(name)}@`);
  const output = await run(['start'], {
    IMAP_URL: withSecret(imap.url, 'IMAP_URL'),
    SMTP_URL: withSecret(smtp.url, 'SMTP_URL'),
    LOG_LEVEL: 'trace',
  });
  expect(output).toMatch(/started/);
  expect(imap.commands.length).toBeGreaterThan(0);
  expect(shown(output, all)).toEqual([]);
});

test('a secret in desk.yaml is refused without being shown', async () => {
  const path = join(dir, 'desk.yaml');
  writeFileSync(path, `mail:\n  password: ${marked('IMAP_URL')}\n`);
  const output = await run(['doctor'], { DESK_CONFIG: path });
  expect(output).toMatch(/desk\.yaml:2: mail\.password: looks like a secret/);
  expect(shown(output, all)).toEqual([]);
});
