/** What a wish changes, and what is asked instead. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { wishFaults } from '../../src/domain/order-fault.ts';
import { differing, type Preferences } from '../../src/domain/preferences.ts';
import { regions } from '../../src/domain/region.ts';
import { wordsOf } from '../../src/mail/words.ts';
import type { PreferenceVerb } from '../../src/replies/command/command.ts';
import { wishOf } from '../../src/replies/preferences/wish-of.ts';

const today = '2020-12-03';
const fresh: Preferences = {
  follows: null,
  digest: false,
  pausedUntil: null,
  stopped: false,
  language: 'en',
};
const only = (countries: string[], more: Partial<Preferences['follows']> = {}): Preferences => ({
  ...fresh,
  follows: { countries, regions: [], cases: [], ...more },
});
const follows = (countries: string[], more: object = {}) => ({
  follows: { countries, regions: [], cases: [], ...more },
});

describe('a change', () => {
  test.each<[string, PreferenceVerb, string, Preferences, object]>([
    ['the first FOLLOW narrows from everything', 'follow', 'VEN', fresh, follows(['VEN'])],
    ['further ones add', 'follow', 'Gabon', only(['VEN']), follows(['GAB', 'VEN'])],
    ['the same once more changes nothing', 'follow', 'VEN', only(['VEN']), follows(['VEN'])],
    [
      'a country and its case are both kept',
      'follow',
      'VEN-13',
      only(['VEN']),
      follows(['VEN'], { cases: ['VEN-13'] }),
    ],
    [
      'several at once',
      'follow',
      'Venezuela, Gabon and MNG-01',
      fresh,
      follows(['GAB', 'VEN'], { cases: ['MNG-01'] }),
    ],
    ['a region', 'follow', 'EUROPA', fresh, follows([], { regions: ['europe'] })],
    ['everything again', 'follow', 'ALL', only(['VEN']), { follows: null }],
    ['a placeholder left standing', 'follow', '<Venezuela>', fresh, follows(['VEN'])],
    ['one of several given up', 'unfollow', 'VEN', only(['VEN', 'GAB']), follows(['GAB'])],
    [
      'a case given up leaves its country',
      'unfollow',
      'VEN-13',
      only(['VEN'], { cases: ['VEN-13'] }),
      follows(['VEN']),
    ],
    ['a pause without an end', 'pause', '', fresh, { pausedUntil: '9999-12-31' }],
    ['a pause until a day', 'pause', 'UNTIL 1 SEPTEMBER', fresh, { pausedUntil: '2021-09-01' }],
    ['back again', 'resume', '', fresh, { pausedUntil: null, stopped: false }],
    ['another language', 'language', 'français', fresh, { language: 'fr' }],
    ['a digest', 'digest', 'ON', fresh, { digest: true }],
    ['none', 'digest', 'fra', { ...fresh, digest: true }, { digest: false }],
    ['the end', 'stop', '', fresh, { stopped: true }],
    ['the end, politely', 'stop', 'please', fresh, { stopped: true }],
  ])('%s', (_what, verb, wish, current, change) => {
    expect(wishOf(verb, wish, { today, current })).toEqual({ change });
  });
});

describe('a question', () => {
  test.each<[PreferenceVerb, string, Preferences, object]>([
    ['follow', '', fresh, { wrong: 'follow-what' }],
    ['follow', 'Venezula', fresh, { wrong: 'not-known', words: 'Venezula' }],
    ['follow', 'VEN, Venezula', fresh, { wrong: 'not-known', words: 'Venezula' }],
    ['follow', 'America', fresh, { wrong: 'several', possible: ['FOLLOW USA', 'FOLLOW AMERICAS'] }],
    ['unfollow', 'VEN', fresh, { wrong: 'follows-everything' }],
    ['unfollow', 'VEN', only(['VEN']), { wrong: 'last-one' }],
    ['unfollow', 'ALL', only(['VEN', 'GAB']), { wrong: 'last-one' }],
    [
      'unfollow',
      'TGO',
      only(['VEN', 'GAB']),
      { wrong: 'not-followed', words: 'TGO', possible: ['UNFOLLOW VEN', 'UNFOLLOW GAB'] },
    ],
    [
      'unfollow',
      'GAB',
      only([], { regions: ['africa'], cases: ['MNG-01'] }),
      { wrong: 'in-region', country: 'GAB', region: 'africa', possible: ['UNFOLLOW AFRICA'] },
    ],
    ['pause', 'until Monday', fresh, { wrong: 'which-day' }],
    ['pause', 'UNTIL', fresh, { wrong: 'which-day' }],
    ['pause', 'until 1 September 2020', fresh, { wrong: 'day-past' }],
    ['pause', 'until 3 December 2020', fresh, { wrong: 'day-past' }],
    ['pause', '', { ...fresh, stopped: true }, { wrong: 'is-stopped', possible: ['START'] }],
    ['resume', 'on Monday', fresh, { wrong: 'nothing-more' }],
    ['stop', 'VEN', fresh, { wrong: 'nothing-more' }],
    ['language', 'German', fresh, { wrong: 'which-language' }],
    ['digest', '', fresh, { wrong: 'on-or-off' }],
  ])('%s %s', (verb, wish, current, question) => {
    expect(wishOf(verb, wish, { today, current })).toMatchObject(question);
  });

  test('names lines that are themselves understood', () => {
    const asked: [PreferenceVerb, string][] = [
      ['follow', 'nowhere'],
      ['pause', 'soon'],
      ['language', 'x'],
      ['digest', 'x'],
      ['resume', 'x'],
    ];
    for (const [verb, wish] of asked) {
      const question = wishOf(verb, wish, { today, current: fresh });
      const lines = 'possible' in question ? question.possible : [];
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [word = '', ...rest] = line.split(' ');
        const order = word.toLowerCase() as PreferenceVerb;
        expect([line, wishOf(order, rest.join(' '), { today, current: fresh })]).toEqual([
          line,
          { change: expect.anything() },
        ]);
      }
    }
  });

  test.each(languages)('is worded in %s', (language) => {
    const words = wordsOf(language);
    for (const fault of wishFaults)
      expect(
        words.say(`wishes.${fault}`, { words: 'x', countryName: 'c', regionName: 'r' }),
      ).toMatch(/\S{3}/);
    for (const region of regions) expect(words.say(`regions.${region}`)).toMatch(/\S{3}/);
  });
});

describe('properties', () => {
  const country = fc.constantFrom('VEN', 'GAB', 'TGO', 'MNG', 'PHL');
  const name = fc.oneof(country, fc.constantFrom('EUROPE', 'AFRICA', 'MNG-01', 'VEN-COLL-06'));
  const some = fc.uniqueArray(name, { minLength: 1, maxLength: 6 });
  const chosen = (current: Preferences, verb: PreferenceVerb, wish: string): Preferences => {
    const wished = wishOf(verb, wish, { today, current });
    return 'change' in wished ? { ...current, ...wished.change } : current;
  };

  test('following one by one is following all at once, in any order', () => {
    fc.assert(
      fc.property(some, (names) => {
        const atOnce = chosen(fresh, 'follow', names.join(', '));
        const oneByOne = [...names].reverse().reduce((p, n) => chosen(p, 'follow', n), fresh);
        expect(oneByOne).toEqual(atOnce);
      }),
    );
  });

  test('what is followed and given up again leaves everything else as it was', () => {
    fc.assert(
      fc.property(some, some, (first, second) => {
        const before = chosen(fresh, 'follow', first.join(' and '));
        const added = second.filter((one) => !first.includes(one));
        fc.pre(added.length > 0);
        const more = chosen(before, 'follow', added.join(' '));
        expect(chosen(more, 'unfollow', added.join(' '))).toEqual(before);
      }),
    );
  });

  test('no wish makes it throw, and none leaves a member who follows nothing', () => {
    const verbs = ['follow', 'unfollow', 'pause', 'resume', 'language', 'digest', 'stop'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.oneof(name, fc.string({ unit: 'binary', maxLength: 60 })),
        some,
        (verb, wish, followed) => {
          const before = chosen(fresh, 'follow', followed.join(','));
          const left = chosen(before, verb, wish).follows;
          const count = left ? left.countries.length + left.regions.length + left.cases.length : 1;
          expect(count).toBeGreaterThan(0);
        },
      ),
    );
  });
});

test('only what differs is a change', () => {
  const current = only(['GAB', 'VEN']);
  expect(differing(current, { ...current, follows: only(['VEN', 'GAB']).follows })).toBeNull();
  expect(differing(current, { digest: true, stopped: false })).toEqual({ digest: true });
  expect(differing(current, { follows: null })).toEqual({ follows: null });
});
