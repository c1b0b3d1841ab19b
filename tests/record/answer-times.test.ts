/** From decision to action, counted by hand. */
import { expect, test } from 'vitest';
import { answerTimes } from '../../src/record/answer-times.ts';
import type { RecordAction } from '../../src/record/known-actions.ts';

const action = (given: Partial<RecordAction>): RecordAction => ({
  kind: 'meet-ambassadors',
  doneOn: '2021-01-01',
  actor: 'presidency',
  committee: null,
  name: null,
  countries: [],
  cases: [],
  what: null,
  visibility: 'public',
  ...given,
});
const decision = (country: string, codes: readonly string[], given: object = {}) => ({
  country,
  codes,
  arrivedOn: '2020-12-03' as const,
  adopted: '2020-11-03' as const,
  ...given,
});

test('nothing was done yet', () => {
  expect(answerTimes([decision('VEN', ['VEN-13'])], [])).toEqual({
    decisions: 1,
    fromArrival: null,
    fromAdoption: null,
    unanswered: 1,
  });
});

test('days to the first action: median and fastest, from arrival and from adoption', () => {
  const decisions = [
    decision('VEN', ['VEN-13']),
    decision('UGA', ['UGA-19']),
    decision('BLR', ['BLR-05'], { adopted: null }),
    decision('MNG', ['MNG-01']),
    decision('EGY', ['EGY-07']),
  ];
  const actions = [
    // Informing counts for nothing.
    action({ kind: 'inform-members', doneOn: '2020-12-04', cases: ['VEN-13', 'EGY-07'] }),
    // 10 days, 40 from adoption; the second one changes nothing.
    action({ doneOn: '2020-12-13', cases: ['VEN-13'], countries: ['VEN'] }),
    action({ doneOn: '2021-01-15', cases: ['VEN-13'], countries: ['VEN'] }),
    // 31 days, 61 from adoption: for all of the country.
    action({ doneOn: '2021-01-03', countries: ['UGA'] }),
    // 62 days; the decision prints no date.
    action({ doneOn: '2021-02-03', cases: ['BLR-05'], countries: ['BLR'] }),
    // 100 days, 130 from adoption.
    action({ doneOn: '2021-03-13', cases: ['MNG-01'], countries: ['MNG'] }),
  ].sort((a, b) => a.doneOn.localeCompare(b.doneOn));
  expect(answerTimes(decisions, actions)).toEqual({
    decisions: 5,
    fromArrival: { decisions: 4, median: 46.5, fastest: 10 },
    fromAdoption: { decisions: 3, median: 61, fastest: 40 },
    unanswered: 1,
  });
});

test('what was done before it arrived, for another case, or for another country is no answer', () => {
  const actions = [
    action({ doneOn: '2020-12-02', cases: ['VEN-13'], countries: ['VEN'] }),
    action({ cases: ['VEN-14'], countries: ['VEN'] }),
    action({ countries: ['UGA'] }),
    action({}),
  ];
  expect(answerTimes([decision('VEN', ['VEN-13'])], actions).unanswered).toBe(1);
});

test('a decision under a collective code names nobody, so each case of the country may be meant', () => {
  const done = [action({ cases: ['VEN-14'], countries: ['VEN'] })];
  expect(answerTimes([decision('VEN', ['VEN-COLL-06'])], done).unanswered).toBe(0);
  expect(answerTimes([decision('VEN', ['VEN-COLL-06', 'VEN-13'])], done).unanswered).toBe(1);
});
