/** The API: what it answers is as described, and a token opens what its scopes and its clerk may, and no more. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asc, eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import { apiApp } from '../../src/console/api/app.ts';
import { openApi } from '../../src/console/api/openapi.ts';
import { apiRoot } from '../../src/console/api/root.ts';
import { apiRoutes } from '../../src/console/api/routes.ts';
import { machine, type Scope, scopes } from '../../src/console/api/scopes.ts';
import { listTokens, makeToken, revokeToken } from '../../src/console/api/tokens.ts';
import { consoleApp } from '../../src/console/app.ts';
import { openSession } from '../../src/console/session/sessions.ts';
import { signedInAs } from '../../src/console/who.ts';
import {
  actions,
  apiTokens,
  audit,
  decisions,
  documents,
  followUps,
  idempotencyKeys,
  mailings,
  members,
  notices,
  reports,
} from '../../src/database/tables.ts';
import { asCommandLine } from '../command-line.ts';
import { mailFile, type TestDesk, testDesk } from '../desk.ts';
import { folder } from '../keeping/kept.ts';
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
  body?: object | string,
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
    ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
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

const machineAnswer = async (path: string, order?: object): Promise<Answer> => ({
  ...(await asCommandLine(desk)(path, order)),
  type: 'application/json',
});

test('every route is described, and answers as described', async () => {
  const known = await deskWithAll();
  const { token } = known;
  const ids: readonly (readonly [RegExp, string])[] = [
    [/^\/lookup\/\{beginning\}$/, `/lookup/${known.mailing.slice(0, 13)}`],
    [/^\/mailings\/\{id\}/, `/mailings/${known.mailing}`],
    [/^\/notices\/\{id\}/, `/notices/${known.notice}`],
    [/^\/follow-ups\/\{id\}/, `/follow-ups/${known.followUp}`],
    [/^\/members\/\{key\}/, '/members/m01'],
    [/\{code\}$/, known.code],
    [/\{year\}$/, '2020'],
    [/\{number\}/, String(known.report)],
  ];
  const orders: Record<string, object | string> = {
    '/follow-ups/{id}/orders': { verb: 'note', text: 'The ambassador was written to.' },
    '/reports/{number}/orders': { verb: 'introduce', text: 'In short.' },
    '/reports': {},
    '/notices/{id}/send': { dryRun: true },
    '/notices/{id}/resume': {},
    '/actions': { did: { action: 'inform-media', cases: [known.code], date: '2020-12-04' } },
    '/members/{key}/orders': { verb: 'address', email: 'jens@parlament.example' },
    '/members/{key}/erase': { dryRun: true },
    '/backups': { folder: folder(), passphrase: null },
    '/release': { waiting: 'send', evenSo: true },
    '/members/import': 'Navn;E-post\nNy Medlem;ny@parlament.example\n',
  };
  const tried: string[] = [];
  for (const { method, path, scope } of apiRoutes) {
    const order = orders[path];
    // The mailing of this desk is distributed, and nothing was put aside: these have tests of their own.
    if (path.startsWith('/quarantine') || (method === 'post' && !order)) continue;
    if (path === '/notices/{id}/send') await desk.db.update(notices).set({ pausedAt: null });
    if (path === '/notices/{id}/resume')
      await desk.db.update(notices).set({ pausedAt: desk.clock.now() });
    const filled = ids.reduce((all, [place, value]) => all.replace(place, value), path);
    const answer =
      path === '/reports' && method === 'post'
        ? known.drafted
        : scope === machine
          ? await machineAnswer(filled, order as object | undefined)
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
  const elsewhere = [
    'post /mailings/{id}/orders',
    'post /mailings/{id}/copies',
    'get /quarantine',
    'post /quarantine/{id}/orders',
  ];
  expect([...tried, ...elsewhere].sort()).toEqual(described.sort());
});

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

  test('acts in nobody else’s name, whatever it says', async () => {
    desk = await deskThatAsked();
    const [mailing] = await desk.db.select().from(mailings);
    const approve = { verb: 'approve', seen: desk.clock.now().toISOString() };
    const path = `/mailings/${mailing?.id}/orders`;
    const as = { 'desk-as': 'anna' };
    expect((await ask(path, await tokenOf('claire'), approve, as)).status).toBe(403);
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
    const entries = await desk.db
      .select()
      .from(audit)
      .where(eq(audit.thing, 'token'))
      .orderBy(asc(audit.id));
    expect(JSON.stringify([rows, entries])).not.toContain(token.replace('desk_', ''));
    expect(JSON.stringify(await listTokens(desk))).not.toMatch(/tokenHash/);
    expect(rows[0]?.lastUsedAt).not.toBeNull();
    expect(entries.map(({ who: by, what }) => [by, what])).toEqual([
      ['anna', 'token made'],
      ['anna', 'token revoked'],
    ]);
  });
});

describe('the command line', () => {
  const approve = () => ({ verb: 'approve', seen: desk.clock.now().toISOString() });
  const opened = async () => {
    desk = await deskThatAsked();
    const [mailing] = await desk.db.select().from(mailings);
    return `/mailings/${mailing?.id}/orders`;
  };

  test('orders in the name of a clerk, with that clerk’s rights', async () => {
    const path = await opened();
    const command = asCommandLine(desk);
    expect((await command(path, approve())).status).toBe(422);
    for (const nobody of ['claire', 'nobody'])
      expect(await command(path, approve(), { 'desk-as': nobody })).toMatchObject({
        status: 403,
        body: { reason: 'other-clerk', known: ['anna'] },
      });
    expect((await command(path, approve(), { 'desk-as': 'anna' })).body).toEqual({
      state: 'done',
      outcome: 'approve',
    });
    const entries = await desk.db.select().from(audit).where(eq(audit.what, 'approve'));
    expect(entries.map(({ who: by }) => by)).toEqual(['anna']);
  });

  test('alone works on the machine: no token takes a backup, verifies or releases', async () => {
    desk = await deskThatAsked();
    const token = await tokenOf('anna');
    const none = join(folder(), 'none');
    for (const [path, order] of [
      ['/backups', { folder: none, passphrase: null }],
      ['/verification', undefined],
      ['/release', { waiting: 'send', evenSo: true }],
    ] as const)
      expect(await ask(path, token, order), path).toMatchObject({
        status: 403,
        body: { detail: 'Only the command line of the machine may do this' },
      });
    expect(existsSync(none)).toBe(false);
    // Nor one whose row somebody has changed.
    await desk.db.update(apiTokens).set({ scopes: [...scopes, machine] });
    expect((await ask('/verification', token)).status).toBe(403);
    expect((await asCommandLine(desk)('/verification')).body.faults).toEqual([]);
  });

  test('is told step by step how far long work is, where it asks for that', async () => {
    desk = await deskThatAsked();
    const app = new Hono().route(apiRoot, apiApp(desk, { commandLineKey: 'the1key' }));
    const headers = { authorization: 'Bearer the1key', accept: 'application/x-ndjson' };
    const answer = await app.request(`http://127.0.0.1${apiRoot}/verification`, { headers });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await answer.text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ step: { doing: 'audit', done: 0, of: null } });
    expect(lines.at(-1)).toMatchObject({ status: 200, answer: { faults: [] } });
    const short = await app.request(`http://127.0.0.1${apiRoot}/status`, { headers });
    expect(short.headers.get('content-type')).toBe('application/json');
  });

  test('keeps no passphrase under an idempotency key, and nothing that it could be tried out on', async () => {
    desk = await deskThatAsked();
    const kept = folder();
    const order = { folder: kept, passphrase: 'correct horse battery staple' };
    const headers = { 'idempotency-key': '"once"' };
    const asked = asCommandLine(desk);
    const taken = await asked('/backups', order, headers);
    expect(taken.body).toMatchObject({ ok: true, withKey: true });
    expect(await asked('/backups', order, headers)).toEqual(taken);
    expect(readdirSync(kept)).toHaveLength(1);
    const [row] = await desk.db.select().from(idempotencyKeys);
    const hash = createHash('sha256');
    for (const part of ['command-line', `${apiRoot}/backups`, '', JSON.stringify(order)])
      hash.update(`${Buffer.byteLength(part)}:`).update(part);
    expect(row?.fingerprint).not.toBe(hash.digest('hex'));
    expect(JSON.stringify(row)).not.toContain('horse');
  });

  test('has a key for straight requests of this machine alone', async () => {
    await opened();
    const command = asCommandLine(desk);
    expect((await command('/status')).status).toBe(200);
    for (const header of ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'])
      expect((await command('/status', undefined, { [header]: '' })).status, header).toBe(401);
    const wrong = { authorization: 'Bearer the1kez' };
    expect((await command('/status', undefined, wrong)).status).toBe(401);
    const app = new Hono().route('/console', consoleApp(desk, { commandLineKey: 'the1key' }));
    const from = (url: string, remoteAddress: string) =>
      app.request(
        `${url}${apiRoot}/status`,
        { headers: { authorization: 'Bearer the1key' } },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await from('http://127.0.0.1:8025', '127.0.0.1')).status).toBe(200);
    expect((await from('http://127.0.0.1:8025', '192.0.2.7')).status).toBe(401);
    expect((await from('https://desk.parlament.example', '127.0.0.1')).status).toBe(401);
    // Where a process made no key, none is right.
    const keyless = new Hono().route('/console', consoleApp(desk));
    for (const key of ['', 'null', 'undefined'])
      expect(
        (
          await keyless.request(`http://127.0.0.1${apiRoot}/status`, {
            headers: { authorization: `Bearer ${key}` },
          })
        ).status,
      ).toBe(401);
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

const nothing = 'there is none';

describe('what was read', () => {
  const opened = async (mail = '09-en-fr-pair') => {
    desk = await deskThatAsked(mail, {}, 4);
    const [mailing] = await desk.db.select().from(mailings);
    const [decision] = await desk.db.select().from(decisions).orderBy(decisions.position);
    return {
      path: `/mailings/${mailing?.id ?? nothing}`,
      decision: decision?.id ?? nothing,
      token: await tokenOf('anna'),
      seen: desk.clock.now().toISOString(),
    };
  };

  test('is corrected as on the console, and stays what it was where a value cannot be', async () => {
    const { path, decision, token, seen } = await opened();
    const correct = (field: string, value: string, since = seen) =>
      ask(`${path}/orders`, token, {
        verb: 'correct',
        seen: since,
        corrections: [{ decision, field, value }],
      });
    const wrong = await correct('session', 'the last one');
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ pointer: '/corrections/0/value', detail: 'a number (206)' }],
    ]);
    const other = await ask(`${path}/orders`, token, {
      verb: 'correct',
      seen,
      corrections: [{ decision: crypto.randomUUID(), field: 'session', value: '207' }],
    });
    expect(other.status).toBe(422);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
    const answer = await correct('session', '207');
    expect(answer.body).toEqual({ state: 'done', outcome: 'correct' });
    expect(faultsOf('post', '/mailings/{id}/orders', answer)).toEqual([]);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
    const emptied = await correct('manner', 'none', desk.clock.now().toISOString());
    expect(emptied.body).toEqual({ state: 'done', outcome: 'correct' });
    const [read] = await desk.db.select().from(decisions).where(eq(decisions.id, decision));
    expect(read).toMatchObject({ session: 207, manner: null });
    const { body } = await ask(path, token);
    expect(body.decisions[0].session).toBe(207);
    // Somebody who saw what was there before does not undo it.
    const late = await correct('session', '206');
    expect([late.status, late.body.detail]).toEqual([409, 'changed meanwhile']);
  });

  test('is read again with a password, and with a better copy of what could not be read', async () => {
    const { path, token } = await opened();
    await desk.db.update(documents).set({ readable: 'encrypted' }).where(eq(documents.position, 0));
    const [first] = (await ask(path, token)).body.documents;
    const again = await ask(`${path}/orders`, token, { verb: 'read', password: 'secret' });
    expect(again.body).toEqual({ state: 'done', outcome: 'read' });
    const [kept] = await desk.db.select().from(documents).where(eq(documents.position, 0));
    expect(kept?.password).toBe('secret');
    await desk.settle();

    await desk.db.update(documents).set({ readable: 'encrypted' }).where(eq(documents.position, 0));
    const copies = `${path}/copies?filename=${encodeURIComponent(first.filename.toUpperCase())}`;
    const answer = await ask(copies, token, 'The decision on Gabon, as text.', {
      'content-type': 'Text/Plain; charset=utf-8',
    });
    expect(answer.body).toEqual({ state: 'done', outcome: 'read' });
    expect(faultsOf('post', '/mailings/{id}/copies', answer)).toEqual([]);
    await desk.settle();
    const [copied] = await desk.db.select().from(documents).where(eq(documents.via, 'clerk'));
    expect(copied).toMatchObject({ contentType: 'text/plain', readable: 'text' });
    const [replaced] = await desk.db.select().from(documents).where(eq(documents.position, 0));
    expect(replaced?.replacedBy).toBe(copied?.id);

    for (const wrong of ['', '?filename=', '?filename=a%2Fb.pdf', '?filename=a&more=1'])
      expect((await ask(`${path}/copies${wrong}`, token, 'x')).status, wrong).toBe(422);
    const large = (bytes: number) => ask(`${path}/copies?filename=a.txt`, token, 'x'.repeat(bytes));
    expect((await large(200_000)).status).toBe(200);
    expect((await large(20 * 1024 * 1024 + 1)).status).toBe(413);
  });

  test('is no more corrected, or read again, when it was decided', async () => {
    desk = await deskThatOwes();
    const token = await tokenOf('anna');
    const [mailing] = await desk.db.select().from(mailings);
    const [decision] = await desk.db.select().from(decisions);
    const path = `/mailings/${mailing?.id}`;
    const corrections = [{ decision: decision?.id, field: 'session', value: '207' }];
    const seen = desk.clock.now().toISOString();
    for (const answer of [
      await ask(`${path}/orders`, token, { verb: 'correct', seen, corrections }),
      await ask(`${path}/orders`, token, { verb: 'read', password: 'secret' }),
      await ask(`${path}/copies?filename=a.pdf`, token, 'x'),
    ])
      expect([answer.status, answer.body.detail]).toEqual([409, 'too late']);
  });
});

describe('what was put aside', () => {
  const opened = async () => {
    desk = await testDesk({}, undefined, 4);
    const unproven = mailFile('09-en-fr-pair')
      .toString('latin1')
      .replace('Authentication-Results: mx.parlament.example;', 'X-Removed:');
    await desk.receive(Buffer.from(unproven, 'latin1'));
    await desk.settle();
    return tokenOf('anna');
  };

  test('is listed with what can be done about it, and released as on the console', async () => {
    const token = await opened();
    const list = await ask('/quarantine', token);
    expect(faultsOf('get', '/quarantine', list)).toEqual([]);
    const [aside] = list.body.items;
    expect(aside.answers).toEqual(['release', 'dismiss']);
    const found = { code: 'unsigned', words: 'it carries no signature that could prove ipu.org' };
    expect(aside.evidence).toContainEqual(found);
    expect((await ask(`/mailings/${aside.mailing}`, token)).body.evidence).toContainEqual(found);
    const give = (verb: string) => ask(`/quarantine/${aside.id}/orders`, token, { verb });
    expect((await give('retry')).status).toBe(409);
    expect((await give('shred')).status).toBe(422);
    const released = await give('release');
    expect(released.body).toEqual({ state: 'done', outcome: 'release' });
    expect(faultsOf('post', '/quarantine/{id}/orders', released)).toEqual([]);
    expect((await give('release')).status).toBe(404);
  });

  test('is for few', async () => {
    await opened();
    const token = await tokenOf('claire');
    expect((await ask('/quarantine', token)).status).toBe(403);
    const path = `/quarantine/${crypto.randomUUID()}/orders`;
    expect((await ask(path, token, { verb: 'release' })).status).toBe(403);
  });
});

describe('an action', () => {
  test('is recorded once, for a follow-up that stays open, or for the house', async () => {
    const { token, followUp, code } = await deskWithAll();
    const did = { action: 'contact-parliamentarians', cases: [code], date: '2020-12-04' };
    const record = () => ask(`/follow-ups/${followUp}/orders`, token, { verb: 'record', did });
    expect((await record()).body).toMatchObject({ state: 'done' });
    await record();
    const [row] = await desk.db.select().from(followUps).where(eq(followUps.id, followUp));
    expect(row?.state).toBe('open');
    const house = await ask('/actions', token, {
      did: { ...did, note: 'A letter went out.' },
      actor: { kind: 'committee', code: 'UPN' },
    });
    expect(house.body).toMatchObject({ state: 'done' });
    expect((await desk.db.select().from(actions)).map((one) => [one.kind, one.committee])).toEqual(
      expect.arrayContaining([
        ['contact-parliamentarians', row?.committee],
        ['contact-parliamentarians', 'UPN'],
      ]),
    );
    expect(await desk.db.$count(actions, eq(actions.kind, 'contact-parliamentarians'))).toBe(2);
    const nobody = { did, actor: { kind: 'committee', code: 'XYZ' } };
    const refused = await ask('/actions', token, nobody);
    expect([refused.status, refused.body.known]).toEqual([422, expect.arrayContaining(['UPN'])]);
    expect((await ask('/actions', await tokenOf('claire'), { did })).status).toBe(403);
  });
});

describe('a list of members', () => {
  const list = 'Navn;E-post\nNy Medlem;ny@parlament.example\n';
  test('is taken in for who may, after a dry run that changes nothing', async () => {
    desk = await deskThatAsked();
    const token = await tokenOf('anna');
    const before = (await ask('/members?limit=1000', token)).body.items.length;
    const dry = await ask('/members/import?dryRun=true', token, list);
    expect(dry.body).toMatchObject({ ok: true, dryRun: true, added: [{ name: 'Ny Medlem' }] });
    expect((await ask('/members?limit=1000', token)).body.items).toHaveLength(before);
    const taken = await ask('/members/import', token, list);
    expect(taken.body).toEqual({ ...dry.body, dryRun: false });
    expect((await ask('/members?limit=1000', token)).body.items).toHaveLength(before + 1);
    const bad = await ask('/members/import', token, 'Navn;E-post\nJens;jens\n');
    expect(bad.body).toMatchObject({
      ok: false,
      faults: [
        { row: 2, value: 'jens', code: 'not-an-address', problem: 'is not an e-mail address' },
      ],
    });
    expect(faultsOf('post', '/members/import', bad)).toEqual([]);
    expect((await ask('/members/import', await tokenOf('claire'), list)).status).toBe(403);
    const [entry] = await desk.db.select().from(audit).where(eq(audit.what, 'members-imported'));
    expect(entry?.who).toBe('anna');
  });

  test('a member gets another address, unless it is none or somebody else’s', async () => {
    desk = await deskThatAsked();
    const token = await tokenOf('anna');
    const { items } = (await ask('/members', token)).body;
    const give = (email: string) =>
      ask(`/members/${encodeURIComponent(items[0].key)}/orders`, token, { verb: 'address', email });
    expect((await give('new.one@parlament.example')).status).toBe(200);
    for (const [email, why] of [
      ['nothing', 'not-an-address'],
      ['new.one@parlament.example', 'same'],
      [items[1].email, 'taken'],
    ])
      expect((await give(email)).body.detail).toBe(why);
  });
});

describe('all that is kept of a member', () => {
  test('is given out and erased by the administrator’s token, and no other', async () => {
    desk = await deskThatAsked();
    const [member] = await desk.db.select().from(members);
    const path = `/members/${encodeURIComponent(member?.key ?? '')}`;
    const deputy = await tokenOf('bo');
    expect((await ask(`${path}/export`, deputy)).status).toBe(403);
    expect((await ask(`${path}/erase`, deputy, {})).status).toBe(403);
    const token = await tokenOf('anna');
    const { body } = await ask(`${path}/export`, token);
    const data = body.files.find(({ name }: { name: string }) => name === 'data.json');
    expect(JSON.parse(Buffer.from(data.base64, 'base64').toString()).member.key).toBe(member?.key);
    expect((await ask(`${path}/erase`, token, { dryRun: true })).body).toMatchObject({
      ok: true,
      dryRun: true,
    });
    expect((await ask(`${path}/erase`, token, {})).body).toMatchObject({ ok: true, dryRun: false });
    expect((await ask(`${path}/erase`, token, {})).status).toBe(404);
    expect(await desk.db.select().from(audit).where(eq(audit.what, 'erased'))).toMatchObject([
      { who: 'anna', thingId: member?.id },
    ]);
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

test.each([
  ['300 requests of a token', 300, 404, true],
  ['60 without a good one from an address on the network', 60, 401, false],
])(
  'more than %s in a minute are too many, whichever process they reach',
  async (_, most, status, good) => {
    desk = await deskThatAsked();
    const apps = [1, 2].map(() => new Hono().route('/console', consoleApp(desk)));
    const headers = { authorization: `Bearer ${good ? await tokenOf('anna') : 'desk_none'}` };
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < most + 2; i += 1)
      statuses.push(
        (await apps[i % 2]?.request(`${origin}${apiRoot}/nothing`, { headers }))?.status,
      );
    expect(statuses).toEqual([...Array(most).fill(status), 429, 429]);
  },
);
