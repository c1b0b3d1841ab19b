/** What can be answered about a follow-up, and by whom: each order once, each answered. */
import { asc, eq, inArray } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter, mailFrom } from '../demo/correspondence.ts';
import {
  actionCases,
  actions,
  audit,
  followUpNotes,
  followUps,
  letters,
  members,
} from '../src/database/tables.ts';
import { openFollowUps } from '../src/follow-up/rows.ts';
import { followUpCode } from '../src/post/tokens.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes, deskThatTold } from './people.ts';

const anna = 'anna.lund@parlament.example';
const bo = 'bo.kjaer@parlament.example';
const claire = 'claire.dumas@parlament.example';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

const of = async (committee: string) => {
  const [row] = await desk.db
    .select()
    .from(followUps)
    .where(eq(followUps.committee, committee))
    .orderBy(asc(followUps.part));
  if (!row) throw new Error(`${committee} owes nothing`);
  return row;
};
const codeFor = async (committee: string, person: string) =>
  followUpCode(desk.secret, (await of(committee)).id, person);
const open = () => openFollowUps(desk.db, desk.config, '2020-12-04');
const openOf = async (committee: string) =>
  (await open()).filter((each) => each.committee === committee);
/** Orders with a code; every job is done twice. */
const says = async (from: string, text: string, inReplyTo?: string) => {
  await desk.receive(mailFrom({ from, text, ...(inReplyTo && { inReplyTo }) }));
  await desk.settle(2);
};
const answers = async () =>
  Promise.all(
    (
      await desk.db
        .select()
        .from(letters)
        .where(inArray(letters.mail, ['follow-up-changed', 'follow-up-assigned']))
        .orderBy(asc(letters.createdAt))
    ).map(async (letter) => `${letter.mail} to ${letter.person}`),
  );
const answer = async () => (await latestLetter(desk, 'follow-up-changed')).text;

describe('done', () => {
  test('closes it, says so once, and how to open it again', async () => {
    await says(bo, `DONE ${await codeFor('UPN', 'bo')} behandlet den 16. december`);
    expect(await of('UPN')).toMatchObject({
      state: 'done',
      closedBy: 'bo',
      reason: 'behandlet den 16. december',
    });
    expect(await answers()).toEqual(['follow-up-changed to bo']);
    const text = await answer();
    expect(text).toContain('registreret som udført');
    expect(text).toContain(`REOPEN ${await codeFor('UPN', 'bo')}`);
  });

  test('with a kind of action records that too, as the committee’s', async () => {
    const [upn] = await openOf('UPN');
    const code = upn?.cases[0] ?? '';
    await says(bo, `DONE ${await codeFor('UPN', 'bo')} meet-ambassadors ${code} 2 December 2020`);
    const [action] = await desk.db
      .select()
      .from(actions)
      .where(eq(actions.kind, 'meet-ambassadors'));
    expect(action).toMatchObject({
      committee: 'UPN',
      who: 'Det Udenrigspolitiske Nævn',
      followUp: (await of('UPN')).id,
      doneOn: '2020-12-02',
      member: null,
    });
    expect(
      await desk.db
        .select()
        .from(actionCases)
        .where(eq(actionCases.action, action?.id ?? '')),
    ).toMatchObject([{ code }]);
    expect((await of('UPN')).state).toBe('done');
    expect(await desk.db.select().from(actions)).toHaveLength(2);
  });

  test('a second time changes nothing, and is answered with who was first', async () => {
    await says(bo, `DONE ${await codeFor('UPN', 'bo')}`);
    await says(anna, `WAIVE ${await codeFor('UPN', 'anna')} not for us`);
    expect(await of('UPN')).toMatchObject({ state: 'done', closedBy: 'bo' });
    expect(await answer()).toMatch(/Nothing was changed: Bo Kjær recorded it as done on/);
  });
});

describe('who may', () => {
  test('the clerk of the group may, and the committee’s clerk is told', async () => {
    await says(anna, `WAIVE ${await codeFor('UPN', 'anna')} the URU deals with it`);
    expect(await of('UPN')).toMatchObject({ state: 'waived', reason: 'the URU deals with it' });
    expect((await answers()).sort()).toEqual([
      'follow-up-changed to anna',
      'follow-up-changed to bo',
    ]);
  });

  test('the clerk of another committee may not, even with a code of their own', async () => {
    await says(claire, `DONE ${await codeFor('UPN', 'claire')}`);
    expect((await of('UPN')).state).toBe('open');
    expect(await answer()).toContain('Bo Kjær');
    expect(await answers()).toEqual(['follow-up-changed to claire']);
  });

  test('who only has somebody else’s code may not', async () => {
    await says(claire, `DONE ${await codeFor('UPN', 'bo')}`);
    expect((await of('UPN')).state).toBe('open');
    expect(await answers()).toEqual([]);
  });
});

