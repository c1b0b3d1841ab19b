/** Keys that the administrator names: what the doctor says of them. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { examineKeys } from '../../src/condition/doctor-keys.ts';
import { type Config, readConfig, readEnvironment } from '../../src/config.ts';
import type { Resolve } from '../../src/desk.ts';
import { inEnglish } from '../in-english.ts';

const dir = mkdtempSync(join(tmpdir(), 'desk-keys-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const { privateKey } = generateKeyPairSync('ed25519');
const keyFile = join(dir, 'dkim.pem');
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
const p = createPublicKey(privateKey as never)
  .export({ type: 'spki', format: 'der' })
  .subarray(-32)
  .toString('base64');

const tls = (name: string) => join(import.meta.dirname, '../adapters/tls', name);
function config(keys: { dkim?: string; cert?: string; key?: string }): Config {
  const read = readConfig(
    readEnvironment({ DESK_CONFIG: 'samples/desk.yaml', SMTP_CERT: keys.cert, SMTP_KEY: keys.key }),
  );
  const dkim = keys.dkim
    ? { domain: 'parlament.example', selector: 'desk', keyFile: keys.dkim }
    : null;
  return { ...read, delivery: { ...read.delivery, dkim } };
}

const examined = async (of: Config, resolve: Resolve = async () => [], now = new Date()) =>
  inEnglish(await examineKeys(of, resolve, now))[0];

const notFound = Object.assign(new Error('none'), { code: 'ENOTFOUND' });
const silent = Object.assign(new Error('none'), { code: 'ETIMEOUT' });

test.each([
  [
    'published',
    async () => [['v=DKIM1; k=ed25519; ', `p=${p}`]],
    'good',
    /published at desk\._domainkey/,
  ],
  ['another key', async () => [['v=DKIM1; k=ed25519; p=AAAA']], 'bad', /Another key/],
  ['nothing published', async () => Promise.reject(notFound), 'bad', /Nothing is published/],
  ['no DNS', async () => Promise.reject(silent), 'advice', /could not be found out/],
])('DKIM: %s', async (_what, resolve, grade, says) => {
  const finding = await examined(config({ dkim: keyFile }), resolve);
  expect(finding).toMatchObject({ grade, what: expect.stringMatching(says) });
  if (grade === 'bad') expect(finding?.todo).toContain(`p=${p}`);
});

test.each([
  ['is not there', join(dir, 'none.pem'), /cannot be read/],
  ['is no key', tls('server.crt'), /holds no private key/],
])('a DKIM key that %s is named', async (_what, file, says) => {
  const finding = await examined(config({ dkim: file }));
  expect(finding).toMatchObject({ grade: 'bad', what: expect.stringMatching(says) });
});

test('a client certificate: until when, and when it ends soon or has ended', async () => {
  const both = config({ cert: tls('server.crt'), key: tls('server.key') });
  const at = (now: string) => examined(both, undefined, new Date(now));
  const valid = await at(new Date().toISOString());
  expect(valid).toMatchObject({
    grade: 'good',
    what: expect.stringMatching(/valid until \d+ \w+ \d{4}/),
  });
  const until = /\d+ \w+ \d{4}/.exec(valid?.what ?? '')?.[0] ?? '';
  const daysBefore = new Date(Date.parse(until) - 10 * 86_400_000).toISOString();
  expect(await at(daysBefore)).toMatchObject({ grade: 'advice' });
  expect(await at('2999-01-01')).toMatchObject({ grade: 'bad' });
});

test('a certificate without its key is named', async () => {
  const finding = await examined(config({ cert: tls('server.crt') }));
  expect(finding).toMatchObject({ grade: 'bad', what: expect.stringContaining('go together') });
});
