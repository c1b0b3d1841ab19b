/** What the doctor says of the mail servers: what was tried, what was answered, what to do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineMail } from '../src/condition/doctor-mail.ts';
import { readConfig, readEnvironment } from '../src/config.ts';
import { type ScriptedImap, scriptedImap } from './adapters/scripted-imap.ts';
import { scriptedSmtp } from './adapters/scripted-smtp.ts';
import { inEnglish } from './in-english.ts';

const secret = 'the-secret-of-the-application';
let provider: { status: number; body: object };
const tokens = createServer((_, response) => {
  response.writeHead(provider.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(provider.body));
});
let imap: ScriptedImap;
let smtp: Awaited<ReturnType<typeof scriptedSmtp>>;
let letIn = true;
beforeAll(async () => {
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
  imap = await scriptedImap(new Map(), () => letIn);
  smtp = await scriptedSmtp({ ehlo: '250-test\r\n250 AUTH XOAUTH2' });
});
afterAll(async () => {
  tokens.close();
  await Promise.all([imap.close(), smtp.close()]);
});

/** @param env beside the URLs, which have no password */
async function examined(env: Record<string, string>) {
  const { port } = tokens.address() as AddressInfo;
  const withoutPassword = (url: string) => url.replace(':secret@', '@');
  const findings = await examineMail(
    readConfig(
      readEnvironment({
        DESK_CONFIG: 'samples/desk.yaml',
        IMAP_URL: withoutPassword(imap.url),
        SMTP_URL: withoutPassword(smtp.url),
        ...(env.OAUTH_CLIENT_ID && { OAUTH_TOKEN_URL: `http://127.0.0.1:${port}/token` }),
        ...env,
      }),
    ),
  );
  return inEnglish(findings);
}
const application = { OAUTH_CLIENT_ID: 'app', OAUTH_CLIENT_SECRET: secret, OAUTH_SCOPE: 'mail' };

test('no password and no OAuth2: says what to set', async () => {
  const [finding] = await examined({});
  expect(finding).toMatchObject({
    grade: 'bad',
    todo: expect.stringContaining('OAUTH_PROVIDER'),
  });
});

test('OAuth2 that works is good, at the provider and at both servers', async () => {
  provider = { status: 200, body: { access_token: 'good', expires_in: 3600 } };
  const findings = await examined(application);
  expect(findings.map(({ what }) => what)).toEqual([
    expect.stringMatching(/gave an OAuth2 token in the name of the application.*scope mail/),
    expect.stringMatching(/by OAuth2/),
    expect.stringMatching(/lets us in by OAuth2/),
  ]);
  expect(findings.filter(({ grade }) => grade === 'bad')).toEqual([]);
});

test('what the provider refuses is passed on with its code, and no server is tried', async () => {
  provider = {
    status: 401,
    body: {
      error: 'invalid_client',
      error_description: `AADSTS7000222: The provided client secret keys are expired. ${secret}`,
    },
  };
  const findings = await examined(application);
  expect(findings[0]?.what).toMatch(/secret has expired.*AADSTS7000222/);
  expect(JSON.stringify(findings)).not.toContain(secret);
  expect(findings.every(({ grade }) => grade === 'bad')).toBe(true);
});

test('a token that the mail server refuses: says which permission is missing', async () => {
  provider = { status: 200, body: { access_token: 'good', expires_in: 3600 } };
  letIn = false;
  const findings = await examined(application);
  letIn = true;
  expect(findings[1]).toMatchObject({
    grade: 'bad',
    todo: expect.stringMatching(/IMAP\.AccessAsApp.*New-ServicePrincipal/),
  });
});
