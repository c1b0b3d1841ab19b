/** A curious insider: what somebody who may only read, or looks after one committee, can see and do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  audit,
  followUps,
  mailings,
  messages,
  notices,
  reports,
} from '../../src/database/tables.ts';
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

test('whoever signed in and whatever they did is in the audit, which nobody can rewrite', async () => {
  const rows = await desk.db.select().from(audit);
  expect(rows.length).toBeGreaterThan(0);
  await expect(desk.db.update(audit).set({ who: 'nobody' })).rejects.toThrow();
  await expect(desk.db.delete(audit)).rejects.toThrow();
  expect(await desk.db.select().from(messages)).not.toEqual([]);
});
