/** Where things stand, by mail: the answer to STATUS, and the weekly overview. */
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailFrom } from '../demo/correspondence.ts';
import { followUps, intentions, letters, members, messages } from '../src/database/tables.ts';
import type { Day } from '../src/domain/day.ts';
import { overviewDue } from '../src/domain/overview-week.ts';
import { writeOverview } from '../src/follow-up/overview/weekly-overview.ts';
import { mailFile, type TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

const at = async (moment: string) => {
  desk.clock.turnTo(new Date(moment));
  await desk.settle(2);
};
const written = (mail: string) =>
  desk.db.select().from(letters).where(eq(letters.mail, mail)).orderBy(letters.createdAt);
const parsed = async (mail: string) => {
  const letter = (await written(mail)).at(-1);
  if (!letter) throw new Error(`No ${mail}`);
  return { letter, mail: await simpleParser(await desk.rawMail.get(letter.raw)) };
};
const asks = async (from: string, text = 'STATUS', dmarc: 'pass' | 'fail' = 'pass') => {
  await desk.receive(mailFrom({ from, text, dmarc }));
  await desk.settle(2);
};
const change = (committee: string, set: Partial<typeof followUps.$inferInsert>) =>
  desk.db.update(followUps).set(set).where(eq(followUps.committee, committee));

describe('STATUS', () => {
  test('of a clerk is answered with all that is theirs, in their language, once', async () => {
    await at('2021-01-18T10:00:00+01:00');
    await change('URU', { snoozedUntil: '2021-02-01', snoozedBecause: 'mødet' });
    await asks('bo.kjaer@parlament.example');
    expect(await written('status-overview')).toHaveLength(1);
    const { letter, mail } = await parsed('status-overview');
    expect(letter).toMatchObject({ person: 'bo', state: 'sent' });
    expect(mail.text).toMatch(
      /Frist overskredet[\s\S]*Bilag 90[\s\S]*DONE [0-9A-Z]{4}-[0-9A-Z]{4}[\s\S]*Udsat[\s\S]*Bilag 91/,
    );
    expect(mail.text).not.toContain('Bilag 14');
    expect(mail.subject).toBe('Status: 1 overskredet, 1 åben');
    expect(mail.inReplyTo).toBeDefined();
  });

  test('shows what was settled this month, with the code that takes it back', async () => {
    const closedAt = new Date('2021-01-08T10:00:00+01:00');
    await change('UPN', { state: 'done', closedAt, closedBy: 'bo', reason: 'behandlet' });
    await at('2021-01-18T10:00:00+01:00');
    await asks('bo.kjaer@parlament.example', 'status');
    const { text } = (await parsed('status-overview')).mail;
    expect(text).toMatch(
      /Afsluttet denne måned[\s\S]*Bilag 90[\s\S]*behandlet[\s\S]*REOPEN [0-9A-Z]{4}-/,
    );
    await at('2021-02-01T10:00:00+01:00');
    await asks('bo.kjaer@parlament.example');
    expect((await parsed('status-overview')).mail.text).not.toContain('behandlet');
  });

  test('of a member shows what they get and what they said they would do', async () => {
    const [jens] = await desk.db
      .select()
      .from(members)
      .where(eq(members.email, 'jens.baekgaard@parlament.example'));
    const [message] = await desk.db.select({ id: messages.id }).from(messages).limit(1);
    await desk.db
      .update(members)
      .set({ digest: true })
      .where(eq(members.id, jens?.id ?? ''));
    await desk.db.insert(intentions).values({
      once: 'a plan',
      kind: 'meet-ambassadors',
      plannedFor: '2021-02-03',
      member: jens?.id ?? '',
      what: 'Jeg møder ambassadøren.',
      cases: ['VEN-13'],
      countries: [],
      evidence: message?.id ?? '',
      recordedAt: desk.clock.now(),
    });
    await asks('jens.baekgaard@parlament.example');
    const { letter, mail } = await parsed('status-overview');
    expect(letter.person).toBe(jens?.id);
    expect(mail.text).toMatch(/VEN-13[\s\S]*Jeg møder ambassadøren\.[\s\S]*Hvad du modtager/);
    expect(mail.text).toContain('3. februar 2021');
    expect(mail.text).not.toMatch(/DONE [0-9A-Z]{4}-/);
  });

  test.each([
    ['a stranger', 'somebody@elsewhere.example', 'pass' as const],
    ['somebody of the house whom the desk does not know', 'new@parlament.example', 'pass' as const],
    ['somebody who pretends to be a clerk', 'bo.kjaer@parlament.example', 'fail' as const],
  ])('of %s is answered with nothing', async (_, from, dmarc) => {
    await asks(from, 'STATUS', dmarc);
    expect(await written('status-overview')).toEqual([]);
  });
});

describe('the week whose overview is due', () => {
  const calendar = () => desk.config.calendar;
  test.each<[Day, string, Day]>([
    ['2021-01-11', '2021-W02', '2021-01-11'],
    ['2021-01-15', '2021-W02', '2021-01-11'],
    // Easter Monday: the day after.
    ['2021-04-05', '2021-W13', '2021-03-29'],
    ['2021-04-06', '2021-W14', '2021-04-06'],
    // The recess ends on a Sunday in ISO week 53 of the year before.
    ['2021-01-03', '2020-W51', '2020-12-14'],
    // All of July and August: the first day after.
    ['2021-08-31', '2021-W26', '2021-06-28'],
    ['2021-09-01', '2021-W35', '2021-09-01'],
  ])('on %s is %s, since %s', (today, name, day) => {
    expect(overviewDue(calendar(), 'monday', today)).toMatchObject({ name, day });
  });

  test('never comes where none is wanted', () => {
    expect(overviewDue(calendar(), 'never', '2021-01-11')).toBeNull();
  });
});

describe('the weekly overview', () => {
  test('does not come before the desk has had a week to tell of', async () => {
    expect(await written('weekly-overview')).toEqual([]);
    await at('2020-12-04T10:00:00+01:00');
    expect(await written('weekly-overview')).toEqual([]);
  });

  test('comes to the clerk of the group on Monday in office hours, once', async () => {
    await at('2020-12-07T08:59:00+01:00');
    expect(await written('weekly-overview')).toEqual([]);
    await at('2020-12-07T09:00:00+01:00');
    await at('2020-12-09T12:00:00+01:00');
    expect((await written('weekly-overview')).map(({ once, person }) => [once, person])).toEqual([
      ['weekly-overview:2020-W50', 'anna'],
    ]);
    const { text } = (await parsed('weekly-overview')).mail;
    expect(text).toContain('New mailings from the IPU (1)');
    expect(text).toContain('5 follow-ups are open');
  });

  test('tells what is overdue and by whom, what was settled, and what waits', async () => {
    await at('2021-01-15T12:00:00+01:00');
    await change('IPU', {
      state: 'waived',
      closedAt: desk.clock.now(),
      closedBy: 'anna',
      reason: 'not ours',
    });
    desk.clock.turnTo(new Date('2021-01-18T08:30:00+01:00'));
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle();
    await at('2021-01-18T10:00:00+01:00');
    const { mail } = await parsed('weekly-overview');
    expect(mail.text).toMatch(
      /Overdue \(4\)[\s\S]*Bilag 90\n\s+Due on 14 January 2021, 2 working days ago · Bo Kjær/,
    );
    expect(mail.text).toMatch(
      /Follow-ups settled \(1\)[\s\S]*waived on 15 January 2021 · not ours/,
    );
    expect(mail.text).toContain('Mailings and messages awaiting a decision (1)');
    expect(mail.subject).toMatch(/^Week 3: 4 follow-ups overdue, \d matters? await/);
  });

  test('after weeks of downtime or recess is one', async () => {
    await at('2020-12-14T10:00:00+01:00');
    await at('2021-02-10T10:00:00+01:00');
    expect((await written('weekly-overview')).map(({ once }) => once)).toEqual([
      'weekly-overview:2020-W51',
      'weekly-overview:2021-W06',
    ]);
    // It reaches back to the one before.
    expect((await parsed('weekly-overview')).mail.text).toContain('14 December 2020');
  });

  test('with nothing to say says so in two lines', async () => {
    await desk.db
      .update(followUps)
      .set({ state: 'done', closedAt: desk.clock.now(), closedBy: 'anna' });
    await at('2020-12-07T10:00:00+01:00');
    await at('2020-12-14T10:00:00+01:00');
    const { text } = (await parsed('weekly-overview')).mail;
    expect(text).toContain('there is nothing to report and nothing awaits you');
    expect(text).not.toMatch(/\(\d+\)\n-{10}/);
  });

  test('of two processes at once is one', async () => {
    desk.clock.turnTo(new Date('2020-12-07T10:00:00+01:00'));
    const results = await Promise.all([1, 2, 3].map(() => writeOverview(desk, '2020-W50')));
    expect(results.filter(({ result }) => result === 'done')).toHaveLength(1);
    expect(await written('weekly-overview')).toHaveLength(1);
  });
});
