import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { mergeLanguages } from '../../src/reading/merge-languages.ts';
import { doubtsInEnglish } from '../in-english.ts';

const gabon: Decision = {
  country: 'GAB',
  countryPrinted: 'Gabon',
  language: 'en',
  body: 'council',
  session: 206,
  place: 'Geneva',
  adopted: '2020-11-03',
  adoptedFrom: null,
  manner: 'unanimously',
  mps: 1,
  cases: [{ code: 'GAB-04', printed: 'GAB-04', name: 'J. N.', gender: 'M', status: null }],
  collective: [],
  violations: ['torture'],
  violationsPrinted: ['Torture'],
  summary: null,
  paragraphs: [{ number: 1, text: 'Thanks', asksParliaments: false }],
  reservations: [],
  status: null,
  nextSteps: [],
  places: [],
  page: 1,
  doubts: [],
};
const gabonFr: Decision = { ...gabon, language: 'fr', place: 'Genève' };
const document = (position: number, decisions: Decision[], corrigendum: string | null = null) => ({
  position,
  decisions,
  corrigendum,
});
const merge = (...documents: ReturnType<typeof document>[]) => mergeLanguages(documents);

describe('one decision', () => {
  test('is made of its English and its French text, though a town has two names', () => {
    expect(merge(document(0, [gabon]), document(1, [gabonFr]))).toMatchObject([
      { languages: ['en', 'fr'], documents: [{ position: 0 }, { position: 1 }], doubts: [] },
    ]);
  });

  test('is made of both texts within one document', () => {
    expect(merge(document(0, [gabon, gabonFr]))).toHaveLength(1);
  });

  test('is made of a PDF and a Word copy of one text', () => {
    expect(merge(document(0, [gabon]), document(1, [gabon]))).toMatchObject([
      { languages: ['en'], documents: [{ position: 0 }, { position: 1 }], doubts: [] },
    ]);
  });

  test('is told by the name where an old text prints no code', () => {
    const coded = { ...gabon.cases[0], name: 'Berhane Gebregziabeher' } as Decision['cases'][0];
    const bare = { ...coded, code: null, printed: null, name: 'BERHANE GEBREGZIABEHER' };
    const texts = [
      document(0, [{ ...gabon, cases: [coded] }]),
      document(1, [{ ...gabonFr, cases: [bare] }]),
    ];
    expect(merge(...texts)).toHaveLength(1);
  });

  test.each<[string, Partial<Decision>]>([
    ['manner', { manner: 'consensus' }],
    ['date', { adopted: '2020-11-04' }],
    ['number of parliamentarians', { mps: 2 }],
    ['violations', { violations: ['torture', 'impunity'] }],
    ['place', { place: 'Doha' }],
    ['case codes', { cases: [...gabon.cases, { ...gabon.cases[0], code: 'GAB-05' } as never] }],
    ['the number of paragraphs', { paragraphs: [] }],
    ['countries with reservations', { reservations: ['TUR'] }],
  ])('names for the clerk that its texts differ in %s', (what, other) => {
    const [merged] = merge(document(0, [gabon]), document(1, [{ ...gabonFr, ...other }]));
    expect(doubtsInEnglish(merged?.doubts).join()).toContain(what);
  });
});

describe('two decisions', () => {
  test('on one country stay two where they share no case', () => {
    const second = { ...gabon, cases: [{ ...gabon.cases[0], code: 'GAB-07' } as never] };
    expect(merge(document(0, [gabon, second]))).toHaveLength(2);
  });

  test('of one document in one language stay two even with a shared case', () => {
    expect(merge(document(0, [gabon, { ...gabon, page: 4 }]))).toHaveLength(2);
  });

  test('of two bodies stay two', () => {
    expect(
      merge(document(0, [gabon]), document(1, [{ ...gabonFr, body: 'committee' }])),
    ).toHaveLength(2);
  });
});

describe('a corrigendum', () => {
  test.each([
    ['after', [document(0, [gabon]), document(1, [{ ...gabon, mps: 5 }], 'This text replaces …')]],
    ['before', [document(0, [{ ...gabon, mps: 5 }], 'This text replaces …'), document(1, [gabon])]],
  ])('counts, whether it stands %s the text that it corrects', (_where, texts) => {
    const merged = merge(...texts);
    expect(merged).toMatchObject([{ corrects: true, decision: { mps: 5 } }]);
    expect(doubtsInEnglish(merged[0]?.doubts).join()).toContain('corrigendum');
  });
});
