import { expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { absentUntil } from '../../src/incoming/absence.ts';

const written: Day = '2020-12-04';

test.each<[string, Day | null]>([
  ['Jeg er på barsel og læser ikke mine mails før 1. marts 2021.', '2021-03-01'],
  ['Jeg er tilbage mandag den 14. december.', '2020-12-14'],
  ['I am away from 1 to 11 December and will be back on December 12th, 2020.', '2020-12-12'],
  ['Out until 2021-01-04. My book came out on 5 May 2019.', '2021-01-04'],
  ["Je serai absente jusqu'au 3 janvier inclus.", '2021-01-03'],
  ['De retour le 1er février 2021', '2021-02-01'],
  ['Volveré el 7 de enero de 2021', '2021-01-07'],
  ['Ich bin bis 18.12. nicht da', '2020-12-18'],
  ['Jag är tillbaka den 4 januari', '2021-01-04'],
  ['I left the office on 1 December 2020.', null],
  ['I read my mail seldom.', null],
  ['Back on 31 February 2021', null],
  ['See you in 2035: 1 March 2035', null],
])('%s', (text, until) => {
  expect(absentUntil(text, written)).toBe(until);
});
