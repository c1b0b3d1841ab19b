import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestActions } from '../../src/replies/suggest.ts';
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
  { code: 'ZWE-45', names: ['Joana Mamombe'], country: 'ZWE' },
];
/** A Thursday. */
const writtenOn = '2020-12-10';
const suggested = (text: string) => suggestActions(text, { cases, writtenOn });
const kindsOf = (text: string) =>
  suggested(text).map(({ kind, planned }) => `${kind} ${planned ? 'planned' : 'done'}`);

test.each(mailNames.filter((name) => expectedOf(name).suggestion))('%s', (name) => {
  const { suggestion, reply } = expectedOf(name);
  const text = reply?.text ?? 'Yes, I have asked the foreign minister about Gabon.';
  const found = suggested(text);
  expect(found.map(({ kind }) => kind)).toEqual(suggestion.kinds);
  expect([...new Set(found.flatMap((each) => each.cases))]).toEqual(suggestion.cases);
  expect([...new Set(found.flatMap((each) => each.countries))]).toEqual(suggestion.countries);
});

test.each<[string, string[], string[], string[]]>([
  [
    'I met the ambassador of Egypt and raised the cases of Tundu Lissu.',
    ['meet-ambassadors done'],
    ['TZA-04'],
    ['EGY'],
  ],
  [
    'Jeg mødtes i går med den venezuelanske ambassadør om Juan Guaido.',
    ['meet-ambassadors done'],
    ['VEN-53'],
    [],
  ],
  ['J’ai rencontré l’ambassadeur d’Égypte.', ['meet-ambassadors done'], [], ['EGY']],
  [
    'Escribí al presidente del Parlamento de Venezuela y publiqué una carta en la prensa.',
    ['contact-parliamentarians done', 'inform-media done'],
    [],
    ['VEN'],
  ],
  [
    'J’ai posé une question écrite au ministre des affaires étrangères sur VEN-49.',
    ['request-foreign-minister done'],
    ['VEN-49'],
    [],
  ],
  ['Berrizbeitia must be freed.', [], [], []],
  ['I met Uganda’s ambassador about MMR-267.', ['meet-ambassadors done'], ['MMR-267'], []],
])('%s', (text, kinds, codes, countries) => {
  const found = suggested(text);
  expect(kindsOf(text)).toEqual(kinds);
  expect([...new Set(found.flatMap((each) => each.cases))]).toEqual(codes);
  expect([...new Set(found.flatMap((each) => each.countries))]).toEqual(countries);
});

describe('what will be done is planned, and nothing else is', () => {
  test.each([
    ['We will raise it in plenary.', 'planned'],
    ['We raised it in plenary.', 'done'],
    ['We should raise it in plenary.', null],
    ['We could not raise it in plenary.', null],
    ['Should we have raised it in plenary?', null],
    ['Vi rejser det i salen i næste uge.', 'planned'],
    ['Vi rejste det i salen.', 'done'],
    ['Vi burde rejse det i salen.', null],
    ['Nous allons déposer une résolution.', 'planned'],
    ['Nous avons déposé une résolution.', 'done'],
    ['Nous devrions déposer une résolution.', null],
    ['Vamos a presentar una moción.', 'planned'],
    ['Hemos presentado una moción.', 'done'],
    ['No hemos presentado ninguna moción.', null],
  ])('%s', (text, said) => {
    expect(kindsOf(text)).toEqual(said ? [`debate-resolution ${said}`] : []);
  });
});

test.each([
  'I will ask nobody: the foreign minister has not answered.',
  'Jeg har ikke mødt ambassadøren.',
  'Je n’ai pas rencontré l’ambassadeur.',
  'No he hablado con el embajador.',
  'Should I have asked the foreign minister?',
  'Thank you for your message.',
])('%s: nothing was done', (text) => {
  expect(suggested(text)).toEqual([]);
});