describe('a letter about one follow-up is answered by the bare word', () => {
  const letterTo = async (person: string) => {
    const all = await desk.db
      .select()
      .from(letters)
      .where(eq(letters.mail, 'committee-registered'));
    return all.find((each) => each.person === person)?.messageId ?? '';
  };

  test.each([
    ['DONE', 'done'],
    ['DONE we wrote to the speaker', 'done'],
    ['WAIVE not our matter', 'waived'],
    ['SNOOZE 14 reason: session in January', 'open'],
  ])('%s', async (text, state) => {
    await says(anna, text, await letterTo('anna'));
    expect((await of('IPU')).state).toBe(state);
    expect(await answers()).toEqual(['follow-up-changed to anna']);
  });

  test('but not from somebody else', async () => {
    await says(bo, 'DONE', await letterTo('anna'));
    expect((await of('IPU')).state).toBe('open');
  });
});

describe('snooze', () => {
  test('for 14 working days, with a reason; the deadline remains', async () => {
    await says(bo, `SNOOZE ${await codeFor('UPN', 'bo')} 14 afventer ministeren`);
    expect(await of('UPN')).toMatchObject({
      state: 'open',
      snoozedUntil: '2021-01-06',
      snoozedBecause: 'afventer ministeren',
      toldDeadline: '2021-01-14',
    });
    expect((await of('UPN')).reactedAt).not.toBeNull();
    await says(bo, `SNOOZE ${await codeFor('UPN', 'bo')} 0`);
    expect(await of('UPN')).toMatchObject({ snoozedUntil: null, snoozedBecause: null });
  });

  test.each([
    ['until a day', 'UNTIL 8 January 2021 minister travels', '2021-01-08'],
    [
      'a number, and a day in the reason',
      '3 waiting for the debate of 12 January 2021',
      '2020-12-08',
    ],
  ])('%s', async (_what, words, until) => {
    await says(anna, `SNOOZE ${await codeFor('IPU', 'anna')} ${words}`);
    expect((await of('IPU')).snoozedUntil).toBe(until);
  });

  test.each([
    ['without a reason', '14', /please give a reason/],
    ['without a time', 'we wait', /number of working days or a date/],
    ['for longer than 60 working days', '61 we wait', /60 working days at most/],
    ['until a day that is past', 'UNTIL 1 December 2020 we wait', /has come or is past/],
  ])('%s changes nothing and is asked for', async (_what, words, said) => {
    await says(anna, `SNOOZE ${await codeFor('IPU', 'anna')} ${words}`);
    expect((await of('IPU')).snoozedUntil).toBeNull();
    expect(await answer()).toMatch(said);
    expect(await answer()).toContain('SNOOZE');
  });
});

describe('assign', () => {
  test('to another clerk: they are asked, with a code of their own, and may act', async () => {
    await says(bo, `ASSIGN ${await codeFor('UPN', 'bo')} Claire Dumas`);
    expect((await answers()).sort()).toEqual([
      'follow-up-assigned to claire',
      'follow-up-changed to bo',
    ]);
    expect((await openOf('UPN'))[0]).toMatchObject({ assigned: true, owners: [{ id: 'claire' }] });
    const { text } = await latestLetter(desk, 'follow-up-assigned');
    expect(text).toContain(`DONE ${await codeFor('UPN', 'claire')}`);
    await says(claire, `DONE ${await codeFor('UPN', 'claire')}`);
    expect(await of('UPN')).toMatchObject({ state: 'done', closedBy: 'claire' });
  });

  test('to a member by e-mail; given back with the committee’s code', async () => {
    const [member] = await desk.db.select().from(members).limit(1);
    await says(bo, `ASSIGN ${await codeFor('UPN', 'bo')} ${member?.email}`);
    expect((await openOf('UPN'))[0]?.owners).toMatchObject([{ role: 'member', id: member?.id }]);
    expect(await answers()).toContain(`follow-up-assigned to ${member?.id}`);
    await says(bo, `ASSIGN ${await codeFor('UPN', 'bo')} UPN`);
    expect((await openOf('UPN'))[0]).toMatchObject({ assigned: false, owners: [{ id: 'bo' }] });
  });

  test('to nobody who is known changes nothing, and names who may be meant', async () => {
    await says(anna, `ASSIGN ${await codeFor('IPU', 'anna')} Bo Larsen`);
    expect((await openOf('IPU'))[0]?.owners).toMatchObject([{ id: 'anna' }]);
    expect(await answer()).toMatch(/nobody in the house is known as “Bo Larsen”[\s\S]*Bo Kjær/);
  });

  test('who leaves the house or the configuration leaves nothing without an owner', async () => {
    const [member] = await desk.db.select().from(members).limit(1);
    await says(bo, `ASSIGN ${await codeFor('UPN', 'bo')} ${member?.email}`);
    await desk.db.update(members).set({ endedOn: '2020-12-04' });
    expect((await openOf('UPN'))[0]?.owners).toMatchObject([{ id: 'bo' }]);
    await says(bo, `ASSIGN ${await codeFor('URU', 'bo')} claire.dumas@parlament.example`);
    const { config } = desk;
    const without = (gone: string) => ({
      ...config,
      clerks: config.clerks.filter(({ id }) => id !== gone),
      committees: config.committees
        .map((c) => ({ ...c, clerks: c.clerks.filter((id) => id !== gone) }))
        .filter(({ code }) => code !== 'IPU'),
    });
    const owners = async (gone: string) =>
      Object.fromEntries(
        (await openFollowUps(desk.db, without(gone), '2020-12-04')).map((each) => [
          each.committee,
          each.owners.map(({ id }) => id).join(),
        ]),
      );
    expect(await owners('claire')).toEqual({
      UPN: 'bo',
      URU: 'bo',
      OSCE: 'anna',
      ERD: 'anna',
      IPU: 'anna',
    });
    expect((await owners('bo')).UPN).toBe('anna');
  });
});

