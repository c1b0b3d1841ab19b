/** A curious insider: what somebody who may only read, or looks after one committee, can see and do. */
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoot } from '../../src/console/api/root.ts';
import { scopes } from '../../src/console/api/scopes.ts';
import { makeToken } from '../../src/console/api/tokens.ts';
import { consoleApp } from '../../src/console/app.ts';
import { wholeList } from '../../src/console/looked.ts';
import { signedInAs } from '../../src/console/who.ts';
import { poolOf } from '../../src/database/database.ts';
import { noteLook } from '../../src/database/looked.ts';
import {
  audit,
  documents,
  followUps,
  isLook,
  mailings,
  members,
  messages,
  notices,
  reports,
} from '../../src/database/tables.ts';
import { verifyAudit } from '../../src/keeping/verify/audit.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatOwes } from '../people.ts';
import { type Browser, signedIn } from './browser.ts';

let desk: TestDesk;
let reader: Browser;
let ofCommittee: Browser;
beforeAll(async () => {
  desk = await deskThatOwes();
  // A clerk of no committee, who decides nothing.
  const dora = {
    id: 'dora',
    name: 'Dora Friis',
    email: 'dora.friis@parlament.example',
    language: 'en',
  } as const;
  Object.assign(desk, { config: { ...desk.config, clerks: [...desk.config.clerks, dora] } });
  reader = await signedIn(desk, 'dora');
  ofCommittee = await signedIn(desk, 'claire');
}, 120_000);
afterAll(() => desk.close());

describe.each([
  ['somebody who may read', () => reader],
  ['a clerk of one committee', () => ofCommittee],
])('%s', (_who, browser) => {
  test.each([
    '/console/members',
    '/console/members/import',
    '/console/quarantine',
    '/console/audit',
    '/console/system',
    '/console/system/tokens',
  ])('does not see %s', async (path) => {
    expect((await browser().get(path)).status).toBe(403);
  });

  test('does not see whom a notice was sent to, as a list', async () => {
    const [notice] = await desk.db.select().from(notices);
    const path = `/console/deliveries/${notice?.id}/members.csv`;
    expect((await browser().get(path)).status).toBe(403);
  });

  test('cannot decide on a mailing, draft a report or send again', async () => {
    const [mailing] = await desk.db.select().from(mailings);
    const [notice] = await desk.db.select().from(notices);
    const states = async () => [
      (await desk.db.select().from(mailings)).map(({ state }) => state),
      (await desk.db.select().from(reports)).length,
    ];
    const before = await states();
    for (const path of [
      `/console/mailings/${mailing?.id}/approve`,
      `/console/mailings/${mailing?.id}/reject`,
      `/console/deliveries/${notice?.id}/send`,
      '/console/reports/draft',
    ])
      expect((await browser().post(path)).status, path).toBe(403);
    expect(await states()).toEqual(before);
  });
});

test('a clerk of one committee settles nothing of another one', async () => {
  const owed = await desk.db.select().from(followUps);
  const theirs = owed.find(({ committee }) => committee === 'UPN');
  const mine = desk.config.committees.find(({ code }) => code === 'UPN')?.clerks ?? [];
  expect(mine).not.toContain('claire');
  const answer = await ofCommittee.post(`/console/follow-up/${theirs?.id}/done`, { text: 'x' });
  expect(answer.status).toBe(403);
  const after = await desk.db.select().from(followUps);
  expect(after.map(({ state }) => state)).toEqual(owed.map(({ state }) => state));
});

describe('who looked at what is in the audit', () => {
  let decider: Browser;
  let token: string;
  const one = async (rows: Promise<{ id: string }[]>) => (await rows)[0]?.id ?? '';
  const looksAt = async (id: string) =>
    (
      await desk.db
        .select()
        .from(audit)
        .where(and(eq(audit.thingId, id), isLook))
    ).map(({ who, what, thing }) => [who, what, thing]);
  beforeAll(async () => {
    decider = await signedIn(desk, 'anna');
    await desk.receive(
      'From: x@elsewhere.example\nTo: ipu@parlament.example\nSubject: Hm\n\nText\n',
    );
    await desk.settle();
    const anna = signedInAs(desk.config, 'anna', null, '');
    if (!anna) throw new Error('no clerk anna');
    token = (await makeToken(desk, anna, { name: 'test', scopes, days: 30 })).token;
  }, 60_000);

  test('a member, a mail that was put aside, a document: once for a person and a day', async () => {
    const member = await one(desk.db.select().from(members));
    const [document] = await desk.db.select().from(documents);
    const putAside = await one(
      desk.db.select().from(messages).where(eq(messages.sender, 'x@elsewhere.example')),
    );
    for (const [path, thing, id] of [
      [`members/${member}`, 'member', member],
      [`quarantine/${putAside}`, 'message', putAside],
      [`mailings/${document?.mailing}/documents/${document?.id}`, 'document', document?.id ?? ''],
    ] as const) {
      expect(await looksAt(id)).toEqual([]);
      for (let i = 0; i < 3; i += 1)
        expect((await decider.get(`/console/${path}`)).status, path).toBe(200);
      expect(await looksAt(id)).toEqual([['anna', 'looked at', thing]]);
    }
    // A clerk who may read documents looks as well; who may not see members has seen nothing.
    await reader.get(`/console/mailings/${document?.mailing}/documents/${document?.id}`);
    await reader.get(`/console/members/${member}`);
    expect(await looksAt(document?.id ?? '')).toHaveLength(2);
    expect(await looksAt(member)).toHaveLength(1);
  });

  test('what is taken out as a file, on the console and by the API', async () => {
    const notice = await one(desk.db.select().from(notices));
    expect((await decider.get(`/console/deliveries/${notice}/members.csv`)).status).toBe(200);
    expect(await looksAt(notice)).toEqual([['anna', 'taken out', 'notice']]);
    const app = new Hono().route('/console', consoleApp(desk));
    const ask = (path: string) =>
      app.request(`http://localhost:8025${apiRoot}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    for (const path of [`/notices/${notice}/members`, '/members', '/members?limit=1'])
      expect((await ask(path)).status, path).toBe(200);
    expect(await looksAt(notice)).toHaveLength(1);
    expect(await looksAt(wholeList)).toEqual([['anna', 'taken out', 'members']]);
  });

  test('looking at lists, and at what is not there, is not', async () => {
    const before = await desk.db.$count(audit, isLook);
    for (const path of ['members', 'quarantine', 'mailings', 'audit', `members/${randomUUID()}`])
      await decider.get(`/console/${path}`);
    expect(await desk.db.$count(audit, isLook)).toBe(before);
  });

  test('again on another day, and in the chain as all else', async () => {
    const look = {
      who: 'anna',
      what: 'looked at',
      thing: 'member',
      thingId: randomUUID(),
    } as const;
    for (const at of ['2020-12-04T00:00:00Z', '2020-12-04T23:59:59Z', '2020-12-05T00:00:00Z'])
      await Promise.all([1, 2].map(() => noteLook(desk.db, { ...look, at: new Date(at) })));
    expect(await looksAt(look.thingId)).toHaveLength(2);
    expect((await verifyAudit(poolOf(desk.db), null)).faults).toEqual([]);
  });
});

test('whoever signed in and whatever they did is in the audit, which nobody can rewrite', async () => {
  const rows = await desk.db.select().from(audit);
  expect(rows.length).toBeGreaterThan(0);
  await expect(desk.db.update(audit).set({ who: 'nobody' })).rejects.toThrow();
  await expect(desk.db.delete(audit)).rejects.toThrow();
  expect(await desk.db.select().from(messages)).not.toEqual([]);
});
