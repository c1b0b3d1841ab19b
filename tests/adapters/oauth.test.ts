/** OAuth2 against a token endpoint of our own, and logins with its tokens. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openImapMailbox } from '../../src/adapters/imap.ts';
import { openTokens, type RefreshTokens, type TokenRequest } from '../../src/adapters/oauth.ts';
import { keptRefreshToken } from '../../src/adapters/refresh-token.ts';
import { openPostman } from '../../src/adapters/smtp.ts';
import { oauthOf } from '../../src/config/oauth.ts';
import { readEnvironment } from '../../src/config.ts';
import { collect, letter } from '../contracts/mailbox.ts';
import { scriptedImap } from './scripted-imap.ts';
import { scriptedSmtp } from './scripted-smtp.ts';

type Answer = { status: number; body: unknown };
const secret = 's3cret-value-of-the-application';

let tokenUrl: string;
let requests: Record<string, string>[] = [];
let answer: (n: number) => Answer;
const server = createServer(async (request, response) => {
  requests.push(Object.fromEntries(new URLSearchParams(await bodyOf(request))));
  const { status, body } = answer(requests.length);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
});
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});
afterAll(() => server.close());
beforeEach(() => {
  requests = [];
  answer = (n) => ({ status: 200, body: { access_token: `token-${n}`, expires_in: 3600 } });
});

const open = (
  instead: Partial<TokenRequest> = {},
  kept: RefreshTokens | null = null,
  now?: () => number,
) =>
  openTokens(
    {
      tokenUrl,
      clientId: 'app',
      clientSecret: secret,
      refreshToken: null,
      scope: 'https://outlook.office365.com/.default',
      ...instead,
    },
    kept,
    now,
  );

describe('a token', () => {
  test('is asked for by client credentials, once for several askers, and kept', async () => {
    const token = open();
    expect(await Promise.all([token(false), token(false), token(false)])).toEqual(
      Array(3).fill('token-1'),
    );
    expect(await token(false)).toBe('token-1');
    expect(requests).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'app',
        client_secret: secret,
        scope: 'https://outlook.office365.com/.default',
      },
    ]);
  });

  test('is replaced shortly before it expires', async () => {
    let now = 0;
    const token = open({}, null, () => now);
    expect(await token(false)).toBe('token-1');
    now = 3400_000;
    expect(await token(false)).toBe('token-1');
    now = 3590_000;
    expect(await token(false)).toBe('token-2');
  });

  test('that was refused is replaced, but not over and over', async () => {
    let now = 0;
    const token = open({}, null, () => now);
    await token(false);
    expect(await token(true)).toBe('token-1');
    now = 60_000;
    expect(await token(true)).toBe('token-2');
    expect(await token(true)).toBe('token-2');
  });

  test('by a refresh token; a newer one is used from then on, also after a restart', async () => {
    answer = (n) => ({
      status: 200,
      body: { access_token: 'a', expires_in: 0.001, refresh_token: `next-${n}` },
    });
    const dir = mkdtempSync(join(tmpdir(), 'oauth-'));
    const refreshToken = 'first';
    let now = 0;
    const clock = () => (now += 10_000_000);
    const token = open({ refreshToken, clientSecret: null }, keptRefreshToken(dir, 'first'), clock);
    await token(false);
    await token(false);
    await open({ refreshToken }, keptRefreshToken(dir, 'first'))(false);
    // The administrator signed in again: what was kept for the old one is forgotten.
    await open(
      { refreshToken: 'signed-in-again' },
      keptRefreshToken(dir, 'signed-in-again'),
    )(false);
    expect(requests.map((r) => r.refresh_token)).toEqual([
      'first',
      'next-1',
      'next-2',
      'signed-in-again',
    ]);
    expect(requests[0]).not.toHaveProperty('client_secret');
    expect(statSync(join(dir, 'oauth-refresh-token')).mode & 0o777).toBe(0o600);
    rmSync(dir, { recursive: true });
  });

  const microsoft = (code: string, text: string) =>
    `${code}: ${text} Trace ID: 0aa-1 Correlation ID: 0bb-2 Timestamp: 2026-11-24 11:00:00Z`;
  test.each([
    [
      401,
      'invalid_client',
      microsoft('AADSTS7000222', 'The provided client secret keys for app are expired.'),
      /has expired: make a new one.*AADSTS7000222/,
    ],
    [
      401,
      'invalid_client',
      microsoft('AADSTS7000215', 'Invalid client secret provided.'),
      /its value, not its id/,
    ],
    [
      400,
      'invalid_grant',
      microsoft('AADSTS65001', 'The user or administrator has not consented.'),
      /consent is missing.*AADSTS65001/,
    ],
    [
      400,
      'unauthorized_client',
      microsoft('AADSTS700016', 'Application not found in the directory.'),
      /OAUTH_TENANT.*AADSTS700016/,
    ],
    [
      400,
      'invalid_grant',
      'Token has been expired or revoked.',
      /sign in again.*expired or revoked/,
    ],
    [400, 'invalid_scope', '', /OAUTH_SCOPE/],
    [503, '', '', /HTTP 503/],
  ])('that is refused is explained: %s %s', async (status, error, description, words) => {
    answer = () => ({
      status,
      body: { error, error_description: `${description} ${secret}` },
    });
    const why = await open()(false).catch(String);
    expect(why).toMatch(words);
    expect(why).not.toContain(secret);
    expect(why).not.toContain('Trace ID');
  });

  test('that cannot be had is said in words, and asked for again the next time', async () => {
    answer = () => ({ status: 200, body: '<html>Proxy login</html>' });
    const token = open();
    await expect(token(false)).rejects.toThrow(/gave no token/);
    answer = () => ({ status: 200, body: { access_token: 'at last' } });
    expect(await token(false)).toBe('at last');
    const nobody = open({ tokenUrl: 'http://127.0.0.1:1/token' });
    await expect(nobody(false)).rejects.toThrow(/cannot be reached/);
  });
});

describe('logins', () => {
  const mails = new Map([[1, letter('1')]]);

  test('IMAP: a token that was withdrawn is replaced at once; the user is the shared mailbox', async () => {
    let now = 0;
    const proofs: string[] = [];
    const imap = await scriptedImap(mails, (proof) => {
      proofs.push(proof);
      return proof.includes('token-2');
    });
    const accessToken = open({}, null, () => (now += 40_000));
    const url = imap.url.replace('desk:secret', 'ipu%40parlament.example');
    const mailbox = openImapMailbox(url, { name: 'x', accessToken });
    expect((await collect(mailbox, null)).length).toBe(1);
    expect(proofs[0]).toBe('user=ipu@parlament.example\x01auth=Bearer token-1\x01\x01');
    expect(proofs[1]).toContain('token-2');
    await imap.close();
  });

  test('IMAP: a refusal is said in words, without the token', async () => {
    const imap = await scriptedImap(mails, () => false);
    const url = imap.url.replace('desk:secret', 'ipu');
    const mailbox = openImapMailbox(url, { name: 'x', accessToken: open() });
    const why = await collect(mailbox, null).catch(String);
    expect(why).toMatch(/does not accept the OAuth2 token .*expired/);
    expect(why).not.toContain('token-1');
    await imap.close();
  });

  test('SMTP: a refused token is replaced, and a password in the URL goes before', async () => {
    let now = 0;
    const smtp = await scriptedSmtp({ ehlo: '250-test\r\n250 AUTH PLAIN XOAUTH2' });
    const accessToken = open({}, null, () => (now += 40_000));
    const mail = {
      envelope: { from: 'desk@p.example', to: 'a@p.example' },
      messageId: '<1@p.example>',
      raw: letter('1'),
    };
    for (const url of [smtp.url.replace('desk:secret', 'desk'), smtp.url]) {
      const postman = openPostman(url, { accessToken });
      expect((await postman.send(mail)).result).toBe('accepted');
      await postman.close();
    }
    expect(smtp.logins.map((line) => line.split(' ')[1])).toEqual(['XOAUTH2', 'PLAIN']);
    await smtp.close();
  });
});

describe('the environment', () => {
  const read = (env: Record<string, string>) => oauthOf(readEnvironment(env));
  test('nothing set is no OAuth2', () => expect(read({})).toBeNull());

  test.each([
    [
      {
        OAUTH_PROVIDER: 'microsoft',
        OAUTH_TENANT: 'parlament.example',
        OAUTH_CLIENT_ID: 'app',
        OAUTH_CLIENT_SECRET: 's',
      },
      [
        'https://login.microsoftonline.com/parlament.example/oauth2/v2.0/token',
        'https://outlook.office365.com/.default',
      ],
    ],
    [
      {
        OAUTH_PROVIDER: 'microsoft',
        OAUTH_TENANT: 't',
        OAUTH_CLIENT_ID: 'app',
        OAUTH_REFRESH_TOKEN: 'r',
      },
      [
        'https://login.microsoftonline.com/t/oauth2/v2.0/token',
        expect.stringContaining('IMAP.AccessAsUser.All'),
      ],
    ],
    [
      {
        OAUTH_PROVIDER: 'google',
        OAUTH_CLIENT_ID: 'app',
        OAUTH_CLIENT_SECRET: 's',
        OAUTH_REFRESH_TOKEN: 'r',
      },
      ['https://oauth2.googleapis.com/token', 'https://mail.google.com/'],
    ],
    [
      {
        OAUTH_TOKEN_URL: 'https://id.parlament.example/token',
        OAUTH_SCOPE: 'mail',
        OAUTH_CLIENT_ID: 'app',
        OAUTH_CLIENT_SECRET: 's',
      },
      ['https://id.parlament.example/token', 'mail'],
    ],
  ])('%o', (env, [tokenUrlOf, scope]) => {
    expect(read(env as Record<string, string>)).toMatchObject({ tokenUrl: tokenUrlOf, scope });
  });

  test.each([
    [
      { OAUTH_PROVIDER: 'microsoft', OAUTH_CLIENT_ID: 'a', OAUTH_CLIENT_SECRET: 's' },
      /OAUTH_TENANT/,
    ],
    [
      { OAUTH_PROVIDER: 'google', OAUTH_CLIENT_ID: 'a', OAUTH_CLIENT_SECRET: 's' },
      /OAUTH_REFRESH_TOKEN/,
    ],
    [{ OAUTH_CLIENT_ID: 'a', OAUTH_CLIENT_SECRET: 's' }, /OAUTH_PROVIDER/],
    [{ OAUTH_PROVIDER: 'google', OAUTH_REFRESH_TOKEN: 'r' }, /OAUTH_CLIENT_ID/],
    [
      { OAUTH_TOKEN_URL: 'http://id.example/t', OAUTH_CLIENT_ID: 'a', OAUTH_CLIENT_SECRET: 's' },
      /without encryption/,
    ],
  ])('%o is incomplete', (env, words) => {
    expect(() => read(env as Record<string, string>)).toThrow(words);
  });
});
