/** The API: what it answers is as described, and a token opens what its scopes and its clerk may, and no more. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import { openApi } from '../../src/console/api/openapi.ts';
import { apiRoot, apiRoutes } from '../../src/console/api/routes.ts';
import { type Scope, scopes } from '../../src/console/api/scopes.ts';
import { listTokens, makeToken, revokeToken } from '../../src/console/api/tokens.ts';
import { consoleApp } from '../../src/console/app.ts';
import { openSession } from '../../src/console/session/sessions.ts';
import { signedInAs } from '../../src/console/who.ts';
import {
  apiTokens,
  audit,
  followUps,
  mailings,
  notices,
  reports,
} from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatAsked, deskThatOwes } from '../people.ts';

const origin = 'http://localhost:8025';
let desk: TestDesk;
afterEach(() => desk.close());

const who = (id: string) => {
  const found = signedInAs(desk.config, id, null, '');
  if (!found) throw new Error(`no clerk ${id}`);
  return found;
};
const tokenOf = async (id: string, may: readonly Scope[] = scopes): Promise<string> =>
  (await makeToken(desk, who(id), { name: 'test', scopes: may, days: 30 })).token;

interface Answer {
  readonly status: number;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what programs read is looked into by name
  readonly body: any;
}

/** Asks while the jobs of the desk go on, as in a service. */
async function ask(
  path: string,
  token: string | null,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const app = new Hono().route('/console', consoleApp(desk));
  let waiting = true;
  const works = (async () => {
    while (waiting && body) {
      await desk.settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const answer = await app.request(`${origin}${apiRoot}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  waiting = false;
  await works;
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: await answer.json(),
  };
}

const description = openApi() as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
};
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema({ $id: 'openapi', ...description });

/** What is wrong with an answer, by the description. */
function faultsOf(method: string, path: string, { status, body }: Answer): string[] {
  const place = [
    'paths',
    path,
    method,
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ];
  const pointer = place
    .map((each) => encodeURIComponent(each.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = ajv.getSchema(`openapi#/${pointer}`);
  if (!validate) return [`${method} ${path} ${status} is not described`];
  validate(body);
  return (validate.errors ?? []).map((each) => `${path}${each.instancePath} ${each.message}`);
}

/** A desk that knows all that there is, and the ids by which to ask for it. */
async function deskWithAll() {
  desk = await deskThatOwes();
  const token = await tokenOf('anna');
  const drafted = await ask('/reports', token, {});
  const [mailing] = await desk.db.select().from(mailings);
  const [notice] = await desk.db.select().from(notices);
  const [followUp] = await desk.db.select().from(followUps);
  const [report] = await desk.db.select().from(reports);
  const { body } = await ask('/cases', token);
  return {
    token,
    drafted,
    mailing: mailing?.id ?? '',
    notice: notice?.id ?? '',
    followUp: followUp?.id ?? '',
    report: report?.number ?? 0,
    code: body.items[0].code as string,
  };
}

test('every route is described, and answers as described', async () => {
  const known = await deskWithAll();
  const { token } = known;
  const ids: Record<string, string> = {
    '/mailings/{id}': known.mailing,
    '/notices/{id}': known.notice,
    '/follow-ups/{id}': known.followUp,
    '/cases/{code}': known.code,
  };
  const orders: Record<string, object> = {
    '/follow-ups/{id}/orders': { verb: 'note', text: 'The ambassador was written to.' },
    '/reports/{number}/orders': { verb: 'introduce', text: 'In short.' },
    '/reports': {},
  };
  const tried: string[] = [];
  for (const { method, path } of apiRoutes) {
    const order = orders[path];
    const filled = path
      .replace('{number}', String(known.report))
      .replace(/\{\w+\}/, ids[path.replace('/orders', '')] ?? '');
    // The mailing of this desk is distributed: it is decided on in a test of its own.
    if (method === 'post' && !order) continue;
    const answer =
      path === '/reports' && method === 'post'
        ? known.drafted
        : await ask(filled, token, method === 'post' ? order : undefined);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(200);
    expect(faultsOf(method, path, answer)).toEqual([]);
    if (method === 'get' && 'items' in answer.body)
      expect(answer.body.items.length, path).toBeGreaterThan(0);
    tried.push(`${method} ${path}`);
  }
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect([...tried, 'post /mailings/{id}/orders'].sort()).toEqual(described.sort());
}, 60_000);

test('the description is served as it is published', async () => {
  desk = await deskThatAsked();
  const { status, body } = await ask('/openapi.json', null);
  expect(status).toBe(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(openApi())));
});

describe('a token', () => {
  test('is needed, and a cookie does not stand for it', async () => {
    desk = await deskThatAsked();
    const { token } = await desk.db.transaction((tx) => openSession(tx, desk, 'anna', 'link'));
    for (const { method, path } of apiRoutes) {
      const answer = await ask(path, null, method === 'post' ? {} : undefined, {
        cookie: `desk=${token}`,
      });
      expect(answer.status, path).toBe(401);
      expect(answer.type).toBe('application/problem+json');
    }
  });

  test('opens nothing without the scope', async () => {
    desk = await deskThatAsked();
    for (const { method, path, scope } of apiRoutes) {
      const others = scopes.filter((each) => each !== scope);
      const { status, body } = await ask(
        path,
        await tokenOf('anna', others),
        method === 'post' ? {} : undefined,
      );
      expect(status, path).toBe(403);
      expect(body.detail).toContain(scope);
    }
  });

  test('does no more than the clerk who made it may', async () => {
    desk = await deskThatAsked();
    const [mailing] = await desk.db.select().from(mailings);
    const token = await tokenOf('claire');
    const approve = { verb: 'approve', seen: desk.clock.now().toISOString() };
    expect((await ask('/mailings', token)).status).toBe(200);
    for (const path of ['/members', '/audit']) expect((await ask(path, token)).status).toBe(403);
    expect((await ask(`/mailings/${mailing?.id}/orders`, token, approve)).status).toBe(403);
    expect((await ask('/reports', token, {})).status).toBe(403);
    expect(desk.sent.filter(({ messageId }) => messageId.startsWith('<notice.'))).toEqual([]);
  });

  test('of a committee’s clerk settles the follow-ups of that committee', async () => {
    desk = await deskThatOwes();
    const token = await tokenOf('claire');
    const owed = await desk.db.select().from(followUps);
    const of = (committee: string) => owed.find((each) => each.committee === committee)?.id;
    const note = { verb: 'note', text: 'Noted.' };
    expect((await ask(`/follow-ups/${of('OSCE')}/orders`, token, note)).status).toBe(200);
    expect((await ask(`/follow-ups/${of('UPN')}/orders`, token, note)).status).toBe(403);
  });

  test('that is over, revoked, or of somebody who left opens nothing', async () => {
    desk = await deskThatAsked();
    const revoked = await makeToken(desk, who('anna'), { name: 'x', scopes: ['read'], days: 30 });
    const over = await tokenOf('anna');
    const left = await tokenOf('bo');
    expect(await revokeToken(desk, who('anna'), revoked.id)).toBe(true);
    expect(await revokeToken(desk, who('anna'), revoked.id)).toBe(false);
    expect((await ask('/mailings', revoked.token)).status).toBe(401);
    Object.assign(desk, {
      config: { ...desk.config, clerks: desk.config.clerks.filter(({ id }) => id !== 'bo') },
    });
    expect((await ask('/mailings', left)).status).toBe(401);
    expect((await ask('/mailings', over)).status).toBe(200);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 30 * 86_400_000));
    expect((await ask('/mailings', over)).status).toBe(401);
  });

  test('is not in the database, and what happens to it is in the audit', async () => {
    desk = await deskThatAsked();
    const { id, token } = await makeToken(desk, who('anna'), {
      name: 'Intranet',
      scopes: ['read'],
      days: 30,
    });
    await ask('/mailings', token);
    await revokeToken(desk, who('anna'), id);
    const rows = await desk.db.select().from(apiTokens);
    const entries = await desk.db.select().from(audit).where(eq(audit.thing, 'token'));
    expect(JSON.stringify([rows, entries])).not.toContain(token.replace('desk_', ''));
    expect(JSON.stringify(await listTokens(desk))).not.toMatch(/tokenHash/);
    expect(rows[0]?.lastUsedAt).not.toBeNull();
    expect(entries.map(({ who: by, what }) => [by, what])).toEqual([
      ['anna', 'token made'],
      ['anna', 'token revoked'],
    ]);
  });
});

describe('a decision', () => {
  test('sends the notices', async () => {
    desk = await deskThatAsked('01-letter-combined', {}, 4);
    const [mailing] = await desk.db.select().from(mailings);
    const answer = await ask(`/mailings/${mailing?.id}/orders`, await tokenOf('anna'), {
      verb: 'approve',
      seen: desk.clock.now().toISOString(),
    });
    expect(answer.body).toEqual({ state: 'done', outcome: expect.any(String) });
    expect(faultsOf('post', '/mailings/{id}/orders', answer)).toEqual([]);
    await desk.settle();
    expect(desk.sent.filter(({ messageId }) => messageId.startsWith('<notice.'))).toHaveLength(4);
    expect(
      (await desk.db.select().from(audit)).map(({ who: by, what }) => [by, what]),
    ).toContainEqual(['anna', expect.stringContaining('approve')]);
  });

  test('that comes too late is refused, and says so', async () => {
    desk = await deskThatOwes();
    const [mailing] = await desk.db.select().from(mailings);
    const { status, body } = await ask(`/mailings/${mailing?.id}/orders`, await tokenOf('anna'), {
      verb: 'reject',
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ status: 409, detail: 'too late' });
  });

  test('that is wrong says where', async () => {
    desk = await deskThatAsked();
    const token = await tokenOf('anna');
    const [mailing] = await desk.db.select().from(mailings);
    const path = `/mailings/${mailing?.id}/orders`;
    const seen = desk.clock.now().toISOString();
    const wrong = [
      { verb: 'approve', seen, committees: ['XYZ'] },
      { verb: 'approve' },
      { verb: 'shred' },
      { verb: 'hold', until: '2021-02-30' },
      { verb: 'release', more: 1 },
    ];
    for (const body of wrong) {
      const answer = await ask(path, token, body);
      expect(answer.status, JSON.stringify(body)).toBe(422);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    }
    expect((await ask(path, token, { verb: 'hold', until: 'x'.repeat(100_001) })).status).toBe(413);
    expect((await ask('/mailings/none', token)).status).toBe(404);
    expect((await ask(`/mailings/${crypto.randomUUID()}`, token)).status).toBe(404);
    expect((await ask('/nothing', token)).status).toBe(404);
    for (const query of ['?cursor=x', '?limit=0', '?state=lost', '?sort=x'])
      expect((await ask(`/mailings${query}`, token)).status, query).toBe(422);
  });
});

test('a list is read page by page, each entry once', async () => {
  desk = await deskThatOwes();
  const token = await tokenOf('anna');
  for (const path of ['/cases', '/follow-ups', '/members', '/audit', '/mailings', '/notices']) {
    const all = (await ask(`${path}?limit=200`, token)).body.items;
    const found: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Answer = await ask(`${path}?limit=2${cursor && `&cursor=${cursor}`}`, token);
      expect(body.items.length).toBeLessThanOrEqual(2);
      found.push(...body.items);
      cursor = body.next;
    }
    expect(found, path).toEqual(all);
  }
});

test('more than 300 requests of a token in a minute are too many', async () => {
  desk = await deskThatAsked();
  const app = new Hono().route('/console', consoleApp(desk));
  const headers = { authorization: `Bearer ${await tokenOf('anna')}` };
  const statuses: number[] = [];
  for (let i = 0; i < 302; i += 1)
    statuses.push((await app.request(`${origin}${apiRoot}/nothing`, { headers })).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});
