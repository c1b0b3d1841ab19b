/** Importing into the database: all or nothing, on record, and nothing of what members chose. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { apiRoot } from '../../src/console/api/root.ts';
import { audit, members } from '../../src/database/tables.ts';
import {
  type ImportOptions,
  importMembers,
  largestFile,
} from '../../src/members/import-members.ts';
import { importInWords } from '../../src/members/in-words.ts';
import { listInWords } from '../../src/members/list-in-words.ts';
import { listMembers } from '../../src/members/list-members.ts';
import { saidToPrograms } from '../../src/members/said-outcome.ts';
import { serveStatus } from '../../src/service/http.ts';
import { smallDesk, type TestDesk } from '../desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});

const list = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const imported = (bytes: Uint8Array, options?: ImportOptions) =>
  importMembers(desk, bytes, options);
const rows = () => desk.db.select().from(members).orderBy(members.key);
const memberOf = async (key: string) =>
  (await desk.db.select().from(members).where(eq(members.key, key)))[0];

const jens = 'm01,Jens Bækgaard,new.jens@parlament.example,fr,UPN (2020-10-01 – 2021-06-30)';
const heading = 'id,name,e-mail,language,committees';

test('a new address cures a member whom nothing reached, and what the member chose stays', async () => {
  const chosen: Partial<typeof members.$inferInsert> = {
    follows: { countries: ['VEN'], regions: [], cases: [] },
    digest: true,
    pausedUntil: '2021-01-04',
    stoppedAt: new Date('2020-11-01T10:00:00Z'),
    languageChosen: true,
    language: 'ar',
  };
  const dead = {
    undeliverableSince: new Date('2020-11-20'),
    bounceScore: 1.2,
    bouncedAt: new Date(),
  };
  await desk.db
    .update(members)
    .set({ ...chosen, ...dead })
    .where(eq(members.key, 'm01'));

  const outcome = await imported(list(heading, jens));
  expect(outcome).toMatchObject({
    ok: true,
    cured: 1,
    changed: [{ key: 'm01', cured: true }],
    missing: [{ key: 'm02' }, { key: 'm03' }, { key: 'm04' }],
  });
  expect(importInWords(saidToPrograms(outcome), 'list.csv')).toContain(
    '0 added, 1 changed, 1 cured (a new address for one that was dead), 0 as they were\n3 members are not in the file and stay (--complete ends them):',
  );
  expect(await memberOf('m01')).toMatchObject({
    ...chosen,
    email: 'new.jens@parlament.example',
    memberships: [{ committee: 'UPN', from: '2020-10-01', until: '2021-06-30' }],
    undeliverableSince: null,
    bounceScore: 0,
    bouncedAt: null,
  });
});

test('the same address cures nobody', async () => {
  const since = new Date('2020-11-20T10:00:00Z');
  await desk.db.update(members).set({ undeliverableSince: since }).where(eq(members.key, 'm02'));
  await imported(list('id,name,e-mail,party', 'm02,Signe Holm,signe.holm@parlament.example,V'));
  expect(await memberOf('m02')).toMatchObject({ party: 'V', undeliverableSince: since });
});

test('the same list twice changes nothing and says so; each change is on record, with counts and without persons', async () => {
  const bytes = list(heading, jens, 'm77,Ny Medlem,ny@parlament.example,,');
  await imported(bytes);
  const before = await rows();
  const again = await imported(bytes);
  expect(await rows()).toEqual(before);
  expect(importInWords(saidToPrograms(again), 'list.csv')).toMatch(
    /^0 added, 0 changed, 2 as they were\nNothing to change: the list says what the desk knows\n/,
  );
  const entries = await desk.db.select().from(audit).where(eq(audit.what, 'members-imported'));
  expect(entries).toMatchObject([
    {
      who: 'command-line',
      thing: 'members',
      details: { added: 1, changed: 1, left: 0, returned: 0, cured: 0, same: 0, rows: 2 },
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/@|Jens|Medlem/);
});

test('a dry run shows what would change, twenty of each kind, and writes nothing', async () => {
  const before = await rows();
  const many = Array.from({ length: 25 }, (_, i) => `x${i},Member ${i},x${i}@parlament.example,,`);
  const outcome = await imported(list(heading, jens, ...many), { dryRun: true });
  const words = importInWords(saidToPrograms(outcome), 'list.csv').split('\n');
  expect(words).toEqual(
    expect.arrayContaining([
      'Read as commas, utf-8. Nothing is written; this would change:',
      '25 added',
      '  Member 0 <x0@parlament.example> (x0)',
      '  and 5 more',
      '1 changed',
      '  Jens Bækgaard <new.jens@parlament.example> (m01)',
      '    e-mail: jens.baekgaard@parlament.example → new.jens@parlament.example',
      '    language: da → fr',
      '    committees: UPN, OSCE → UPN (2020-10-01 – 2021-06-30)',
      '25 added, 1 changed, 0 as they were',
    ]),
  );
  expect(await rows()).toEqual(before);
  expect(await desk.db.select().from(audit)).toEqual([]);
});

test('one fault, and nothing at all is written', async () => {
  const before = await rows();
  const outcome = await imported(list(heading, jens, 'm77,Ny Medlem,ny,,'));
  expect(outcome).toMatchObject({ ok: false, faults: [{ row: 3, column: 'e-mail', value: 'ny' }] });
  expect(await rows()).toEqual(before);
});

describe('leaving', () => {
  const three = [
    'm02,Signe Holm,signe.holm@parlament.example,da,URU',
    'm03,Ole Friis,ole.friis@parlament.example,da,OSCE',
    'm04,Karen Mørk,karen.mork@parlament.example,da,ERD;UPN',
  ];

  test('--complete ends who is not in the list as of today; the row stays; who comes back has it again', async () => {
    const before = await memberOf('m01');
    expect(await imported(list(heading, ...three), { complete: true })).toMatchObject({
      left: [{ key: 'm01', changes: [{ field: 'endedOn', from: null, to: '2020-12-03' }] }],
      same: 3,
    });
    expect(await memberOf('m01')).toEqual({ ...before, endedOn: '2020-12-03' });
    expect(await imported(list(heading, jens, ...three), { complete: true })).toMatchObject({
      returned: [{ key: 'm01' }],
      same: 3,
    });
    expect(await memberOf('m01')).toMatchObject({ id: before?.id, endedOn: null });
  });

  test('when that would end more than a quarter it is refused, and a dry run says so beforehand', async () => {
    const one = list(heading, three[0] ?? '');
    expect(await imported(one, { complete: true })).toMatchObject({
      ok: false,
      faults: [{ problem: { code: 'too-many-leave', leaving: 3, of: 4 } }],
    });
    const dry = await imported(one, { complete: true, dryRun: true });
    expect(dry).toMatchObject({
      ok: true,
      left: [{ key: 'm01' }, { key: 'm03' }, { key: 'm04' }],
    });
    expect(importInWords(saidToPrograms(dry), 'list.csv')).toContain(
      '\nWithout --dry-run it is refused. The file is taken as complete, and that would end 3 of 4 members. If that is so, choose --even-so\n',
    );
    expect(await imported(one, { complete: true, evenSo: true })).toMatchObject({ ok: true });
    expect((await rows()).map(({ endedOn }) => endedOn)).toEqual([
      '2020-12-03',
      null,
      '2020-12-03',
      '2020-12-03',
    ]);
  });
});

test('a thousand and more are written at once, and how far it is is told', async () => {
  const many = (party: string) =>
    list(
      'id,name,e-mail,party',
      ...Array.from(
        { length: 2500 },
        (_, i) => `x${i},Member ${i},x${i}@parlament.example,${party}`,
      ),
    );
  const steps: string[] = [];
  const onProgress = (written: number, of: number) => steps.push(`${written}/${of}`);
  expect(await imported(many('A'), { onProgress })).toMatchObject({ same: 0 });
  expect(await imported(many('B'))).toMatchObject({ added: [], same: 0 });
  expect(await imported(many('B'))).toMatchObject({ same: 2500 });
  expect(steps).toEqual(['1000/2500', '2000/2500', '2500/2500']);
});

test('who gets notices, and who does not and why', async () => {
  const set = (key: string, change: Partial<typeof members.$inferInsert>) =>
    desk.db.update(members).set(change).where(eq(members.key, key));
  await set('m01', { endedOn: '2020-12-03' });
  await set('m02', { undeliverableSince: new Date('2020-11-20T10:00:00Z') });
  await set('m03', { pausedUntil: '2021-01-04' });
  await set('m04', { digest: true, follows: { countries: ['VEN'], regions: [], cases: [] } });
  expect(listInWords(await listMembers(desk))).toBe(`4 members: 1 get notices, 3 do not

No notices
  Jens Bækgaard <jens.baekgaard@parlament.example>  da  UPN, OSCE  (left on 2020-12-03)
  Ole Friis <ole.friis@parlament.example>  da  OSCE  (paused until 2021-01-04)
  Signe Holm <signe.holm@parlament.example>  da  URU  (nothing arrives since 2020-11-20)

Notices
  Karen Mørk <karen.mork@parlament.example>  da  ERD, UPN  (follows some; daily digest)
`);
});

test('the running service takes a list in for who has its key, and no more than 20 MB', async () => {
  const server = await serveStatus(desk, null, 0);
  try {
    const post = (key: string, body: Uint8Array<ArrayBuffer>, query = '') =>
      fetch(`http://127.0.0.1:${server.port}${apiRoot}/members/import${query}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${key}` },
      });
    const bytes = list(heading, jens);
    expect((await post('wrong', bytes)).status).toBe(401);
    expect((await post(server.key, new Uint8Array(largestFile + 1))).status).toBe(413);
    const dry = await (await post(server.key, bytes, '?dryRun=true')).json();
    expect(dry).toMatchObject({ ok: true, dryRun: true, changed: [{ key: 'm01' }] });
    expect(await memberOf('m01')).toMatchObject({ email: 'jens.baekgaard@parlament.example' });
    expect(await (await post(server.key, bytes)).json()).toEqual({ ...dry, dryRun: false });
    expect(await memberOf('m01')).toMatchObject({ email: 'new.jens@parlament.example' });
  } finally {
    await server.close();
  }
});
