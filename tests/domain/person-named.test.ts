/** Whom somebody names when they assign a follow-up: one alone fits, or nobody is meant. */
import { expect, test } from 'vitest';
import { personNamed } from '../../src/domain/person-named.ts';

const house = [
  { name: 'Bo Kjær', email: 'bo.kjaer@parlament.example' },
  { name: 'Claire Dumas', email: 'claire.dumas@parlament.example' },
  { name: 'Jens Ærø Møller', email: 'jens.moller@parlament.example' },
  { name: 'Jens Hansen', email: 'jens.hansen@parlament.example' },
  { name: 'Bo Kjær Madsen', email: 'bo.madsen@parlament.example' },
];

test.each([
  ['Claire Dumas', 'Claire Dumas'],
  ['claire', 'Claire Dumas'],
  ['DUMAS, Claire', 'Claire Dumas'],
  ['Jens Moller', 'Jens Ærø Møller'],
  ['Møller', 'Jens Ærø Møller'],
  // A whole name comes before a longer one that has its words.
  ['Bo Kjær', 'Bo Kjær'],
  ['bo.madsen@parlament.example', 'Bo Kjær Madsen'],
  ['<Claire.Dumas@Parlament.Example>', 'Claire Dumas'],
])('“%s” is %s', (words, name) => {
  expect(personNamed(words, house)).toMatchObject({ kind: 'one', person: { name } });
});

test.each([
  ['Jens', { kind: 'several', people: [{ name: 'Jens Ærø Møller' }, { name: 'Jens Hansen' }] }],
  ['Claire Hansen', { kind: 'nobody', near: [{ name: 'Claire Dumas' }, { name: 'Jens Hansen' }] }],
  ['the other committee', { kind: 'nobody', near: [] }],
  ['claire@elsewhere.example', { kind: 'nobody', near: [] }],
  ['', { kind: 'nobody', near: [] }],
])('“%s” is nobody alone', (words, found) => {
  expect(personNamed(words, house)).toMatchObject(found);
});

test('who is clerk and member is one person', () => {
  const twice = [{ name: 'Jens H.', email: 'Jens.Hansen@parlament.example' }, ...house.slice(3, 4)];
  expect(personNamed('Hansen', twice)).toMatchObject({ kind: 'one' });
});
