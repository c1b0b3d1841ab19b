/** Every fault names its row, its column as it is printed, and its value. */
import { describe, expect, test } from 'vitest';
import { importInWords } from '../../src/members/in-words.ts';
import { readMembers } from '../../src/members/read-members.ts';
import { saidToPrograms } from '../../src/members/said-outcome.ts';
import { committees, today } from './people.ts';

/** What is said of a list, without the first line. */
function saidOf(list: string | Uint8Array): string[] {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  const read = readMembers(bytes, { committees, today });
  if (read.ok) return [];
  const [first, ...lines] = importInWords(saidToPrograms(read), 'list.csv').trimEnd().split('\n');
  expect(first).toMatch(/^list\.csv \(.+\) was not taken in; nothing was changed:$/);
  return lines.map((line) => line.trim());
}

const jane = 'Jane Public,jane@parlament.example';

describe('of tables', () => {
  test.each([
    ['no address', 'Name,E-mail\nJane Public,', 'row 2, column "E-mail", "": is empty'],
    ['no name', 'Nom,Courriel\n,a@b.example', 'row 2, column "Nom", "": is empty'],
    [
      'no name in two columns',
      'Fornavn;Efternavn;E-post\n;;a@b.example',
      'row 2, column "Fornavn", "": is empty',
    ],
    [
      'an address that is none',
      'Name,E-mail\nJane,jane(at)parlament.example',
      'row 2, column "E-mail", "jane(at)parlament.example": is not an e-mail address',
    ],
    [
      'one of several addresses',
      'Name;E-mail\nJane;a@b.example, jane@parlament',
      'row 2, column "E-mail", "a@b.example, jane@parlament": holds "jane@parlament", which is not an e-mail address',
    ],
    [
      'a language that we do not write',
      `Navn,E-post,Sprog\n${jane},svensk`,
      'row 2, column "Sprog", "svensk": is none of the languages en, fr, es, da, ar',
    ],
    [
      'a committee that desk.yaml does not know',
      `Name,E-mail,Committees\n${jane},UPN;EUU`,
      'row 2, column "Committees", "UPN;EUU": names "EUU", which is no committee of desk.yaml (UPN, URU, OSCE, ERD, IPU)',
    ],
    [
      'each of several',
      `Name,E-mail,Committees\n${jane},EUU;XYZ`,
      'row 2, column "Committees", "EUU;XYZ": names "EUU", which is no committee of desk.yaml (UPN, URU, OSCE, ERD, IPU)',
      'row 2, column "Committees", "EUU;XYZ": names "XYZ", which is no committee of desk.yaml (UPN, URU, OSCE, ERD, IPU)',
    ],
    [
      'a period that is none',
      `Name,E-mail,Committees\n${jane},UPN (last year)`,
      'row 2, column "Committees", "UPN (last year)": holds "last year", which is not a period (2020-10-01 – 2021-06-30)',
    ],
    [
      'a period backwards',
      `Name,E-mail,Committees\n${jane},UPN (2021-06-30 – 2020-10-01)`,
      'row 2, column "Committees", "UPN (2021-06-30 – 2020-10-01)": holds "2021-06-30 – 2020-10-01", which ends before it begins',
    ],
    [
      'a day that does not exist',
      `Name,E-mail,Until\n${jane},30.2.2021`,
      'row 2, column "Until", "30.2.2021": is not a day (2021-06-30, 30.6.2021)',
    ],
    [
      'an end before the beginning',
      `Name,E-mail,Since,Until\n${jane},2020-10-01,2020-09-30`,
      'row 2, column "Until", "2020-09-30": lies before the first day',
    ],
    [
      'the same address twice, also beside the main one',
      `Name;E-post\n${jane.replace(',', ';')}\n\nJohn;john@b.example, JANE@parlament.example`,
      'row 4, column "E-post", "jane@parlament.example": stands in row 2 too',
    ],
    [
      'the same id twice',
      `Medlemsnr,Navn,E-post\n7,${jane}\n7,John,john@b.example`,
      'row 3, column "Medlemsnr", "7": stands in row 2 too',
    ],
    [
      'a cell over several lines does not shift the rows',
      `Name,E-mail\n"Jane\nPublic",jane@parlament.example\nJohn,john`,
      'row 3, column "E-mail", "john": is not an e-mail address',
    ],
    [
      'no heading of an address',
      'Name,Telephone\nJane,1',
      'row 1: no heading is recognised as the e-mail address ("Name", "Telephone"). Name and e-mail are needed',
    ],
    ['nothing at all', '', 'The file is empty'],
    ['headings only', 'Name,E-mail\n', 'The file holds no members'],
    [
      'a quotation mark that is never closed',
      `Name,E-mail\n"Jane,jane@parlament.example\n`,
      'row 2: a quotation mark opens here or later and is never closed',
    ],
  ])('%s', (_name, list, ...said) => {
    expect(saidOf(list)).toEqual(said);
  });

  test('all at once, and no more than fifty of them', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `M${i},m${i}`).join('\n');
    const said = saidOf(`Name,E-mail\n${rows}`);
    expect(said).toHaveLength(51);
    expect(said.at(-1)).toBe('and 10 more');
  });

  test('a workbook is told apart from a text', () => {
    expect(saidOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toEqual([
      'The file is a workbook or archive (XLSX, ODS, ZIP), not text: save the list as CSV (UTF-8) and import that',
    ]);
  });
});

