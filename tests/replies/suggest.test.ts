import { expect, test } from 'vitest';
import { suggestAction } from '../../src/replies/suggest.ts';
import { expectedOf, mailNames } from '../incoming/fixtures.ts';

const cases = [
  { code: 'PHL-08', names: ['Leila de Lima'], country: 'PHL' },
  { code: 'TZA-04', names: ['Tundu Lissu'], country: 'TZA' },
  { code: 'CIV-07', names: ['Jacques Ehouo'], country: 'CIV' },
  { code: 'VEN-49', names: ['Dinorah Figuera'], country: 'VEN' },
  { code: 'VEN-53', names: ['Juan Guaidó'], country: 'VEN' },
  { code: 'VEN-74', names: ['Carlos Berrizbeitia'], country: 'VEN' },
  { code: 'GAB-04', names: ['Justin Ndoundangoye'], country: 'GAB' },
  { code: 'EGY-07', names: [], country: 'EGY' },
];

test.each(mailNames.filter((name) => expectedOf(name).suggestion))('%s', (name) => {
  const { suggestion, reply } = expectedOf(name);
  const text = reply?.text ?? 'Yes, I have asked the foreign minister about Gabon.';
  expect(suggestAction(text, { cases })).toMatchObject(suggestion);
});

test.each<[string, string[], string[], string[]]>([
  [
    'I met the ambassador of Egypt and raised the cases of Tundu Lissu.',
    ['meet-ambassadors'],
    ['TZA-04'],
    ['EGY'],
  ],
  [
    'Jeg mødtes i går med den venezuelanske ambassadør om Juan Guaido.',
    ['meet-ambassadors'],
    ['VEN-53'],
    [],
  ],
  ['J’ai rencontré l’ambassadeur d’Égypte.', ['meet-ambassadors'], [], ['EGY']],
  [
    'Escribí al presidente del Parlamento de Venezuela y publiqué una carta en la prensa.',
    ['contact-parliamentarians', 'inform-media'],
    [],
    ['VEN'],
  ],
  [
    'J’ai posé une question écrite au ministre des affaires étrangères sur VEN-49.',
    ['request-foreign-minister'],
    ['VEN-49'],
    [],
  ],
  ['Berrizbeitia must be freed.', [], ['VEN-74'], []],
  ['A code that nobody knows yet: MMR-267.', [], ['MMR-267'], []],
])('%s', (text, kinds, codes, countries) => {
  expect(suggestAction(text, { cases })).toMatchObject({ kinds, cases: codes, countries });
});

test.each([
  'I will ask the foreign minister next week.',
  'Jeg har ikke mødt ambassadøren.',
  'Je vais rencontrer l’ambassadeur.',
  'Je n’ai pas rencontré l’ambassadeur.',
  'No he hablado con el embajador.',
  'Should I have asked the foreign minister?',
  'Thank you for your message.',
])('%s: nothing was done', (text) => {
  expect(suggestAction(text, { cases }).kinds).toEqual([]);
});

test('the words that led to a kind are given', () => {
  const { words } = suggestAction('Yesterday I met the ambassador.', { cases });
  expect(words).toEqual(['met the ambassador']);
});
