/** What of a mail is a member's order, and what is a sentence. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verbOf, verbWords } from '../../src/domain/command-verb.ts';
import { isCountry } from '../../src/domain/country.ts';
import { folded, named } from '../../src/domain/followed-names.ts';
import { languages } from '../../src/domain/language.ts';
import { regionOf, regions } from '../../src/domain/region.ts';
import { dayNamed, languageNamed, withoutCourtesy } from '../../src/domain/wish-words.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { parseCommand } from '../../src/replies/command.ts';

test('no word stands for two orders, with or without its accents', () => {
  const verbs = new Map<string, string>();
  const clashes: string[] = [];
  for (const [verb, words] of Object.entries(verbWords))
    for (const word of words) {
      const before = verbs.get(folded(word));
      if (before !== undefined && before !== verb) clashes.push(`${word}: ${before} and ${verb}`);
      verbs.set(folded(word), verb);
    }
  expect(clashes).toEqual([]);
});

describe('an order', () => {
  test.each([
    ['FOLLOW VEN', 'follow', 'VEN'],
    ['follow venezuela', 'follow', 'venezuela'],
    ['Follow Venezuela, Gabon and MNG-01', 'follow', 'Venezuela, Gabon and MNG-01'],
    ['Follow Venezula', 'follow', 'Venezula'],
    ['follow mng-01 please', 'follow', 'mng-01 please'],
    ['FOLLOW: EUROPE', 'follow', 'EUROPE'],
    ['**FOLLOW ALL**', 'follow', 'ALL'],
    ['SUIVRE le Venezuela et le Gabon', 'follow', 'le Venezuela et le Gabon'],
    ['Suivre tous les pays', 'follow', 'tous les pays'],
    ['Seguir Venezuela y Gabón', 'follow', 'Venezuela y Gabón'],
    ['Følg Tyrkiet og Elfenbenskysten', 'follow', 'Tyrkiet og Elfenbenskysten'],
    ['FØLG ALLE LANDE', 'follow', 'ALLE LANDE'],
    ['متابعة فنزويلا والغابون', 'follow', 'فنزويلا والغابون'],
    ['تابع أوروبا', 'follow', 'أوروبا'],
    ['UNFOLLOW VEN', 'unfollow', 'VEN'],
    ['Ne plus suivre le Gabon', 'unfollow', 'le Gabon'],
    ['Dejar de seguir Gabón', 'unfollow', 'Gabón'],
    ['Fravælg Gabon', 'unfollow', 'Gabon'],
    ['إلغاء متابعة الغابون', 'unfollow', 'الغابون'],
    ['PAUSE', 'pause', ''],
    ['Pause', 'pause', ''],
    ['pause until 1 September', 'pause', 'until 1 September'],
    ['Pause til 1. september', 'pause', 'til 1. september'],
    ['Pause jusqu’au 1er septembre', 'pause', 'jusqu’au 1er septembre'],
    ['Pausar hasta el 1 de septiembre', 'pause', 'hasta el 1 de septiembre'],
    ['إيقاف مؤقت حتى 1 سبتمبر', 'pause', 'حتى 1 سبتمبر'],
    ['إيقاف مؤقت', 'pause', ''],
    ['RESUME', 'resume', ''],
    ['Start', 'resume', ''],
    ['Reprendre', 'resume', ''],
    ['Genoptag, tak', 'resume', 'tak'],
    ['LANGUAGE FR', 'language', 'FR'],
    ['Language: French', 'language', 'French'],
    ['Langue français', 'language', 'français'],
    ['Sprog engelsk', 'language', 'engelsk'],
    ['Idioma inglés', 'language', 'inglés'],
    ['اللغة العربية', 'language', 'العربية'],
    ['DIGEST ON', 'digest', 'ON'],
    ['Samlet til', 'digest', 'til'],
    ['STOP', 'stop', ''],
    ['Stop please', 'stop', 'please'],
    ['Unsubscribe', 'stop', ''],
    ['Afmeld', 'stop', ''],
    ['Baja', 'stop', ''],
    ['Arrêter', 'stop', ''],
    ['إلغاء الاشتراك', 'stop', ''],
    ['إيقاف', 'stop', ''],
    ['STOP sending me these', 'stop', 'sending me these'],
  ])('%s', (line, verb, wish) => {
    expect(verbOf(line)).toBe(verb);
    expect(parseCommand(line)).toEqual({ kind: 'preference', verb, wish });
  });
});

describe('a sentence is no order', () => {
  test.each([
    'Follow up with the minister please',
    'FOLLOW UP with the minister',
    'Follow-up: I met the ambassador.',
    'Follow the case closely, please.',
    'Følg op på sagen i Udenrigsudvalget',
    'Suivre de près la situation au Venezuela',
    'Seguir de cerca el caso de la senadora',
    'متابعة الموضوع مع الوزير',
    'Pause for a moment and think of her',
    'The pause until 1 September is long',
    'Resume of my talk with the minister',
    'Résumé',
    'Résumé : j’ai rencontré l’ambassadeur',
    'Start with the foreign minister',
    'Language matters here',
    'Digest this first',
    'Stop worrying: I wrote to them',
    'Stop the trial of Ms. Mamombe',
    'Reprendre contact avec le parlement',
    'Samlet set er det godt',
    'Baja la tensión en Caracas',
    'Retirer le mandat est un abus',
    'إيقاف المحاكمة واجب',
    '> FOLLOW VEN',
  ])('%s', (line) => {
    expect(verbOf(line)).toBeNull();
  });
});

describe('names', () => {
  test.each([
    ['VEN', { countries: ['VEN'] }],
    ['ve, GA', null],
    ['VE, GA', { countries: ['VEN', 'GAB'] }],
    ['ET', { countries: ['ETH'] }],
    ['VEN ET GAB', { countries: ['VEN', 'GAB'] }],
    ['AND', { countries: ['AND'] }],
    ['VEN and AND', { countries: ['VEN', 'AND'] }],
    ['VEN GAB MNG-01', { countries: ['VEN', 'GAB'], cases: ['MNG-01'] }],
    ['Venezuela, and Gabon', { countries: ['VEN', 'GAB'] }],
    ['Trinidad and Tobago and Bosnia and Herzegovina', { countries: ['TTO', 'BIH'] }],
    ['Korea, Republic of', { countries: ['KOR'] }],
    ['la Chine et l’Érythrée', { countries: ['CHN', 'ERI'] }],
    ['Congo', { countries: ['COG'] }],
    ['DR Congo', { countries: ['COD'] }],
    ['EE. UU.', { countries: ['USA'] }],
    ['MON/01, ven-coll-06', { cases: ['MNG-01', 'VEN-COLL-06'] }],
    ['VEN, VEN-13', { countries: ['VEN'], cases: ['VEN-13'] }],
    ['Europe & Afrika', { regions: ['europe', 'africa'] }],
    ['Moyen-Orient et Afrique du Nord', { regions: ['mena'] }],
    ['Oriente Medio y Gabón', { countries: ['GAB'], regions: ['mena'] }],
    ['فنزويلا والغابون', { countries: ['VEN', 'GAB'] }],
    ['غابون، توغو', { countries: ['GAB', 'TGO'] }],
    ['Venezula', null],
    ['ALL VEN', null],
    ['VEN XYZ', null],
    ['', null],
  ])('%s', (text, wanted) => {
    const found = named(text);
    if (wanted)
      expect(found).toEqual({ countries: [], regions: [], cases: [], ...wanted, kind: 'some' });
    else expect(found.kind).toBe('unknown');
  });

  test('America is asked about: some mean the continent', () => {
    expect(named('America')).toEqual({
      kind: 'several',
      words: 'America',
      countries: ['USA'],
      regions: ['americas'],
    });
  });

  test('a member may type any region, and the country of any decision, as our mails write them', () => {
    const countries =
      'VEN GAB MNG PHL TGO TZA UGA ZWE BLR BRA COD COG CIV MMR PSE TUR CPV SYR'.split(' ');
    for (const language of languages) {
      const voice = voiceOf(language, 'UTC');
      for (const country of countries)
        expect([language, named(voice.country(country))]).toMatchObject([
          language,
          { kind: 'some', countries: [country] },
        ]);
      for (const region of regions)
        expect([language, named(voice.say(`regions.${region}`))]).toMatchObject([
          language,
          { kind: 'some', regions: [region] },
        ]);
    }
  });

  test('no text makes it throw or invent a country', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const found = named(text);
        if (found.kind === 'some') expect(found.countries.every(isCountry)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('a long text without commas is no list of names', () => {
    expect(named('ven '.repeat(40)).kind).toBe('some');
    expect(named('ven '.repeat(41)).kind).toBe('unknown');
    expect(named(`${'and '.repeat(39)}xyz`).kind).toBe('unknown');
  });
});

test.each([
  ['TUR', 'europe'],
  ['RUS', 'europe'],
  ['AZE', 'europe'],
  ['BLR', 'europe'],
  ['EGY', 'mena'],
  ['IRN', 'mena'],
  ['KAZ', 'asia'],
  ['TLS', 'asia'],
  ['PNG', 'pacific'],
  ['VEN', 'americas'],
  ['ZZZ', null],
])('the IPU counts %s in %s', (country, region) => {
  expect(regionOf(country)).toBe(region);
});

describe('days, written on 3 December 2020', () => {
  test.each([
    ['UNTIL 1 SEPTEMBER', '2021-09-01'],
    ['until September 1st', '2021-09-01'],
    ['1 September 2021', '2021-09-01'],
    ['indtil den 1. september', '2021-09-01'],
    ['til 1/9', '2021-09-01'],
    ['JUSQU’AU 1ER SEPTEMBRE', '2021-09-01'],
    ['au 15 août', '2021-08-15'],
    ['hasta el 1 de septiembre de 2021', '2021-09-01'],
    ['حتى ١ سبتمبر', '2021-09-01'],
    ['حتى 1 أيلول', '2021-09-01'],
    ['2021-09-01', '2021-09-01'],
    ['until 24 December', '2020-12-24'],
    ['until 2 December', '2021-12-02'],
    ['until 30 February', null],
    ['until Monday', null],
    ['1 July until 1 September', null],
    ['two weeks', null],
    ['until', null],
  ])('%s', (text, day) => {
    expect(dayNamed(text, '2020-12-03')).toBe(day);
  });
});

test.each([
  ['FR', 'fr'],
  ['FRANCAIS', 'fr'],
  ['fransk', 'fr'],
  ['inglés', 'en'],
  ['DA', 'da'],
  ['dansk', 'da'],
  ['castellano', 'es'],
  ['عربي', 'ar'],
  ['الفرنسية', 'fr'],
  ['German', null],
])('the language %s', (word, language) => {
  expect(languageNamed(word)).toBe(language);
});

test.each([
  ['VEN please.', 'VEN'],
  ['VEN, tak!', 'VEN'],
  ['VEN s’il vous plaît', 'VEN'],
  ['فنزويلا من فضلك', 'فنزويلا'],
  ['gracias', ''],
])('courtesy is no part of a wish: %s', (text, wish) => {
  expect(withoutCourtesy(text)).toBe(wish);
});