describe('of Popolo', () => {
  const popolo = (person: object, rest: object = {}) =>
    JSON.stringify({ persons: [{ id: 'a', name: 'Ann', email: 'a@b.example' }, person], ...rest });
  test.each([
    [
      'no address',
      popolo({ id: 'b', name: 'Bob' }),
      'row 2, column "email", "Bob": is missing: neither email nor contact_details has an address',
    ],
    ['no name', popolo({ id: 'b', email: 'b@b.example' }), 'row 2, column "name", "b": is missing'],
    [
      'an address that is none',
      popolo({ id: 'b', name: 'Bob', email: 'bob' }),
      'row 2, column "email", "bob": is not an e-mail address',
    ],
    [
      'the same address twice',
      popolo({ id: 'b', name: 'Bob', email: 'A@b.example' }),
      'row 2, column "email", "a@b.example": stands in row 1 too',
    ],
    [
      'a date that is none',
      popolo(
        { id: 'b', name: 'Bob', email: 'b@b.example' },
        { memberships: [{ person_id: 'b', end_date: '2021-13' }] },
      ),
      'column "memberships.0.end_date", "2021-13": is not a date (2021, 2021-06, 2021-06-30)',
    ],
    ['other JSON', '{"members": []}', 'The file is no Popolo file: it holds no persons'],
  ])('%s', (_name, list, said) => {
    expect(saidOf(list)).toEqual([said]);
  });

  test.each([
    ['a text', [{ name: 7 }], 'row 1, column "name", "7": is not a text'],
    ['a list', [{ memberships: {} }], 'row 1, column "memberships", "{}": is not a list'],
    ['an object', ['Ann'], 'row 1, "Ann": is not an object'],
    ['an id', [{ id: true }], 'row 1, column "id", "true": is neither a text nor a number'],
  ])('what should be %s and is something else', (_name, persons, said) => {
    expect(saidOf(JSON.stringify({ persons }))).toEqual([said]);
  });

  test.each([
    ['that is cut off', '{"persons": [', 'it is cut off or damaged'],
    ['at a place', '{"persons":\n [1 2]}', 'it breaks at line 2, column 5'],
    ['near a text', '{"persons": x}', 'it breaks near "{"persons": x}"'],
  ])('broken JSON %s', (_name, list, where) => {
    expect(saidOf(list)).toEqual([`The file is no valid JSON: ${where}`]);
  });
});
