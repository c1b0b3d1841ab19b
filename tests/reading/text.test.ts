import { describe, expect, it } from 'vitest';
import { gendersOf } from '../../src/reading/gender.ts';
import { french } from '../../src/reading/phrases/fr.ts';
import { doubtsInEnglish } from '../in-english.ts';
import { only, read } from './texts.ts';

const contents = `Governing Council CL/211/14(c)-R.2
Item 14(c) 15 March 2023
Decision adopted by the IPU Governing Council at its 211th session (Manama, 15 March 2023)
CONTENTS
Democratic Republic of the Congo
Mr. Jean Marc Kabund
Decision adopted by the Committee ........................ 1
Democratic Republic of the Congo
Sixty-nine parliamentarians
Decision ........................ 3
Senegal: Mr. Ousmane Sonko
Decision ........................ 5`;

const kabund = `Democratic Republic of the Congo
Decision adopted by the Committee on the Human Rights of Parliamentarians at its 170th session (Geneva, 21 January to 2 February 2023)
COD-150 – Jean Marc Kabund
Alleged human rights violations
\uF0FC Threats, acts of intimidation
A. Summary of the case
Text.
B. Decision
The Committee on the Human Rights of Parliamentarians
1. Decides to continue.`;

const group = `Democratic Republic
of the Congo
Decision adopted by consensus by the IPU Governing Council at its 211th session (Manama, 15 March 2023)
COD-COLL-02 – 68 parliamentarians
Alleged human rights violations
\uF0FC Violation of freedom of movement
B. Decision
The Governing Council of the Inter-Parliamentary Union
1. Requests the Committee to continue.
1 The delegation of the Democratic Republic of the Congo expressed its reservations regarding the decision.`;

describe('combined texts', () => {
  it('with one country twice and names on the next line of the contents (211th session)', () => {
    const document = read(contents, kabund, group);

    expect(document).toMatchObject({
      style: 'combined',
      reference: 'CL/211/14(c)-R.2',
      totalMps: 71,
      totalCountries: 2,
    });
    expect(
      document.decisions.map(({ country, body, mps, page }) => [country, body, mps, page]),
    ).toEqual([
      ['COD', 'committee', 1, 2],
      ['COD', 'council', 68, 3],
    ]);
    expect(document.decisions[0]?.cases[0]?.gender).toBe('M');
    expect(document.decisions[1]).toMatchObject({
      collective: ['COD-COLL-02'],
      reservations: ['COD'],
      manner: 'consensus',
    });
    expect(document.decisions[1]?.paragraphs[0]?.text).toBe('Requests the Committee to continue.');
  });

  it('doubt a number that differs from the contents, and a decision that is missing', () => {
    const document = read(contents, kabund, group);

    expect(doubtsInEnglish(document.decisions[1]?.doubts)).toEqual([
      'The contents announce 69 parliamentarians; 68 were found.',
    ]);
    expect(doubtsInEnglish(document.doubts)).toEqual([
      'The contents announce a decision that was not found: Senegal.',
    ]);
  });

  it('doubt a decision that the contents do not have', () => {
    expect(
      read(
        contents,
        kabund,
        group,
        kabund.replace('Democratic Republic of the Congo', 'Gabon').replaceAll('COD', 'GAB'),
      ).doubts,
    ).toContainEqual({ kind: 'unannounced', count: 1 });
  });
});

describe('what is no decision', () => {
  it.each([
    [
      'a newsletter',
      'E-BULLETIN\nTUR-69 - Gülser Yildirim\nThe delegation met the Speaker.',
      'No decision',
    ],
    ['nothing', '', 'No decision'],
  ])('%s', (_, text, doubt) => {
    expect(read(text)).toMatchObject({ decisions: [], style: 'other' });
    expect(doubtsInEnglish(read(text).doubts)).toContainEqual(expect.stringContaining(doubt));
  });
});

describe('who is a woman or a man', () => {
  const decision = (list: string, box: string, text: string) =>
    only(
      kabund
        .replace('COD-150 – Jean Marc Kabund', list)
        .replace('Text.', `${text}\nCase COD-150\nVictims: ${box}`),
    ).cases.map((each) => each.gender);

  it.each([
    [
      'the mark',
      'COD-1 - A One (Ms.)\nCOD-2 - B Two',
      'Two members of parliament',
      '',
      ['F', null],
    ],
    [
      'the box on all',
      'COD-1 - A One\nCOD-2 - B Two',
      'Two male opposition members of parliament',
      '',
      ['M', 'M'],
    ],
    [
      'a mixed box says nothing on one',
      'COD-1 - A One\nCOD-2 - B Two',
      'Two parliamentarians (one male and one female)',
      '',
      [null, null],
    ],
    [
      'the box on fewer says nothing',
      'COD-1 - A One\nCOD-2 - B Two',
      'One male member of parliament',
      '',
      [null, null],
    ],
    [
      'a title',
      'COD-1 - Anna One',
      'Opposition member of parliament',
      'Ms. Anna One was arrested.',
      ['F'],
    ],
    [
      'the title of another',
      'COD-1 - Anna One',
      'Opposition member',
      'Mr. Peter Two was arrested.',
      [null],
    ],
    [
      'contradicting titles',
      'COD-1 - Anna One',
      'Opposition member',
      'Ms. One and her father, Mr. One, left.',
      [null],
    ],
    [
      'a name in passing among several',
      'COD-1 - Anna One\nCOD-2 - B Two',
      'Two members',
      'They are close to Ms. Anna One.',
      [null, null],
    ],
  ])('%s', (_, list, box, text, genders) => {
    expect(decision(list, box, text)).toEqual(genders);
  });
});

describe('who is a woman or a man, in French', () => {
  const persons = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ name: `A B${i}`, gender: null }));
  const of = (victims: string, n: number) => [
    ...new Set(gendersOf(persons(n), { victims, text: '' }, french)),
  ];

  it.each([
    ['un parlementaire de l’opposition', 1, 'M'],
    ['une parlementaire indépendante', 1, 'F'],
    ['deux femmes parlementaires', 2, 'F'],
    ['vingt et un parlementaires de l’opposition', 21, null],
    ['vingt et une parlementaires et députés', 21, null],
  ])('%s', (victims, n, gender) => {
    expect(of(victims, n)).toEqual([gender]);
  });
});

describe('doubts', () => {
  it('name a code of another country, an unknown code and an unknown violation', () => {
    const decision = only(
      kabund
        .replace('COD-150 – Jean Marc Kabund', 'COD-150 – A B\nUGA-01 – C D\nXQZ-02 – E F')
        .replace('Threats, acts of intimidation', 'Unlawful taxation'),
    );

    expect(doubtsInEnglish(decision.doubts)).toEqual([
      '"Unlawful taxation" is no known category of violation.',
      'Not a known case code: XQZ-02.',
      'The code does not belong to the country: UGA-01.',
    ]);
  });

  it('name a missing paragraph number', () => {
    expect(only(kabund.replace('1. Decides', '1. Thanks;\n3. Decides')).doubts).toEqual([
      { kind: 'paragraph-skipped', after: 1, number: 3 },
    ]);
  });
});
