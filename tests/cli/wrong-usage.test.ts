/** What was typed cannot be meant: it is said in a sentence that names it, nothing is done, and the exit code is 2. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const dir = mkdtempSync(join(tmpdir(), 'desk-usage-'));
const own = readFileSync(join(root, 'samples/desk.yaml'), 'utf8');
writeFileSync(join(dir, 'desk.yaml'), own);
writeFileSync(join(dir, 'short'), 'secret\n');
writeFileSync(join(dir, 'manifest.json'), '{"documents":[]}');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/desk.ts'), ...args],
      { cwd: dir, env: { PATH: process.env.PATH } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
    ),
  );

test.each<[string, string]>([
  ['init', './desk.yaml: exists. Use --force to replace it'],
  [
    'move --to mysql://elsewhere',
    '--to: is no URL of the form postgres://user:password@host/database',
  ],
  ['verify --against nowhere', `${join(dir, 'nowhere')}: is no backup, and has none in it`],
  ['backup there --passphrase-file none', 'none: cannot be opened: ENOENT'],
  [
    'restore there --passphrase-file short',
    'short: the passphrase is its first line, of twelve characters or more',
  ],
  ['read a.eml --config none.yaml', 'none.yaml: no such file'],
  ['eval --manifest none.json', 'none.json: no such file'],
  [
    'bench speed',
    'bench speed: is not known; there is: cage, console, distribution, keeping, members, reading, session-week, take-in',
  ],
  ['bench distribution --recipients some', '--recipients some: takes a whole number from 1'],
  [
    'bench distribution --share 30',
    '--share: is of a worker process, name how many with --processes',
  ],
  ['bench distribution --dkim md5', '--dkim md5: is rsa or ed25519'],
])('desk %s', async (typed, words) => {
  expect(await run(...typed.split(' '))).toEqual({ code: 2, out: '', err: `${words}\n` });
});

test('a manifest that is none: each fault with its place', async () => {
  const { code, err } = await run('eval', '--manifest', 'manifest.json');
  expect(code).toBe(2);
  expect(err).toMatch(/^manifest\.json: messages: .*\n$/);
});

test('nothing was written or replaced', () => {
  expect(readFileSync(join(dir, 'desk.yaml'), 'utf8')).toBe(own);
  expect(readdirSync(dir).sort()).toEqual(['desk.yaml', 'manifest.json', 'short']);
});
