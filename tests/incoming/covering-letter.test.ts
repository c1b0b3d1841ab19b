import { describe, expect, test } from 'vitest';
import { countriesMentioned } from '../../src/incoming/countries-mentioned.ts';
import { coveringLetter } from '../../src/incoming/covering-letter.ts';

test.each([
  ['Geneva, 3 December 2020\n\nDear Madam President,', '2020-12-03'],
  ['Genève, le 5 février 2018\n\nMadame la Présidente,', '2018-02-05'],
  ['INTER-PARLIAMENTARY UNION\n\n12 April 2019.\n\nDear Sir,', '2019-04-12'],
  ['The decision of 3 December 2020 is attached.', null],
  ['We wrote to you on 3 December 2020\nabout Gabon.', '2020-12-03'],
  ['Dear colleagues,\n\nThe decision is attached.', null],
])('%j is dated %s', (text, date) => {
  expect(coveringLetter(text).date).toBe(date);
});

test.each([
  ['the human rights situation of 160 members of national parliaments in 13 countries', 160, 13],
  ['decisions on the cases of 187 parliamentarians from 12 countries', 187, 12],
  ['concernent la situation de 1 027 parlementaires dans 58 pays', 1027, 58],
  ['les cas de 252 parlementaires de 14 pays', 252, 14],
])('%s', (text, mps, countries) => {
  expect(coveringLetter(text).stated).toEqual({ mps, countries });
});

test.each([
  'The IPU has 179 member parliaments.',
  'Two decisions on parliamentarians in 13 sessions',
])('%s states no totals', (text) => {
  expect(coveringLetter(text).stated).toBeNull();
});

test('a letter that lists what parliaments can do asks for it; one that names a way or two does not', () => {
  const ways = [
    'bring the decisions to the attention of the members',
    'hold parliamentary debates',
    'set up a mechanism',
    'make bilateral approaches',
    'meet the ambassadors',
    'mandate a visit',
    'ask the Minister of Foreign Affairs',
  ];
  expect(coveringLetter(ways.join('\n- ')).asksForActions).toBe(true);
  expect(coveringLetter(ways.slice(0, 3).join('\n- ')).asksForActions).toBe(false);
});

describe('countries', () => {
  test.each<[string, string, string[]]>([
    ['Decisions: Belarus, Tanzania', 'and the decision on Brazil', ['BLR', 'TZA', 'BRA']],
    ['', 'the Democratic Republic of the Congo and the Congo', ['COD', 'COG']],
    [
      'Togo',
      'en Côte d’Ivoire et au Venezuela (République bolivarienne du)',
      ['TGO', 'CIV', 'VEN'],
    ],
    ['', 'chad is a name and turkey a bird', []],
    ['', 'Text on Gabon.\n\n1218 Le Grand-Saconnex, Switzerland', ['GAB']],
    ['', 'Text on Gabon.\n\nYours sincerely,\nSwitzerland Desk', ['GAB']],
  ])('%s / %s', (subject, text, countries) => {
    expect(countriesMentioned({ subject, text })).toEqual(countries);
  });
});
