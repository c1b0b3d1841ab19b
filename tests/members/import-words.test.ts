/** All that an import may find has its words in every language, and no word is left over. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { argumentsOf, locales, readCatalogue } from '../../src/mail/words.ts';
import { type Problem, type ProblemCode, problemCodes } from '../../src/members/fault.ts';
import { importWords } from '../../src/members/import-words.ts';
import type { ListFormat } from '../../src/members/list-format.ts';
import { type Note, noteCodes } from '../../src/members/note.ts';

type About<P, C> = P extends { code: infer K } ? (C extends K ? Omit<P, 'code'> : never) : never;
/** Values that are found again in the words; the compiler asks for each code. */
const parameters: { readonly [C in ProblemCode]: About<Problem, C> } = {
  'not-text': { container: 'pdf' },
  'file-empty': {},
  'no-members': {},
  'no-persons': {},
  'json-broken': {},
  'json-broken-at': { line: 47, column: 11 },
  'json-broken-near': { near: '[1 2]' },
  'too-many-leave': { leaving: 31, of: 53 },
  'quote-unclosed': {},
  'not-a-table': {},
  'columns-missing': { missing: 'both', headings: ['Telefon', 'Ort'] },
  empty: {},
  'not-an-address': {},
  'holds-no-address': { piece: 'jens@' },
  'language-unknown': {},
  'day-unreadable': {},
  'until-before-from': {},
  'period-unreadable': { piece: 'last year' },
  'period-backwards': { piece: '2021 – 2020' },
  'committee-unknown': { piece: 'EUU', known: ['UPN', 'URU'] },
  'stands-twice': { row: 7 },
  'known-in-row': { row: 7 },
  'address-of-other': { name: 'Camille Roux', key: 'm4' },
  'name-missing': {},
  'address-missing': {},
  'date-unreadable': {},
  'not-a-text': {},
  'not-a-list': {},
  'not-an-object': {},
  'not-an-id': {},
  unreadable: {},
};
const problems = problemCodes.map((code) => ({ code, ...parameters[code] }) as Problem);

const notes: { readonly [C in Note['code']]: Extract<Note, { code: C }> } = {
  'columns-unused': { code: 'columns-unused', headings: ['Telefon', 'Ort'] },
  'persons-left-out': { code: 'persons-left-out', count: 12 },
  'committees-left-out': { code: 'committees-left-out', count: 12 },
  'not-yet': { code: 'not-yet', count: 12 },
  'long-gone': { code: 'long-gone', count: 12 },
  'same-name': {
    code: 'same-name',
    persons: [{ name: 'Ann', before: 'a@old.example', now: 'a@new.example' }],
  },
};

const charset = 'utf-8';
const formats: readonly ListFormat[] = [
  ...([',', ';', '\t', '|'] as const).map(
    (delimiter) => ({ kind: 'table', delimiter, charset }) as const,
  ),
  { kind: 'text', charset },
  ...(['popolo', 'workbook', 'old-workbook', 'pdf'] as const).map((kind) => ({ kind }) as const),
];

const wishes = { complete: '<complete>', evenSo: '<even so>' };
const wordsIn = (language: (typeof languages)[number]) =>
  importWords(voiceOf(language, 'UTC'), wishes);
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

const english = readCatalogue('en');
const headings = ['import-faults', 'import-notes', 'import-list'];
const keysUnder = (catalogue: ReadonlyMap<string, string>, heading: string) =>
  [...catalogue.keys()]
    .filter((key) => key.startsWith(`${heading}.`))
    .map((key) => key.slice(heading.length + 1))
    .sort();

const argumentsIn = (source: string, locale: string) =>
  [
    ...argumentsOf(
      new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst(),
    ).keys(),
  ].sort();

describe.each(languages)('%s', (language) => {
  const own = readCatalogue(language);
  const words = wordsIn(language);

  test('has each code of the closed lists, no other, and the arguments of English', () => {
    expect(keysUnder(own, 'import-faults')).toEqual([...problemCodes].sort());
    expect(keysUnder(own, 'import-notes')).toEqual([...noteCodes].sort());
    for (const heading of headings) {
      expect(keysUnder(own, heading)).toEqual(keysUnder(english, heading));
      for (const name of keysUnder(own, heading)) {
        const key = `${heading}.${name}`;
        const [here, there] = [own.get(key) ?? '', english.get(key) ?? ''];
        expect([key, argumentsIn(here, locales[language])]).toEqual([
          key,
          argumentsIn(there, 'en'),
        ]);
      }
    }
  });

  test.each(problems)('says $code with what it is about', (problem) => {
    const said = bare(words.problem(problem));
    expect(said).not.toMatch(/undefined|\[object|\{|\.$/);
    const { code: _, ...about } = problem;
    // What a select compares, and what names a kind of file, is said in other words.
    const { missing: _m, container: _c, ...printed } = about as Record<string, unknown>;
    for (const value of Object.values(printed).flat()) expect(said).toContain(String(value));
    if (problem.code === 'address-of-other') expect(said).toContain(wishes.complete);
    if (problem.code === 'too-many-leave') expect(said).toContain(wishes.evenSo);
    if (problem.code === 'language-unknown')
      for (const each of languages) expect(said).toContain(each);
    if (language !== 'en') expect(said).not.toBe(bare(wordsIn('en').problem(problem)));
  });

  test.each(Object.values(notes))('says $code', (note) => {
    const said = bare(words.note(note));
    expect(said).not.toMatch(/undefined|\[object|\{/);
    if ('count' in note) expect(said).toContain('12');
    if ('headings' in note) for (const each of note.headings) expect(said).toContain(each);
    if ('persons' in note) expect(said).toMatch(/Ann.*a@old\.example.*a@new\.example/);
    if (language !== 'en') expect(said).not.toBe(bare(wordsIn('en').note(note)));
  });

  test('says how a file was read, each in a way of its own', () => {
    const said = formats.map((format) => bare(words.format(format)));
    expect(new Set(said).size).toBe(formats.length);
    for (const [i, format] of formats.entries())
      if ('charset' in format) expect(said[i]).toContain(format.charset);
  });
});

test('what is missing above the columns is named: the name, the address, or both', () => {
  const said = (['name', 'email', 'both'] as const).map((missing) =>
    wordsIn('da').problem({ code: 'columns-missing', missing, headings: ['Ort'] }),
  );
  expect(said.map((text) => /genkendes som (.+) \(»Ort«\)/.exec(text)?.[1])).toEqual([
    'navnet',
    'e-mailadressen',
    'navnet eller e-mailadressen',
  ]);
});

test('numbers take the form that the language asks for', () => {
  const left = (count: number) =>
    bare(wordsIn('ar').note({ code: 'committees-left-out', count })).split(' وارد')[0];
  expect([1, 2, 3, 11].map(left)).toEqual([
    'استُبعدت لجنة واحدة',
    'استُبعدت لجنتان',
    'استُبعدت 3 لجان',
    'استُبعدت 11 لجنة',
  ]);
});
