/** When a follow-up gives rise to a reminder: the policy alone, without a database. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../src/domain/day.ts';
import { isEscalated, type Reminded, reminderDue, ruleDue } from '../src/domain/reminder-policy.ts';
import {
  addWorkingDays,
  dayIn,
  isWorkingDay,
  plusDays,
  workingDaysBetween,
} from '../src/domain/working-days.ts';
import { smallDesk } from './desk.ts';

const { config } = await smallDesk();
const calendar = config.calendar;
const policy = { remindBefore: 3, remindEvery: 5, escalateAfter: 2 };
const deadline: Day = '2021-01-14';
const followUp = { openedOn: '2020-12-03' as Day, deadline, snoozedUntil: null, reactedAt: null };
const dayOf = (at: Date): Day => dayIn(calendar, at);
const noon = (day: Day): Date => new Date(`${day}T11:00:00Z`);

test.each<[Day, string | null, Day | null]>([
  ['2020-12-03', null, null],
  ['2021-01-08', null, null],
  // Three working days are left from Monday on; the rule speaks until the next one does.
  ['2021-01-11', 'before', '2021-01-11'],
  ['2021-01-13', 'before', '2021-01-11'],
  ['2021-01-14', 'deadline', '2021-01-14'],
  ['2021-01-20', 'deadline', '2021-01-14'],
  ['2021-01-21', 'after-5', '2021-01-21'],
  ['2021-01-28', 'after-10', '2021-01-28'],
  // Maundy Thursday, Good Friday and Easter Monday do not count.
  ['2021-04-12', 'after-55', '2021-04-06'],
  // Years later it still speaks weekly: there is no last reminder.
  ['2022-01-14', 'after-210', '2022-01-13'],
])('on %s the rule is %s, since %s', (today, name, day) => {
  const rule = ruleDue(calendar, policy, followUp, today);
  expect(rule && { name: rule.name, day: rule.day }).toEqual(name && { name, day });
});

test('a desk that is told so reminds neither before nor weekly', () => {
  const rare = { remindBefore: 0, remindEvery: 20 };
  const names = ['2021-01-13', '2021-01-14', '2021-02-10', '2021-02-11'].map(
    (today) => ruleDue(calendar, rare, followUp, today as Day)?.name ?? null,
  );
  expect(names).toEqual([null, 'deadline', 'deadline', 'after-20']);
});

test('nobody is reminded on the very day on which it was opened, however short the time', () => {
  const short = { ...followUp, openedOn: '2021-01-13' as Day };
  expect(ruleDue(calendar, policy, short, '2021-01-13')).toBeNull();
  expect(ruleDue(calendar, policy, short, '2021-01-14')?.name).toBe('deadline');
});

describe('snoozing', () => {
  const snoozed = { ...followUp, snoozedUntil: '2021-01-26' as Day };

  test('keeps it quiet until its day, and that day reminds', () => {
    const names = ['2021-01-14', '2021-01-25', '2021-01-26', '2021-01-28'].map(
      (today) => ruleDue(calendar, policy, snoozed, today as Day)?.name ?? null,
    );
    expect(names).toEqual([null, null, 'snooze-2021-01-26', 'after-10']);
  });

  test('one that ended long ago says nothing any more', () => {
    const before = { ...followUp, snoozedUntil: '2020-12-20' as Day };
    expect(ruleDue(calendar, policy, before, '2021-01-21')?.name).toBe('after-5');
  });
});

describe('a reaction', () => {
  const sent = (rule: string, day: Day, person = 'bo'): Reminded => ({
    rule,
    person,
    at: noon(day),
  });
  const ledger = [sent('before', '2021-01-11'), sent('deadline', '2021-01-14')];
  const after5 = { name: 'after-5', day: '2021-01-21' as Day };

  test('that is missing after two reminders brings in the head of secretariat', () => {
    expect(isEscalated(policy, followUp, ledger.slice(0, 1), after5)).toBe(false);
    expect(isEscalated(policy, followUp, ledger, after5)).toBe(true);
  });

  test('begins the count anew', () => {
    const reacted = { ...followUp, reactedAt: noon('2021-01-15') };
    expect(isEscalated(policy, reacted, ledger, after5)).toBe(false);
    const later = [...ledger, sent('after-5', '2021-01-21'), sent('after-10', '2021-01-28')];
    const after15 = { name: 'after-15', day: '2021-02-04' as Day };
    expect(isEscalated(policy, reacted, later, after15)).toBe(true);
  });

  test('two clerks reminded by one rule are one reminder, and the rule of today does not count', () => {
    const both = [sent('before', '2021-01-11'), sent('before', '2021-01-11', 'anna')];
    const rule = { name: 'deadline', day: deadline };
    expect(isEscalated(policy, followUp, [...both, sent('deadline', deadline)], rule)).toBe(false);
  });

  test('answers what had come due before it: whoever takes over is reminded from the next rule on', () => {
    const taken = { ...followUp, reactedAt: noon('2021-01-25') };
    expect(reminderDue(taken, after5, 'claire', [], dayOf)).toBeNull();
    const after10 = { name: 'after-10', day: '2021-01-28' as Day };
    expect(reminderDue(taken, after10, 'claire', [], dayOf)).toEqual(after10);
  });
});

test('over half a year of outages, snoozes and reactions no rule comes twice, none while snoozed, and never a long silence', () => {
  const event = fc.record({
    after: fc.nat(40),
    what: fc.oneof(
      fc.record({ kind: fc.constant('outage' as const), days: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('snooze' as const), days: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('note' as const), days: fc.constant(0) }),
    ),
  });
  const policies = fc.record({
    remindBefore: fc.nat(6),
    remindEvery: fc.integer({ min: 1, max: 25 }),
  });
  fc.assert(
    fc.property(policies, fc.array(event, { maxLength: 8 }), (policy, events) => {
      const ledger: Reminded[] = [];
      let state: Parameters<typeof reminderDue>[0] = followUp;
      let down: Day | null = null;
      let quietSince: Day = deadline;
      let next = plusDays('2020-12-03', events[0]?.after ?? 0);
      let at = 0;
      for (let today: Day = '2020-12-03'; today < '2021-06-01'; today = plusDays(today, 1)) {
        if (at < events.length && today >= next) {
          const { what } = events[at] as (typeof events)[number];
          if (what.kind === 'outage') down = plusDays(today, what.days);
          else
            state = {
              ...state,
              reactedAt: noon(today),
              snoozedUntil:
                what.kind === 'snooze' ? plusDays(today, what.days) : state.snoozedUntil,
            };
          quietSince = today;
          at += 1;
          next = plusDays(today, (events[at]?.after ?? 0) + 1);
        }
        if (!isWorkingDay(calendar, today) || (down && today < down)) continue;
        const rule = ruleDue(calendar, policy, state, today);
        const snoozed = state.snoozedUntil !== null && today < state.snoozedUntil;
        if (snoozed) expect(rule).toBeNull();
        const due = reminderDue(state, rule, 'bo', ledger, dayOf);
        if (due) {
          expect(ledger.map((line) => line.rule)).not.toContain(due.name);
          ledger.push({ rule: due.name, person: 'bo', at: noon(today) });
          quietSince = today;
        } else if (!snoozed && today > deadline) {
          const from =
            state.snoozedUntil && state.snoozedUntil > quietSince ? state.snoozedUntil : quietSince;
          const since = down && down > from ? down : from;
          expect(workingDaysBetween(calendar, since, today)).toBeLessThanOrEqual(
            policy.remindEvery,
          );
        }
      }
    }),
    { numRuns: 6 },
  );
});

test('a deadline that a new holiday moves does not bring a rule back that has spoken', () => {
  const moved = { ...followUp, deadline: addWorkingDays(calendar, deadline, 2) };
  const rule = ruleDue(calendar, policy, moved, '2021-01-14');
  expect(rule?.name).toBe('before');
  const ledger = [{ rule: 'before', person: 'bo', at: noon('2021-01-11') }];
  expect(reminderDue(moved, rule, 'bo', ledger, dayOf)).toBeNull();
});
