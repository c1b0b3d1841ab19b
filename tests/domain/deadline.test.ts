/** Deadlines in working days: how each comes about, in parliaments with different weekends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/config/calendar.ts';
import type { Day } from '../../src/domain/day.ts';
import { explainDeadline } from '../../src/domain/deadline-explanation.ts';
import {
  addWorkingDays,
  isWorkingDay,
  plusDays,
  type Recess,
  workingDaysBetween,
} from '../../src/domain/working-days.ts';

const parliamentOf = (country: string, timeZone: string, recess: readonly Recess[] = []) =>
  calendarOf({
    id: 'test',
    name: 'The Parliament',
    logo: null,
    country,
    timeZone,
    officeHours: '09:00-17:00',
    recess: [...recess],
  });
const christmas: Recess = { from: '2020-12-19', until: '2021-01-03', name: 'Christmas recess' };
const denmark = parliamentOf('DK', 'Europe/Copenhagen', [christmas]);
const egypt = parliamentOf('EG', 'Africa/Cairo');
const israel = parliamentOf('IL', 'Asia/Jerusalem');

test('20 working days from 3 December lead over the Christmas recess; nothing is counted twice', () => {
  expect(explainDeadline(denmark, '2020-12-03', 20, 'en')).toEqual({
    from: '2020-12-03',
    workingDays: 20,
    deadline: '2021-01-14',
    // Christmas and New Year fall into the recess.
    recesses: [christmas],
    holidays: [],
    weekendDays: 6,
  });
});

test('public holidays are named, in the reader’s language', () => {
  const easter = (language: 'da' | 'en') =>
    explainDeadline(denmark, '2021-03-30', 3, language).holidays;
  expect(easter('en')).toEqual([
    { day: '2021-04-01', name: 'Maundy Thursday' },
    { day: '2021-04-02', name: 'Good Friday' },
    { day: '2021-04-05', name: 'Easter Monday' },
  ]);
  expect(easter('da').map(({ name }) => name)).toEqual([
    'Skærtorsdag',
    'Langfredag',
    'Anden påskedag',
  ]);
});

test.each([
  ['in Denmark Friday is a working day and Sunday is none', denmark, [true, false, false, true]],
  ['in Egypt Sunday is a working day and Friday is none', egypt, [false, false, true, true]],
  ['in Israel Sunday is a working day and Friday is none', israel, [false, false, true, true]],
] as const)('%s', (_what, calendar, expected) => {
  // Friday 6 to Monday 9 November 2020.
  const days: Day[] = ['2020-11-06', '2020-11-07', '2020-11-08', '2020-11-09'];
  expect(days.map((day) => isWorkingDay(calendar, day))).toEqual(expected);
});

test('a holiday of several days is off on each of them: the Feast of Sacrifice', () => {
  const days: Day[] = ['2024-06-16', '2024-06-17', '2024-06-18', '2024-06-19', '2024-06-20'];
  expect(days.map((day) => isWorkingDay(egypt, day))).toEqual([false, false, false, false, true]);
  expect(egypt.holiday('2024-06-18', 'ar')).toBe('عيد الأضحى');
});

const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => plusDays('2020-01-01', n));
const anyCount = fc.integer({ min: 1, max: 80 });
const anyRecess = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 60 }))
  .map(([from, days]): Recess => ({ from, until: plusDays(from, days), name: 'a recess' }));
const anyParliament = fc.constantFrom(denmark, egypt, israel);

describe('for any day, number of working days and parliament', () => {
  test('a deadline is a working day', () => {
    fc.assert(
      fc.property(anyParliament, anyDay, anyCount, (calendar, day, n) =>
        isWorkingDay(calendar, addWorkingDays(calendar, day, n)),
      ),
    );
  });

  test('more working days, or a later start, never make it earlier', () => {
    fc.assert(
      fc.property(anyParliament, anyDay, anyCount, (calendar, day, n) => {
        const deadline = addWorkingDays(calendar, day, n);
        return (
          addWorkingDays(calendar, day, n + 1) > deadline &&
          addWorkingDays(calendar, plusDays(day, 1), n) >= deadline
        );
      }),
    );
  });

  test('a recess that is added never makes it earlier', () => {
    fc.assert(
      fc.property(anyParliament, anyDay, anyCount, anyRecess, (calendar, day, n, recess) => {
        const later = { ...calendar, recess: [...calendar.recess, recess] };
        return addWorkingDays(later, day, n) >= addWorkingDays(calendar, day, n);
      }),
    );
  });

  test('so many working days lie between', () => {
    fc.assert(
      fc.property(
        anyParliament,
        anyDay,
        anyCount,
        (calendar, day, n) =>
          workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n)) === n,
      ),
    );
  });

  test('its explanation accounts for every day between, once', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyRecess, (day, n, recess) => {
        const calendar = { ...denmark, recess: [christmas, recess] };
        const said = explainDeadline(calendar, day, n, 'en');
        const inRecess = said.recesses.reduce((sum, r) => sum + daysFrom(r.from, r.until) + 1, 0);
        return (
          said.deadline === addWorkingDays(calendar, day, n) &&
          n + inRecess + said.holidays.length + said.weekendDays === daysFrom(day, said.deadline) &&
          said.holidays.every(({ name }) => name !== '')
        );
      }),
    );
  });

  test('the change to summer time and back shifts nothing: days are days in every zone', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, n) => {
        const inUtc = { ...denmark, zone: 'UTC' };
        return addWorkingDays(denmark, day, n) === addWorkingDays(inUtc, day, n);
      }),
    );
  });
});

const daysFrom = (from: Day, until: Day): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / (24 * 60 * 60 * 1000));