describe('split', () => {
  beforeEach(async () => {
    desk = await deskThatTold();
  });

  test('these cases become a part of their own; the rest keeps the others', async () => {
    const [whole] = await openOf('UPN');
    const [first = '', ...others] = whole?.cases ?? [];
    await says(bo, `SPLIT ${await codeFor('UPN', 'bo')} ${first}`);
    const parts = await openOf('UPN');
    expect(parts.map(({ part, cases }) => ({ part, cases }))).toEqual([
      { part: 0, cases: others },
      { part: 1, cases: [first] },
    ]);
    const [rest, part] = parts;
    expect(part).toMatchObject({
      splitFrom: rest?.id,
      deadline: rest?.deadline,
      registration: rest?.registration,
      owners: [{ id: 'bo' }],
    });
    expect(part?.countries).toEqual([first.slice(0, 3)]);
    const own = followUpCode(desk.secret, part?.id ?? '', 'bo');
    expect(await answer()).toContain(`DONE ${own}`);
    await says(bo, `DONE ${own} talt med ambassadøren`);
    expect((await openOf('UPN')).map(({ part: n }) => n)).toEqual([0]);
  });

  test('a case of another mailing, or all of them, is not split off', async () => {
    const [whole] = await openOf('IPU');
    await says(anna, `SPLIT ${await codeFor('IPU', 'anna')} MMR-99 ${whole?.cases[0]}`);
    expect(await answer()).toMatch(/is not about MMR-99/);
    await says(anna, `SPLIT ${await codeFor('IPU', 'anna')} ${whole?.cases.join(' ')}`);
    expect(await answer()).toMatch(/no case would remain/);
    expect(await openOf('IPU')).toHaveLength(1);
  });
});

test('a note is kept, once, and shows that somebody looks after it', async () => {
  await says(bo, `NOTE ${await codeFor('UPN', 'bo')} brev til ministeren afsendt`);
  expect(await desk.db.select().from(followUpNotes)).toMatchObject([
    { person: 'bo', text: 'brev til ministeren afsendt' },
  ]);
  expect(await of('UPN')).toMatchObject({ state: 'open', reactedAt: expect.any(Date) });
});

test('reopened, it is owed anew: another round, its working days from that day', async () => {
  await says(anna, `WAIVE ${await codeFor('IPU', 'anna')} nothing to do`);
  desk.clock.turnTo(new Date('2021-01-05T10:00:00+01:00'));
  await says(anna, `REOPEN ${await codeFor('IPU', 'anna')}`);
  expect(await of('IPU')).toMatchObject({
    state: 'open',
    round: 1,
    openedOn: '2021-01-05',
    toldDeadline: '2021-02-02',
    closedAt: null,
    reason: null,
  });
  await says(anna, `REOPEN ${await codeFor('IPU', 'anna')}`);
  expect(await of('IPU')).toMatchObject({ round: 1 });
  expect(await answer()).toMatch(/the follow-up is open/);
});

test('what was ordered stands in the audit, what was refused does not', async () => {
  await says(bo, `SNOOZE ${await codeFor('UPN', 'bo')} 14`);
  await says(bo, `NOTE ${await codeFor('UPN', 'bo')} i gang`);
  const { id } = await of('UPN');
  const lines = await desk.db
    .select()
    .from(audit)
    .where(eq(audit.thingId, id))
    .orderBy(asc(audit.id));
  expect(lines.map(({ who, what }) => `${who} ${what}`)).toEqual(['desk opened', 'bo noted']);
});
