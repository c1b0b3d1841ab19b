/** Characters that no database takes, typed into addresses and forms, are no fault of ours. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUps } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatOwes } from '../people.ts';
import { type Browser, signedIn } from './browser.ts';

let desk: TestDesk;
let anna: Browser;
beforeAll(async () => {
  desk = await deskThatOwes();
  anna = await signedIn(desk, 'anna');
}, 120_000);
afterAll(() => desk.close());

test.each([
  '/console/cases/VEN%00',
  '/console/cases?search=%00',
  '/console/mailings/%00',
  '/console/members?search=a%00b',
  '/console/members/%00',
  '/console/audit?person=%00',
  '/console/audit?thing=%00&day=%00',
  '/console/deliveries/%00',
  '/console/follow-up/%00',
  '/console/reports/%00',
  '/console/quarantine/%00',
  '/console/sign-in/%00',
])('%s is answered', async (path) => {
  expect((await anna.get(path)).status).toBeLessThan(500);
});

test('a note with a NUL is kept without it', async () => {
  const [owed] = await desk.db.select().from(followUps);
  const answer = await anna.post(`/console/follow-up/${owed?.id}/note`, { text: 'a\0b' });
  expect(answer.status).toBe(303);
  expect((await anna.get(`/console/follow-up/${owed?.id}`)).html).toContain('a\uFFFDb');
});
