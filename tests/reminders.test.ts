/** Reminders: one digest a person and day, each item of it reserved before it is sent. */
import { asc, desc, eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarOf } from '../src/config/calendar.ts';
import type { DeskYaml } from '../src/config/schema.ts';
import { followUps, letters, members, reminders } from '../src/database/tables.ts';
import { dayIn, isOfficeHour } from '../src/domain/working-days.ts';
import { remindPerson } from '../src/follow-up/reminders/remind-person.ts';
import { sweeps } from '../src/worker/handlers.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

const at = async (moment: string, times = 2) => {
  desk.clock.turnTo(new Date(moment));
  await desk.settle(times);
};
const digests = async (person?: string) =>
  (
    await desk.db
      .select()
      .from(letters)
      .where(eq(letters.mail, 'reminder'))
      .orderBy(letters.createdAt)
  ).filter((letter) => !person || letter.person === person);
const ledger = () => desk.db.select().from(reminders).orderBy(asc(reminders.reservedAt));
const textOf = async (raw: string): Promise<string> =>
  (await simpleParser(await desk.rawMail.get(raw))).text ?? '';
const lastText = async (person: string): Promise<string> =>
  textOf((await digests(person)).at(-1)?.raw ?? '');
const change = (committee: string, set: Partial<typeof followUps.$inferInsert>) =>
  desk.db.update(followUps).set(set).where(eq(followUps.committee, committee));
const reconfigure = (change: {
  chamber?: Partial<DeskYaml['chamber']>;
  group?: Partial<DeskYaml['group']>;
}) => {
  const chamber = { ...desk.config.chamber, ...change.chamber };
  const group = { ...desk.config.group, ...change.group };
  const config = { ...desk.config, chamber, group, calendar: calendarOf(chamber) };
  Object.assign(desk, { config });
};

describe('a digest', () => {
  test('three working days before the deadline lists all that a clerk owes, each once', async () => {
    await at('2021-01-08T10:00:00+01:00');
    expect(await ledger()).toEqual([]);
    await at('2021-01-11T09:30:00+01:00');
    expect((await digests()).map(({ person }) => person).sort()).toEqual(['anna', 'bo', 'claire']);
    expect((await ledger()).map(({ rule }) => rule)).toEqual(Array(5).fill('before'));
    const text = await lastText('bo');
    expect(text.match(/2020-21 UPN Alm\.del – Bilag 90/g)).toHaveLength(1);
    expect(text.match(/2020-21 URU Alm\.del – Bilag 91/g)).toHaveLength(1);
  });

  test('is in the reader’s language, with the words that answer each item', async () => {
    await at('2021-01-11T09:30:00+01:00');
    expect(await lastText('bo')).toContain('Manglende opfølgning på IPU-beslutninger');
    const text = await lastText('claire');
    expect(text).toContain('Suites à donner aux décisions de l’UIP');
    for (const word of ['DONE', 'WAIVE', 'ASSIGN'])
      expect(text).toMatch(new RegExp(`${word} [0-9A-Z]{4}-[0-9A-Z]{4}`));
    expect(text).toMatch(/SNOOZE [0-9A-Z]{4}-[0-9A-Z]{4} 14/);
  });

  test('of one item says that a bare word is enough, and the letter knows which item is meant', async () => {
    await at('2021-01-11T09:30:00+01:00');
    const [digest] = await digests('anna');
    const [own] = await desk.db.select().from(followUps).where(eq(followUps.committee, 'IPU'));
    expect(digest).toMatchObject({ aboutKind: 'follow-up', about: own?.id });
    expect(await lastText('anna')).toContain('A single word in reply is enough here');
    expect((await digests('bo'))[0]?.about).toBeNull();
    expect(await lastText('bo')).not.toContain('ét ord');
  });

  test('says first what has come due, then what is open besides', async () => {
    await change('URU', { workingDays: 60 });
    await at('2021-01-11T09:30:00+01:00');
    expect(await lastText('bo')).toMatch(/Bilag 90[\s\S]*Mangler også[\s\S]*Bilag 91/);
    expect((await ledger()).filter(({ person }) => person === 'bo')).toHaveLength(1);
  });

  test('is one a day, also when something more comes due later on that day', async () => {
    await change('URU', { workingDays: 60 });
    await at('2021-01-11T09:30:00+01:00');
    // A day less to go, as if a holiday had been struck out of the calendar.
    await change('URU', { workingDays: 20 });
    await at('2021-01-11T14:00:00+01:00');
    expect(await digests('bo')).toHaveLength(1);
    await at('2021-01-12T08:59:00+01:00');
    expect(await digests('bo')).toHaveLength(1);
    await at('2021-01-12T09:00:00+01:00');
    expect(await digests('bo')).toHaveLength(2);
  });

  test('does not list what was settled', async () => {
    await change('UPN', { state: 'done', closedAt: desk.clock.now(), closedBy: 'bo' });
    await at('2021-01-11T09:30:00+01:00');
    expect(await lastText('bo')).not.toContain('Bilag 90 ');
    expect((await digests('bo'))[0]?.aboutKind).toBe('follow-up');
  });
});

