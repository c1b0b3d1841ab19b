import { describe, expect, test } from 'vitest';
import { addressesCell, committeesCell, languageCell } from '../../src/members/cells.ts';
import { dayIn, periodIn } from '../../src/members/dates.ts';
import { fieldOf } from '../../src/members/headings.ts';

describe('headings', () => {
  test.each([
    ['E-mail', 'email'],
    ['EMAIL ADDRESS', 'email'],
    ['e-mail (office)', 'email'],
    ['Adresse électronique', 'email'],
    ['correo electronico', 'email'],
    ['البريد الالكتروني', 'email'],
    ['Name / Nom / Navn', 'name'],
    ['Prénom', 'firstName'],
    ['PRENOMS', 'firstName'],
    ['Fødselsdag', null],
    ['Udvalg 2', 'committees'],
    ['Délégations', 'committees'],
    ['أسم العائلة', 'lastName'],
    ['Fratrådt', 'until'],
    ["Jusqu'au", 'until'],
    ['Jusqu’au:', 'until'],
    ['Fecha de baja', 'until'],
    ['', null],
  ])('%s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field);
  });
});

describe('days', () => {
  test.each([
    ['2021-06-30', '2021-06-30'],
    ['2021-06-30 00:00:00', '2021-06-30'],
    ['30.6.2021', '2021-06-30'],
    ['30/06/1998', '1998-06-30'],
    ['30. juni 2021', '2021-06-30'],
    ['1er mars 2021', '2021-03-01'],
    ['٣٠/٠٦/٢٠٢١', '2021-06-30'],
    ['31.6.2021', null],
    ['2021', null],
    ['soon', null],
  ])('%s', (cell, day) => {
    expect(dayIn(cell)).toBe(day);
  });
});

describe('periods', () => {
  const whole = { from: '2020-10-01', until: '2021-06-30' };
  test.each([
    ['2020-10-01 – 2021-06-30', whole],
    ['2020-10-01-2021-06-30', whole],
    ['2020-10-01/2021-06-30', whole],
    ['1.10.2020-30.6.2021', whole],
    ['from 1 October 2020 to 30 June 2021', whole],
    ['du 01/10/2020 au 30/06/2021', whole],
    ['desde 1/10/2020 hasta 30/6/2021', whole],
    ['fra 1. oktober 2020 til 30. juni 2021', whole],
    ['من 2020-10-01 إلى 2021-06-30', whole],
    ['2020-10-01 –', { from: '2020-10-01', until: null }],
    ['since 2020-10-01', { from: '2020-10-01', until: null }],
    ['2020-10-01', { from: '2020-10-01', until: null }],
    ['– 2021-06-30', { from: null, until: '2021-06-30' }],
    ['jusqu’au 30/06/2021', { from: null, until: '2021-06-30' }],
    ['', null],
    ['2020-10-01 – soon', null],
  ])('%s', (text, period) => {
    expect(periodIn(text)).toEqual(period);
  });
});

describe('committees', () => {
  const cell = committeesCell([
    { code: 'UPN', name: 'Foreign Policy Committee' },
    { code: 'HE', name: 'Committee on Health, Education and Culture (joint)' },
  ]);
  const open = (...codes: string[]) =>
    codes.map((committee) => ({ committee, from: null, until: null }));
  test.each([
    ['', []],
    ['upn', open('UPN')],
    ['UPN;HE', open('UPN', 'HE')],
    ['UPN, HE', open('UPN', 'HE')],
    ['UPN HE', open('UPN', 'HE')],
    ['UPN، HE', open('UPN', 'HE')],
    ['UPN;UPN', open('UPN')],
    ['Foreign policy committee', open('UPN')],
    ['Committee on Health, Education and Culture (joint); UPN', open('HE', 'UPN')],
    [
      'UPN (2020-10-01 – 2021-06-30) HE',
      [{ committee: 'UPN', from: '2020-10-01', until: '2021-06-30' }, ...open('HE')],
    ],
  ])('%s', (text, memberships) => {
    expect(cell.parse(text)).toEqual(memberships);
  });
});

test.each([
  ['da', 'da'],
  ['da-DK', 'da'],
  ['DAN', 'da'],
  ['Dänisch', undefined],
  ['danois', 'da'],
  ['Français', 'fr'],
  ['anglais', 'en'],
  ['إنجليزية', 'en'],
  ['الإنجليزية', 'en'],
  ['', null],
])('language %s', (text, language) => {
  expect(languageCell.safeParse(text).data).toBe(language);
});

test.each([
  ['A@B.example', ['a@b.example']],
  ['a@b.example; c@d.example', ['a@b.example', 'c@d.example']],
  ['Ann Lee <a@b.example>, "Bo" <c@d.example>', ['a@b.example', 'c@d.example']],
  ['mailto:a@b.example a@b.example', ['a@b.example']],
])('addresses %s', (text, addresses) => {
  expect(addressesCell.parse(text)).toEqual(addresses);
});
