/** Which committees a mailing concerns, by the rules of desk.yaml. */
import { expect, test } from 'vitest';
import {
  type CommitteeConcerns,
  concernedCommittees,
  concerning,
  isConcerned,
} from '../../src/domain/concerns.ts';

const only = (some: Partial<CommitteeConcerns>): CommitteeConcerns => ({
  regions: [],
  countries: [],
  organisations: [],
  violations: [],
  ...some,
});
const venezuela = { country: 'VEN', violations: ['murder'] } as const;
const turkey = { country: 'TUR', violations: ['expression', 'mandate-revocation'] } as const;
const libya = { country: 'LBY', violations: ['abduction'] } as const;

test.each([
  ['everything', null, true],
  ['nothing', only({}), false],
  ['a country of it', only({ countries: ['VEN'] }), true],
  ['another country', only({ countries: ['MNG'] }), false],
  ['a region of it', only({ regions: ['americas'] }), true],
  ['another region', only({ regions: ['pacific'] }), false],
  ['countries of the OSCE', only({ organisations: ['osce'] }), true],
  ['a violation of it', only({ violations: ['mandate-revocation'] }), true],
  ['another violation', only({ violations: ['torture'] }), false],
  [
    'another country or a violation of it',
    only({ countries: ['MNG'], violations: ['murder'] }),
    true,
  ],
] as const)(
  'decisions on Venezuela and Türkiye concern a committee for %s: %s',
  (_what, concerns, expected) => {
    expect(isConcerned(concerns, [venezuela, turkey])).toBe(expected);
  },
);

test('a committee follows up the decisions that concern it, and all of them when it was named all the same', () => {
  const osce = only({ organisations: ['osce'] });
  expect(concerning(osce, [venezuela, turkey])).toEqual([turkey]);
  expect(concerning(osce, [venezuela, libya])).toEqual([venezuela, libya]);
  expect(concerning(null, [venezuela])).toEqual([venezuela]);
});

test('no mailing is without an owner: where the rules leave none, the group’s committee follows up', () => {
  const osce = { code: 'OSCE', clerks: ['claire'], concerns: only({ organisations: ['osce'] }) };
  const ipu = { code: 'IPU', clerks: ['anna'], concerns: only({ regions: ['africa'] }) };
  expect(concernedCommittees([osce, ipu], [turkey], 'anna')).toEqual(['OSCE']);
  expect(concernedCommittees([osce, ipu], [venezuela], 'anna')).toEqual(['IPU']);
  expect(concernedCommittees([osce, ipu], [venezuela], 'nobody')).toEqual(['OSCE']);
  expect(concernedCommittees([osce, ipu], [], 'anna')).toEqual(['IPU']);
});