describe('nobody is reminded', () => {
  test.each([
    ['before the office opens', '2021-01-11T08:59:00+01:00'],
    ['after it closes', '2021-01-11T17:00:00+01:00'],
    ['on a Saturday', '2021-01-16T10:00:00+01:00'],
    ['on a public holiday', '2021-04-01T10:00:00+02:00'],
    ['in recess', '2021-07-07T10:00:00+02:00'],
  ])('%s', async (_, moment) => {
    await at(moment);
    expect(await ledger()).toEqual([]);
  });

  test('while it is snoozed; on the day on which that ends there is a reminder', async () => {
    await change('IPU', {
      snoozedUntil: '2021-01-26',
      snoozedBecause: 'the board meets then',
      reactedAt: new Date('2021-01-05T10:00:00+01:00'),
    });
    for (const day of ['2021-01-11', '2021-01-14', '2021-01-21', '2021-01-25'])
      await at(`${day}T10:00:00+01:00`);
    const [snoozed] = await desk.db.select().from(followUps).where(eq(followUps.committee, 'IPU'));
    const rules = async () =>
      (await ledger()).filter((r) => r.followUp === snoozed?.id).map((r) => r.rule);
    expect(await rules()).toEqual([]);
    await at('2021-01-26T10:00:00+01:00');
    expect(await rules()).toEqual(['snooze-2021-01-26']);
  });
});

describe('months', () => {
  const zones = [
    ['Europe/Copenhagen', 'DK', '+01:00'],
    ['America/New_York', 'US', '-05:00'],
  ] as const;
  test.each(zones)(
    'with the change to summer time in %s: one digest a person and week, in office hours, however often the desk looks',
    async (timeZone, country) => {
      reconfigure({ chamber: { timeZone, country, recess: [] } });
      for (let hour = 0; hour < 24 * 25; hour += 7) {
        desk.clock.turnTo(new Date(Date.UTC(2021, 2, 8, hour)));
        await desk.settle(2);
      }
      const all = await digests('claire');
      for (const { createdAt } of all)
        expect(isOfficeHour(desk.config.calendar, createdAt)).toBe(true);
      const days = all.map(({ createdAt }) => dayIn(desk.config.calendar, createdAt));
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(3);
      const reserved = (await ledger()).map(
        (r) => `${r.followUp} ${r.round} ${r.rule} ${r.person}`,
      );
      expect(new Set(reserved).size).toBe(reserved.length);
    },
    120_000,
  );

  test('after weeks of downtime there is one correct digest, not one for each day missed', async () => {
    await at('2021-02-15T10:00:00+01:00');
    await at('2021-02-15T16:00:00+01:00');
    expect(await digests('bo')).toHaveLength(1);
    expect(new Set((await ledger()).map(({ rule }) => rule))).toEqual(new Set(['after-20']));
    await at('2021-02-16T10:00:00+01:00');
    expect(await digests('bo')).toHaveLength(1);
  });

  test('a recess that is added moves the deadline, and no rule comes twice', async () => {
    await at('2021-01-11T10:00:00+01:00');
    const recess = [
      ...desk.config.chamber.recess,
      { from: '2021-01-12', until: '2021-01-31', name: 'Winter recess' } as const,
    ];
    reconfigure({ chamber: { recess } });
    await at('2021-01-14T10:00:00+01:00');
    expect((await digests('anna')).length).toBe(1);
    for (const day of ['2021-02-01', '2021-02-02', '2021-02-03']) await at(`${day}T10:00:00+01:00`);
    expect((await ledger()).filter((r) => r.person === 'anna').map((r) => r.rule)).toEqual([
      'before',
      'deadline',
    ]);
  });
});

