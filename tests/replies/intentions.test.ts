/** What members said that they would do: noted, reminded of once and kindly, done or dropped. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { actions, intentions, letters, members } from '../../src/database/tables.ts';
import { meantBy } from '../../src/replies/intentions.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold, noticeTo } from '../people.ts';

const jens = 'jens.baekgaard@parlament.example';
let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatTold();
});
afterEach(() => desk.close());

const planned = () => desk.db.select().from(intentions);
const reminders = () =>
  desk.db.select().from(letters).where(eq(letters.mail, 'intention-reminder'));
const recorded = async () =>
  (await desk.db.select().from(actions)).filter((a) => a.kind !== 'inform-members');
async function says(text: string, inReplyTo = noticeTo(desk, jens).messageId) {
  await desk.receive(mailFrom({ from: jens, inReplyTo, text }));
  await desk.settle(2);
}
async function on(moment: string) {
  desk.clock.turnTo(new Date(moment));
  await desk.settle(2);
}

test('PLAN is noted once, with its day, and the member is thanked', async () => {
  await says('PLAN meet-ambassadors PHL-08 12 January');
  await says('PLAN meet-ambassadors PHL-08 12 January');
  expect(await planned()).toMatchObject([
    { kind: 'meet-ambassadors', cases: ['PHL-08'], plannedFor: '2021-01-12', state: 'planned' },
  ]);
  expect(await recorded()).toEqual([]);
  expect((await latestLetter(desk, 'action-recorded')).text).toContain('noteret');
});

describe('the reminder', () => {
  test('comes once, on the working day after the day that was named, in office hours', async () => {
    await says('PLAN meet-ambassadors PHL-08 15 January');
    // 15 January 2021 is a Friday.
    await on('2021-01-15T10:00:00+01:00');
    await on('2021-01-16T10:00:00+01:00');
    await on('2021-01-18T05:00:00+01:00');
    expect(await reminders()).toEqual([]);
    await on('2021-01-18T10:00:00+01:00');
    await on('2021-03-18T10:00:00+01:00');
    expect(await reminders()).toMatchObject([{ address: jens, state: 'sent' }]);
  });

  test('comes after a while where no day was named', async () => {
    await says('PLAN meet-ambassadors PHL-08');
    await on('2020-12-18T10:00:00+01:00');
    expect(await reminders()).toEqual([]);
    await on('2021-02-12T10:00:00+01:00');
    expect(await reminders()).toHaveLength(1);
  });

  test('after weeks of downtime lists all that is due in one letter', async () => {
    await says('PLAN meet-ambassadors PHL-08 12 January');
    await says('PLAN inform-media TZA-04 13 January');
    await says('PLAN debate-resolution VEN-13 20 May');
    await on('2021-02-10T10:00:00+01:00');
    expect(await reminders()).toHaveLength(1);
    const { text } = await latestLetter(desk, 'intention-reminder');
    expect(text).toContain('DONE meet-ambassadors PHL-08');
    expect(text).toContain('DONE inform-media TZA-04');
    expect(text).not.toContain('VEN-13');
  });

  test.each([
    ['left', { endedOn: '2020-12-31' as const }],
    ['stopped', { stoppedAt: new Date('2020-12-31') }],
    ['is paused', { pausedUntil: '2021-06-01' as const }],
    ['cannot be reached', { undeliverableSince: new Date('2020-12-31') }],
  ])('does not go to a member who %s', async (_who, state) => {
    await says('PLAN meet-ambassadors PHL-08 12 January');
    await desk.db.update(members).set(state).where(eq(members.email, jens));
    await on('2021-02-10T10:00:00+01:00');
    expect(await reminders()).toEqual([]);
  });
});

describe('an answer to the reminder', () => {
  beforeEach(async () => {
    await says('PLAN meet-ambassadors PHL-08 12 January');
    await on('2021-01-13T10:00:00+01:00');
  });
  const answers = async (text: string) =>
    says(text, (await latestLetter(desk, 'intention-reminder')).messageId);

  test('DONE records the action, and the intention is done', async () => {
    await answers('DONE meet-ambassadors PHL-08');
    const [action] = await recorded();
    expect(action).toMatchObject({ kind: 'meet-ambassadors', doneOn: '2021-01-13' });
    expect(await planned()).toMatchObject([{ state: 'done', action: action?.id }]);
  });

  test('NO drops it; another member’s code does not', async () => {
    const { text, messageId } = await latestLetter(desk, 'intention-reminder');
    const line = /NO [0-9A-Z-]{9}/.exec(text)?.[0] ?? '';
    await desk.receive(
      mailFrom({ from: 'signe.holm@parlament.example', inReplyTo: messageId, text: line }),
    );
    await desk.settle();
    expect(await planned()).toMatchObject([{ state: 'planned' }]);
    await answers(line);
    expect(await planned()).toMatchObject([{ state: 'dropped' }]);
    expect(await recorded()).toEqual([]);
  });

  test('PLAN with a later day moves it, and no second reminder comes', async () => {
    await answers('PLAN meet-ambassadors PHL-08 1 March');
    expect(await planned()).toMatchObject([{ state: 'planned', plannedFor: '2021-03-01' }]);
    await on('2021-04-14T10:00:00+02:00');
    expect(await reminders()).toHaveLength(1);
  });
});

test('DONE in reply to the notice itself ends the plan too', async () => {
  await says('PLAN meet-ambassadors PHL-08 12 January');
  await says('DONE meet-ambassadors PHL-08 2020-12-03');
  expect(await planned()).toMatchObject([{ state: 'done' }]);
  await on('2021-02-10T10:00:00+01:00');
  expect(await reminders()).toEqual([]);
});

describe('which plan an action is about', () => {
  const plan = (kind: string, cases: string[], countries: string[] = []) => ({
    kind,
    cases,
    countries,
  });
  const meeting = plan('meet-ambassadors', ['PHL-08'], ['PHL']);
  const other = plan('meet-ambassadors', ['TZA-04'], ['TZA']);

  test.each([
    ['the same case', plan('meet-ambassadors', ['PHL-08']), [meeting]],
    ['its country', plan('meet-ambassadors', [], ['TZA']), [other]],
    ['another case of the country', plan('meet-ambassadors', ['PHL-09']), []],
    ['nothing named', plan('meet-ambassadors', []), []],
    ['another kind', plan('inform-media', ['PHL-08']), []],
  ])('%s', (_what, said, meant) => {
    expect(meantBy(said, [meeting, other])).toEqual(meant);
  });

  test('the only one, where nothing is named', () => {
    expect(meantBy(plan('meet-ambassadors', []), [meeting])).toEqual([meeting]);
  });

  test('never one of another kind or place', () => {
    const places = fc.subarray(['PHL-08', 'TZA-04', 'VEN-13', 'VEN-14']);
    const any = fc.record({
      kind: fc.constantFrom('meet-ambassadors', 'inform-media'),
      cases: places,
      countries: fc.subarray(['PHL', 'TZA', 'VEN']),
    });
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 5 }), (said, plans) => {
        for (const { kind, cases } of meantBy(said, plans)) {
          expect(kind).toBe(said.kind);
          if (cases.length && said.cases.length)
            expect(cases.some((code) => said.cases.includes(code))).toBe(true);
        }
      }),
    );
  });
});
