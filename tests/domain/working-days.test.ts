/** Working days and hours of a parliament: weekends, holidays, recess, and the change to summer time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import {
  addWorkingDays,
  addWorkingHours,
  isOfficeHour,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../src/domain/working-days.ts';

const calendar: WorkingCalendar = {
  zone: 'Europe/Copenhagen',
  opens: 9 * 60,
  closes: 17 * 60,
  weekend: new Set([6, 7]),
  holiday: (day) =>
    ['2020-12-24', '2020-12-25', '2021-01-01', '2021-04-01', '2021-04-02', '2021-04-05'].includes(
      day,
    )
      ? 'a holiday'
      : null,
  recess: [{ from: '2020-12-19', until: '2021-01-03', name: 'Christmas recess' }],
};

test.each<[string, Day, number, Day]>([
  ['over a weekend', '2020-12-04', 1, '2020-12-07'],
  ['over recess and holidays', '2020-12-18', 1, '2021-01-04'],
  ['20 days from the letter of 3 December', '2020-12-03', 20, '2021-01-14'],
  ['over Easter', '2021-03-31', 1, '2021-04-06'],
  ['none', '2020-12-05', 0, '2020-12-05'],
])('%s: %s and %i working days are %s', (_what, from, n, until) => {
  expect(addWorkingDays(calendar, from, n)).toBe(until);
});

test.each([
  ['within a day', '2020-12-03T09:00:00+01:00', 4, '2020-12-03T13:00:00+01:00'],
  ['into the next day', '2020-12-03T15:40:00+01:00', 4, '2020-12-04T11:40:00+01:00'],
  ['from the evening', '2020-12-03T22:00:00+01:00', 4, '2020-12-04T13:00:00+01:00'],
  ['from before opening', '2020-12-03T05:00:00+01:00', 4, '2020-12-03T13:00:00+01:00'],
  ['over a weekend', '2020-12-04T16:00:00+01:00', 2, '2020-12-07T10:00:00+01:00'],
  ['over recess', '2020-12-18T16:30:00+01:00', 1, '2021-01-04T09:30:00+01:00'],
  ['over the change to summer time', '2021-03-26T16:00:00+01:00', 2, '2021-03-29T10:00:00+02:00'],
  ['to the very end of a day', '2020-12-03T13:00:00+01:00', 4, '2020-12-03T17:00:00+01:00'],
])('office hours %s', (_what, from, hours, until) => {
  expect(addWorkingHours(calendar, new Date(from), hours).toISOString()).toBe(
    new Date(until).toISOString(),
  );
});

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10) as Day);

describe('for any day', () => {
  test('n working days on, n working days lie between', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 60 }),
        (day, n) => workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n)) === n,
      ),
    );
  });

  test('a moment that working hours lead to is reached in time that only grows with the hours', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 40 }),
        (from, hours) => {
          const until = addWorkingHours(calendar, from, hours);
          const before = new Date(until.getTime() - 1000);
          return (
            until > from &&
            isOfficeHour(calendar, before) &&
            addWorkingHours(calendar, from, hours + 1) > until
          );
        },
      ),
    );
  });
});