test('each kind is suggested with its own cases, day and words', () => {
  const text =
    'On 3 December I met the ambassador about Leila de Lima. We shall raise Tundu Lissu in plenary on 20 January.';
  expect(suggested(text)).toMatchObject([
    {
      kind: 'meet-ambassadors',
      planned: false,
      on: '2020-12-03',
      cases: ['PHL-08'],
      words: 'met the ambassador',
    },
    { kind: 'debate-resolution', planned: true, on: '2021-01-20', cases: ['TZA-04'] },
  ]);
});

test('a day without a year is the last one of what was done, the next one of what is planned', () => {
  expect(suggested('I met the ambassador on 20 December.')[0]?.on).toBe('2019-12-20');
  expect(suggested('I will meet the ambassador on 20 December.')[0]?.on).toBe('2020-12-20');
  expect(suggested('Yesterday I met the ambassador.')[0]?.on).toBe('2020-12-09');
  expect(suggested('I met the ambassador.')[0]?.on).toBeNull();
});

/** Sentences as members and their assistants write them, and what they say (`kind done|planned [day]`). */
interface Saying {
  readonly language: string;
  readonly text: string;
  readonly says: readonly string[];
  readonly cases: readonly string[];
}
const sayings = (file: string): Saying[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'sayings', `${file}.json`), 'utf8'));
const all = [...sayings('first'), ...sayings('second')];

/** One is counted for each kind with done-or-planned; its day and cases apart. */
function measured(of: readonly Saying[]) {
  const counts = { right: 0, wrong: 0, missed: 0, days: 0, cases: 0 };
  for (const { text, says, cases: named } of of) {
    const found = suggested(text);
    const got = found.map(({ kind, planned }) => `${kind} ${planned ? 'planned' : 'done'}`);
    for (const said of says) {
      const [kind, how, day = null] = said.split(' ');
      const at = got.indexOf(`${kind} ${how}`);
      const match = found[at];
      if (!match) counts.missed += 1;
      else {
        counts.right += 1;
        counts.days += match.on === day ? 1 : 0;
        counts.cases += match.cases.every((code) => named.includes(code)) ? 1 : 0;
      }
    }
    counts.wrong += got.filter((one) => !says.some((said) => said.startsWith(one))).length;
  }
  const { right, wrong, missed } = counts;
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    days: counts.days / right,
    cases: counts.cases / right,
  };
}

describe('measured on the labelled set', () => {
  test('it is large enough, and in eight languages', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(new Set(all.map(({ language }) => language)).size).toBe(8);
    expect(all.filter(({ says }) => !says.length).length).toBeGreaterThan(all.length / 4);
  });

  test('overall', () => {
    const { precision, recall, days, cases: places } = measured(all);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(days).toBeGreaterThanOrEqual(0.95);
    expect(places).toBeGreaterThanOrEqual(0.95);
  });

  test.each(['ar', 'da', 'de', 'en', 'es', 'fr', 'pl', 'sv'])('%s', (language) => {
    const { precision, recall } = measured(all.filter((one) => one.language === language));
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });
});

test('whatever is written, words that lead to a suggestion stand in the text', () => {
  const words = all.flatMap(({ text }) => text.split(' '));
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 60 })
    .map((some) => some.join(' '));
  fc.assert(
    fc.property(text, (written) => {
      const flat = written
        .replace(/\s+/g, ' ')
        .normalize('NFC')
        .replace(/[\u064b-\u0652\u0640]/g, '');
      for (const { words: led } of suggested(written))
        for (const part of led.split(' · ')) expect(flat).toContain(part);
    }),
    { numRuns: 150 },
  );
});

test('a long text costs little, whatever is in it', () => {
  const started = performance.now();
  suggested('I met and I met and asked the '.repeat(2_000));
  suggested('سفير و التقيت '.repeat(1_500));
  expect(performance.now() - started).toBeLessThan(5_000);
});
