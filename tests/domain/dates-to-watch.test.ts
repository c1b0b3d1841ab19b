import { expect, test } from 'vitest';
import { upcomingDates } from '../../src/domain/dates-to-watch.ts';
import type { NextStep } from '../../src/domain/decision.ts';

const step = (on: NextStep['on'], kind: NextStep['kind'] = 'trial'): NextStep => ({
  kind,
  on,
  text: `on ${on}`,
  whenPrinted: null,
  paragraph: 1,
});

test('what is announced for today or later is watched, the next first, and once', () => {
  const watched = upcomingDates(
    [
      { country: 'ZWE', nextSteps: [step('2021-02-01'), step('2020-11-01'), step(null)] },
      { country: 'VEN', nextSteps: [step('2020-12-04', 'mission'), step('2021-02-01')] },
      { country: 'ZWE', nextSteps: [step('2021-02-01')] },
    ],
    '2020-12-04',
  );
  expect(watched.map(({ on, country, kind }) => `${on} ${country} ${kind}`)).toEqual([
    '2020-12-04 VEN mission',
    '2021-02-01 ZWE trial',
    '2021-02-01 VEN trial',
  ]);
});