describe('who is reminded', () => {
  test('the clerk to whom it was assigned, not those of the committee', async () => {
    await change('UPN', { assignedClerk: 'claire' });
    await at('2021-01-11T10:00:00+01:00');
    expect(await lastText('claire')).toContain('Bilag 90');
    expect(await lastText('bo')).not.toContain('Bilag 90 ');
  });

  test('the member to whom it was assigned, in their language', async () => {
    const [member] = await desk.db.select().from(members).limit(1);
    await change('IPU', { assignedMember: member?.id ?? null });
    await at('2021-01-11T10:00:00+01:00');
    expect(await digests('anna')).toEqual([]);
    const [digest] = await digests(member?.id);
    expect(digest?.address).toBe(member?.email);
    expect(await textOf(digest?.raw ?? '')).toContain('Manglende opfølgning');
  });

  test('after two reminders without reaction, from the third on, the head of secretariat too', async () => {
    reconfigure({ group: { headOfSecretariat: 'claire' } });
    for (const day of ['11', '14']) await at(`2021-01-${day}T10:00:00+01:00`);
    expect(await lastText('claire')).not.toContain('Bilag 90');
    await at('2021-01-21T10:00:00+01:00');
    const text = await lastText('claire');
    expect(text).toContain('Bilag 90');
    expect(text).toContain('Suivi par Bo Kjær');
    expect(text).toContain('responsable du secrétariat');
    expect(
      (await ledger()).filter((r) => r.rule === 'after-5' && r.person === 'claire'),
    ).toHaveLength(5);
    expect(await lastText('bo')).not.toContain('leder af sekretariatet');
  });

  test('a reaction keeps it from the head of secretariat until two more have gone unanswered', async () => {
    for (const day of ['11', '14']) await at(`2021-01-${day}T10:00:00+01:00`);
    await change('UPN', { reactedAt: new Date('2021-01-18T10:00:00+01:00') });
    await at('2021-01-21T10:00:00+01:00');
    const toAnna = async (rule: string) =>
      (await ledger()).filter((r) => r.rule === rule && r.person === 'anna').length;
    expect(await toAnna('after-5')).toBe(4);
    await at('2021-01-28T10:00:00+01:00');
    await at('2021-02-04T10:00:00+01:00');
    expect(await toAnna('after-10')).toBe(4);
    expect(await toAnna('after-15')).toBe(5);
  });

  test('a follow-up that was reopened is reminded of anew', async () => {
    await at('2021-01-11T10:00:00+01:00');
    await change('IPU', { round: 1, openedOn: '2021-01-12', workingDays: 5 });
    await at('2021-01-14T10:00:00+01:00');
    const rules = (await ledger()).filter((r) => r.person === 'anna');
    expect(rules.map((r) => `${r.round} ${r.rule}`).sort()).toEqual(['0 before', '1 before']);
  });
});

