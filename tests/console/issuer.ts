/** A small issuer of OpenID Connect: discovery, keys, and a token endpoint that takes each code once. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const clientId = 'solidarity-desk';
const clientSecret = 'a secret: with 100% signs';

/** What the issuer says of who signs in, and how it may go wrong. */
interface Person {
  readonly email?: string;
  readonly email_verified?: boolean;
  /** Instead of the one that was asked with. */
  readonly nonce?: string;
  readonly audience?: string;
  /** Signed with a key that is not the issuer's. */
  readonly forged?: boolean;
}

export interface TestIssuer {
  readonly environment: Readonly<Record<string, string>>;
  /** Signs somebody in at the address to which the desk sent them. @returns the address to which they come back */
  signIn(url: string, person: Person): URL;
  /** How many codes were turned into tokens. */
  readonly given: () => number;
  close(): Promise<void>;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

export async function openIssuer(): Promise<TestIssuer> {
  const codes = new Map<string, { asked: URLSearchParams; person: Person }>();
  let given = 0;
  const idToken = (issuer: string, asked: URLSearchParams, person: Person): string => {
    const now = Math.floor(Date.now() / 1000);
    const { email, email_verified, nonce, audience = clientId, forged } = person;
    const claims = {
      iss: issuer,
      aud: audience,
      sub: 'someone',
      iat: now,
      exp: now + 300,
      nonce: nonce ?? asked.get('nonce'),
      email,
      email_verified,
    };
    const text = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded(claims)}`;
    const key = forged ? stranger.privateKey : privateKey;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  };
  const server = createServer(async (request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return answer(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/keys':
        return answer(200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
        });
      case '/token': {
        const body = await bodyOf(request);
        const code = body.get('code') ?? '';
        const known = codes.get(code);
        codes.delete(code);
        const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
        const login = Buffer.from(basic, 'base64').toString();
        const proof = createHash('sha256')
          .update(body.get('code_verifier') ?? '')
          .digest('base64url');
        const [id, secret] = login
          .split(':')
          .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
        if (id !== clientId || secret !== clientSecret)
          return answer(401, { error: 'invalid_client' });
        if (
          !known ||
          proof !== known.asked.get('code_challenge') ||
          body.get('redirect_uri') !== known.asked.get('redirect_uri')
        )
          return answer(400, { error: 'invalid_grant' });
        given += 1;
        return answer(200, {
          access_token: randomUUID(),
          token_type: 'Bearer',
          expires_in: 300,
          id_token: idToken(issuer, known.asked, known.person),
        });
      }
      default:
        return answer(404, {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    environment: {
      OIDC_ISSUER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
    },
    signIn(url, person) {
      const asked = new URL(url).searchParams;
      const code = randomUUID();
      codes.set(code, { asked, person });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return back;
    },
    given: () => given,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
