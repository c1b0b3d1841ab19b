/** Signing in by OpenID Connect: who the issuer proves to be a clerk of ours, once, in the browser that began. */
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { oidcOf } from '../../src/config/oidc.ts';
import { readEnvironment } from '../../src/config.ts';
import { consoleApp } from '../../src/console/app.ts';
import { sealBegun } from '../../src/console/session/oidc-cookie.ts';
import { audit, sessions } from '../../src/database/tables.ts';
import { smallDesk, type TestDesk } from '../desk.ts';
import { openIssuer, type TestIssuer } from './issuer.ts';

const origin = 'http://localhost:8025';
const anna = { email: 'Anna.Lund@parlament.example', email_verified: true };
let issuer: TestIssuer;
let desk: TestDesk;
let app: Hono;
beforeAll(async () => {
  issuer = await openIssuer();
});
afterAll(() => issuer.close());
beforeEach(async () => {
  desk = await smallDesk();
  configure(issuer.environment);
});
afterEach(() => desk.close());

function configure(environment: Record<string, string>): void {
  const config = {
    ...desk.config,
    environment: { ...desk.config.environment, ...environment },
  };
  Object.assign(desk, { config });
  app = new Hono().route('/console', consoleApp(desk));
}

const get = (path: string, cookie = '') =>
  app.request(`${origin}${path}`, { headers: cookie ? { cookie } : {} });
const cookieOf = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .find((each) => each.startsWith(`${name}=`)) ?? '';

async function begin() {
  const answer = await get('/console/oidc?to=/console/cases');
  return {
    url: answer.headers.get('location') ?? '',
    cookie: cookieOf(answer, 'desk-oidc'),
    set: answer.headers.getSetCookie().join(),
  };
}
const back = (to: URL, cookie: string) => get(`${to.pathname}${to.search}`, cookie);
const signInAs = async (person: Parameters<TestIssuer['signIn']>[1]) => {
  const { url, cookie } = await begin();
  return back(issuer.signIn(url, person), cookie);
};
const expectRefused = async (answer: Response) => {
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('You could not be signed in this way.');
  expect(cookieOf(answer, 'desk')).toBe('');
  expect(await desk.db.select().from(sessions)).toEqual([]);
};

test('a clerk whom the issuer knows is signed in, and goes on to where they wanted', async () => {
  const { url, cookie, set } = await begin();
  expect(set).toMatch(/HttpOnly; SameSite=Lax/);
  const asked = new URL(url).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('redirect_uri')).toBe(`${origin}/console/oidc/back`);
  const answer = await back(issuer.signIn(url, anna), cookie);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/console/cases');
  const inside = await get('/console/today', cookieOf(answer, 'desk'));
  expect(await inside.text()).toContain('Anna Lund');
  expect((await desk.db.select().from(audit)).map(({ who, what }) => [who, what])).toEqual([
    ['anna', 'signed in (oidc)'],
  ]);
});

describe('nobody comes in', () => {
  test('whose address is not verified, unless the house trusts its issuer', async () => {
    const { email } = anna;
    await expectRefused(await signInAs({ email, email_verified: false }));
    await expectRefused(await signInAs({ email }));
    configure({ ...issuer.environment, OIDC_TRUST_EMAIL: '1' });
    expect((await signInAs({ email })).status).toBe(303);
  });

  test('who is no clerk, or of whom no address is said', async () => {
    await expectRefused(
      await signInAs({ email: 'stranger@parlament.example', email_verified: true }),
    );
    await expectRefused(await signInAs({ email_verified: true }));
    const rows = await desk.db.select().from(audit);
    expect(rows.map(({ what, details }) => [what, details])).toEqual([
      ['sign-in refused', { by: 'oidc' }],
      ['sign-in refused', { by: 'oidc' }],
    ]);
  });

  test('with another nonce, for another program, or by a signature that is not the issuer’s', async () => {
    await expectRefused(await signInAs({ ...anna, nonce: 'another' }));
    await expectRefused(await signInAs({ ...anna, audience: 'another' }));
    await expectRefused(await signInAs({ ...anna, forged: true }));
  });

  test('with another state, or without the cookie of the browser that began', async () => {
    const { url, cookie } = await begin();
    const to = issuer.signIn(url, anna);
    await expectRefused(await back(to, ''));
    await expectRefused(await back(to, `${cookie}x`));
    to.searchParams.set('state', 'another');
    await expectRefused(await back(to, cookie));
    const other = await begin();
    await expectRefused(await back(issuer.signIn((await begin()).url, anna), other.cookie));
  });

  test('with a code that was used, though the cookie was kept', async () => {
    const { url, cookie } = await begin();
    const to = issuer.signIn(url, anna);
    expect((await back(to, cookie)).status).toBe(303);
    const given = issuer.given();
    expect((await back(to, cookie)).status).toBe(403);
    // Another process of ours knows that it was used.
    configure(issuer.environment);
    expect((await back(to, cookie)).status).toBe(403);
    expect(issuer.given()).toBe(given);
    expect(await desk.db.select().from(sessions)).toHaveLength(1);
  });

  test('after ten minutes, or with a cookie of another desk', async () => {
    const { url, cookie } = await begin();
    const to = issuer.signIn(url, anna);
    const state = to.searchParams.get('state') ?? '';
    const secret = Buffer.alloc(32, 1);
    const said = { state, nonce: 'n', verifier: 'v', to: '/console' };
    const foreign = sealBegun({ secret, clock: desk.clock }, said);
    await expectRefused(await back(to, `desk-oidc=${foreign}`));
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 11 * 60_000));
    await expectRefused(await back(to, cookie));
  });

  test('whom the issuer refuses, or while it is away', async () => {
    const { url, cookie } = await begin();
    const state = new URL(url).searchParams.get('state') ?? '';
    await expectRefused(await get(`/console/oidc/back?error=access_denied&state=${state}`, cookie));
    configure({ ...issuer.environment, OIDC_ISSUER: 'http://127.0.0.1:1' });
    await expectRefused(await get('/console/oidc'));
  });
});

test('it leads nowhere else than into the console', async () => {
  const answer = await get('/console/oidc?to=https://evil.example/');
  const to = issuer.signIn(answer.headers.get('location') ?? '', anna);
  const opened = await back(to, cookieOf(answer, 'desk-oidc'));
  expect(opened.headers.get('location')).toBe('/console');
});

test('its button is there only where it is configured', async () => {
  expect(await (await get('/console/sign-in')).text()).toContain('href="/console/oidc?to=');
  configure({ OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' });
  expect(await (await get('/console/sign-in')).text()).not.toContain('/console/oidc');
  expect((await get('/console/oidc')).headers.get('location')).toContain('/console/sign-in');
});

test('what is missing of its configuration is named', () => {
  const settings = (environment: Record<string, string>) => oidcOf(readEnvironment(environment));
  expect(settings({})).toBeNull();
  expect(() => settings({ OIDC_ISSUER: 'https://login.parlament.example' })).toThrow(
    /OIDC_CLIENT_ID: .*\n?.*OIDC_CLIENT_SECRET/,
  );
  expect(() => settings({ ...issuer.environment, OIDC_ISSUER: 'http://far.example' })).toThrow(
    /this machine only/,
  );
});