describe('the ledger', () => {
  test('two processes at the same moment write one digest', async () => {
    desk.clock.turnTo(new Date('2021-01-11T10:00:00+01:00'));
    const results = await Promise.all(Array.from({ length: 4 }, () => remindPerson(desk, 'bo')));
    expect(results.filter(({ result }) => result === 'done')).toHaveLength(1);
    expect(await digests('bo')).toHaveLength(1);
    expect(await ledger()).toHaveLength(2);
  });

  test('what was reserved and not yet sent when the process died is sent once, by the sweep', async () => {
    desk.clock.turnTo(new Date('2021-01-11T10:00:00+01:00'));
    await remindPerson(desk, 'bo');
    desk.loseQueue();
    expect((await digests('bo'))[0]?.state).toBe('queued');
    await desk.settle(2);
    expect((await digests('bo'))[0]?.state).toBe('sent');
    const [digest] = await digests('bo');
    expect(desk.sent.filter(({ messageId }) => messageId === digest?.messageId)).toHaveLength(1);
  });

  test('a letter that was being sent when the process died goes again with the same Message-ID', async () => {
    desk.clock.turnTo(new Date('2021-01-11T10:00:00+01:00'));
    desk.answer = () => ({ result: 'unknown', response: 'connection lost' });
    await remindPerson(desk, 'bo');
    await desk.settle();
    desk.answer = () => ({ result: 'accepted', response: '250 taken' });
    await at('2021-01-11T10:25:00+01:00');
    const [digest, ...more] = await digests('bo');
    expect(more).toEqual([]);
    expect(digest?.state).toBe('sent');
  });

  test('what is settled while the digest is being written is not reserved', async () => {
    desk.clock.turnTo(new Date('2021-01-11T10:00:00+01:00'));
    const { rawMail } = desk;
    Object.assign(desk, {
      rawMail: {
        ...rawMail,
        put: async (bytes: Uint8Array) => {
          await change('IPU', { state: 'done', closedAt: desk.clock.now(), closedBy: 'anna' });
          return rawMail.put(bytes);
        },
      },
    });
    expect((await remindPerson(desk, 'anna')).result).toBe('nothing-to-do');
    expect(await digests('anna')).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  test('a reminder to a dead address is told to the clerk of the group, once, and the next one is tried', async () => {
    desk.answer = ({ envelope }) =>
      envelope.to.startsWith('bo.')
        ? { result: 'refused', response: '550 5.1.1 no such user' }
        : { result: 'accepted', response: '250 taken' };
    await at('2021-01-11T10:00:00+01:00');
    await at('2021-01-12T10:00:00+01:00');
    const told = await desk.db
      .select()
      .from(letters)
      .where(eq(letters.mail, 'desk-fault'))
      .orderBy(desc(letters.createdAt));
    expect(told.map(({ person }) => person)).toEqual(['anna']);
    expect(await textOf(told[0]?.raw ?? '')).toContain('550 5.1.1 no such user');
    await at('2021-01-14T10:00:00+01:00');
    expect(await digests('bo')).toHaveLength(2);
  });

  test('when nothing has come due, nobody is asked to do anything', async () => {
    desk.clock.turnTo(new Date('2021-01-08T10:00:00+01:00'));
    const wanted = (await Promise.all(sweeps.reminders.map((sweep) => sweep(desk)))).flat();
    expect(wanted.filter(({ name }) => name === 'remind-person')).toEqual([]);
  });
});

test('the deadlines come with it as a calendar file', async () => {
  await at('2021-01-11T10:00:00+01:00');
  const mail = await simpleParser(await desk.rawMail.get((await digests('bo'))[0]?.raw ?? ''));
  const [file, ...more] = mail.attachments;
  expect(more).toEqual([]);
  expect(file?.contentType).toBe('text/calendar');
  expect(file?.content.toString('utf8').match(/BEGIN:VEVENT/g)).toHaveLength(2);
});
