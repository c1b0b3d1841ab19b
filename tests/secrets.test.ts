/** Secrets come from variables or from files, and nothing else shows them. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineSecrets } from '../src/condition/doctor-secrets.ts';
import { environmentSchema, secretNames } from '../src/config/environment.ts';
import { parseConfig, readConfig, readEnvironment } from '../src/config.ts';
import { inEnglish } from './in-english.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'desk-secrets-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function file(content: string, mode = 0o600): string {
  const path = join(dir, `${Math.random().toString(36).slice(2)}`);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

/** A value that each variable takes. */
const fitting = (name: (typeof secretNames)[number]): string =>
  ({
    DATABASE_URL: 'postgres://desk:s3cret@db/desk',
    REDIS_URL: 'rediss://:s3cret@redis',
    IMAP_URL: 'imaps://desk:s3cret@mail/INBOX',
    SMTP_URL: 'smtps://desk:s3cret@mail',
    OAUTH_CLIENT_SECRET: 's3cret',
    OAUTH_REFRESH_TOKEN: 's3cret',
    OIDC_CLIENT_SECRET: 's3cret',
    METRICS_TOKEN: 's3cret-s3cret-s3cret',
  })[name];

test('every variable that holds a password, a secret or a token may be read from a file', () => {
  const secret = Object.entries(environmentSchema.shape)
    .filter(
      ([name, { description }]) =>
        /SECRET|TOKEN$|PASSWORD/.test(name) ||
        /user:password@|^PostgreSQL|^Redis/.test(`${description}`),
    )
    .map(([name]) => name);
  expect(secret.sort()).toEqual([...secretNames].sort());
});

describe.each(secretNames)('%s_FILE', (name) => {
  test('names a file; the line end that an editor adds is not of the secret', () => {
    for (const end of ['', '\n', '\r\n']) {
      const path = file(`${fitting(name)}${end}`);
      expect(readEnvironment({ [`${name}_FILE`]: path })).toMatchObject({
        [name]: fitting(name),
        secretFiles: { [`${name}_FILE`]: path },
      });
    }
  });

  test('and the variable itself are one too many: both are named, neither is shown', () => {
    const path = file(fitting(name));
    const read = () => readEnvironment({ [name]: fitting(name), [`${name}_FILE`]: path });
    expect(read).toThrow(`${name} and ${name}_FILE are both set: unset one of them`);
    expect(read).not.toThrow(/s3cret/);
  });

  test('that is missing or empty is named with its path', () => {
    const missing = join(dir, 'nowhere');
    expect(() => readEnvironment({ [`${name}_FILE`]: missing })).toThrow(
      `${name}_FILE: ${missing} cannot be read (ENOENT)`,
    );
    const empty = file('\n');
    expect(() => readEnvironment({ [`${name}_FILE`]: empty })).toThrow(
      `${name}_FILE: ${empty} is empty`,
    );
  });
});

test('an empty …_FILE counts as unset, as every variable does', () => {
  expect(readEnvironment({ IMAP_URL_FILE: '', IMAP_URL: fitting('IMAP_URL') })).toMatchObject({
    IMAP_URL: fitting('IMAP_URL'),
    secretFiles: {},
  });
});

describe('desk.yaml', () => {
  const yaml = 'chamber:\n  id: x\n';
  test.each([
    ['a password by name', 'mail:\n  password: hunter2-s3cret\n', 'desk.yaml:4: mail.password'],
    ['a variable of the environment', 'IMAP_URL: imaps-s3cret\n', 'desk.yaml:3: IMAP_URL'],
    ['a URL with a password', 'mail:\n  server: imaps://a:s3cret@b\n', 'desk.yaml:4: mail.server'],
    [
      'a key instead of its path',
      'delivery:\n  dkim:\n    keyFile: "-----BEGIN PRIVATE KEY----- s3cret"\n',
      'desk.yaml:5: delivery.dkim.keyFile',
    ],
    ['an API key in a list', 'clerks:\n  - apiKey: s3cret\n', 'desk.yaml:4: clerks.0.apiKey'],
  ])('with %s is refused, at its place and without showing it', (_what, more, place) => {
    const read = () => parseConfig(yaml + more, 'desk.yaml');
    expect(read).toThrow(`${place}: looks like a secret`);
    expect(read).not.toThrow(/s3cret/);
  });
});

describe('the doctor', () => {
  const examined = (env: Record<string, string>) =>
    inEnglish(
      examineSecrets(
        readConfig(
          readEnvironment({ DESK_CONFIG: 'samples/desk.yaml', DESK_DATA_DIR: dir, ...env }),
        ),
      ),
    );

  test('says which file of a secret everybody may read', () => {
    const [closed, open] = [file(fitting('IMAP_URL')), file(fitting('SMTP_URL'), 0o644)];
    expect(examined({ IMAP_URL_FILE: closed })).toEqual([
      { grade: 'good', what: 'Secrets in files are readable by their owner and group only' },
    ]);
    const found = examined({ IMAP_URL_FILE: closed, SMTP_URL_FILE: open });
    expect(found).toEqual([
      expect.objectContaining({ grade: 'advice', what: expect.stringContaining(open) }),
    ]);
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });

  test('says when the key of the tokens is open to others', () => {
    const path = join(dir, 'secret.key');
    writeFileSync(path, 'x');
    chmodSync(path, 0o644);
    expect(examined({})[0]?.what).toContain(path);
    rmSync(path);
  });

  test('says what travels without encryption, and not on this machine', () => {
    const env = { DATABASE_URL: fitting('DATABASE_URL'), REDIS_URL: 'redis://:s3cret@redis' };
    const found = examined(env);
    expect(found.map(({ what }) => what)).toEqual([
      expect.stringContaining('to the database at db is not encrypted'),
      expect.stringContaining('to Redis at redis is not encrypted'),
    ]);
    expect(JSON.stringify(found)).not.toContain('s3cret');
    expect(
      examined({
        DATABASE_URL: `${fitting('DATABASE_URL')}?sslmode=verify-full`,
        REDIS_URL: 'redis://127.0.0.1',
      }),
    ).toEqual([]);
  });

  test('says when a CA of our own cannot be read, where Node would only warn', () => {
    expect(examined({ NODE_EXTRA_CA_CERTS: 'tests/adapters/tls/own-ca.crt' })).toMatchObject([
      { grade: 'good', what: expect.stringContaining('Own CA of parlament.example') },
    ]);
    expect(examined({ NODE_EXTRA_CA_CERTS: file('no certificate') })).toMatchObject([
      { grade: 'bad' },
    ]);
  });
});
