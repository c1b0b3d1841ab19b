import { expect, test } from 'vitest';
import { monthsOf, periodOf } from '../../src/record/period.ts';

test('a calendar year', () => {
  expect(periodOf('2021', '10-01')).toEqual({
    name: '2021',
    from: '2021-01-01',
    until: '2021-12-31',
  });
});

test.each(['2020-21', '2020/21', '2020–2021'])('a session year, %s', (printed) => {
  expect(periodOf(printed, '10-01')).toEqual({
    name: '2020-21',
    from: '2020-10-01',
    until: '2021-09-30',
  });
});

test.each(['21', '2020-22', '2021-', 'VEN-13', '', '20210', '1821'])('"%s" is none', (printed) => {
  expect(periodOf(printed, '10-01')).toBeNull();
});

test('its months, one more where it begins within one', () => {
  const months = (printed: string, begins: string) => {
    const period = periodOf(printed, begins);
    return period ? monthsOf(period) : [];
  };
  expect(months('2021', '10-01')).toHaveLength(12);
  const session = months('2020-21', '10-01');
  expect([session[0], session[3], session.at(-1), session.length]).toEqual([
    '2020-10',
    '2021-01',
    '2021-09',
    12,
  ]);
  expect(months('2020-21', '10-06')).toHaveLength(13);
});
