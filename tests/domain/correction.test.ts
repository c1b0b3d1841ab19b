import { expect, test } from 'vitest';
import { type CorrectableField, correctedValue } from '../../src/domain/correction.ts';

test.each<[CorrectableField, string, unknown]>([
  ['country', 'gab', 'GAB'],
  ['country', 'Swaziland', 'SWZ'],
  ['body', 'Committee', 'committee'],
  ['session', '206', 206],
  ['place', 'Virtual', 'virtual'],
  ['place', 'Nusa Dua, Bali', 'Nusa Dua, Bali'],
  ['adopted', '2020-11-03', '2020-11-03'],
  ['manner', 'none', null],
  ['manner', 'consensus', 'consensus'],
  ['mps', '134', 134],
  ['violations', 'torture, fair-trial, torture', ['torture', 'fair-trial']],
  ['case', 'MON/01 Zorig Sanjasuuren', { code: 'MNG-01', name: 'Zorig Sanjasuuren' }],
  ['case', 'GAB-05 none', { code: 'GAB-05', name: null }],
])('%s takes “%s”', (field, written, value) => {
  expect(correctedValue(field, written)).toEqual({ value });
});

test.each<[CorrectableField, string]>([
  ['country', 'Atlantis'],
  ['body', 'parliament'],
  ['session', 'two hundred'],
  ['adopted', '2020-02-30'],
  ['adopted', '3 November'],
  ['manner', 'by acclamation'],
  ['violations', 'torture, sadness'],
  ['violations', ''],
  ['case', 'Justin Ndoundangoye'],
  ['case', 'GAB-04'],
])('%s does not take “%s”', (field, written) => {
  expect(correctedValue(field, written)).toBeNull();
});
