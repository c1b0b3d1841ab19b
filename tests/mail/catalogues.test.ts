import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { actionKinds } from '../../src/domain/action.ts';
import { asideReasons } from '../../src/domain/aside.ts';
import { adoptingBodies, manners, nextStepKinds } from '../../src/domain/decision.ts';
import { languages } from '../../src/domain/language.ts';
import { violations } from '../../src/domain/violation.ts';
import { mailNames } from '../../src/mail/samples.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { argumentsOf, locales, readCatalogue, wordsOf } from '../../src/mail/words.ts';

/** Other headings are those of screens, which have a test of their own. */
const headings = [
  'common',
  'bodies',
  'manners',
  'violations',
  'shortViolations',
  'actions',
  'asideReasons',
  'evidence',
  'faults',
  'findings',
  'orderFaults',
  'fieldForms',
  'owed',
  'calendar',
  'deadline',
  'watch',
  'follow-up',
  ...mailNames,
];
const ours = (key: string): boolean => headings.includes(key.split('.')[0] ?? '');
const english = readCatalogue('en');

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const own = readCatalogue(language);
  /** A report is written in English or French only. */
  const notWritten = (key: string): boolean => key.startsWith('report.') && language !== 'fr';

  test('has every word that English has, and no other', () => {
    const wanted = [...english.keys()].filter((key) => ours(key) && !notWritten(key));
    expect(
      wanted.filter((key) => !own.has(key)),
      'waiting for a translator',
    ).toEqual([]);
    expect(
      [...own.keys()].filter((key) => ours(key) && !english.has(key)),
      'unknown',
    ).toEqual([]);
  });

  test('uses the arguments that English uses', () => {
    const differing = [...own]
      .filter(([key]) => ours(key))
      .filter(([key, source]) => {
        const ownNames = namesIn(source, locales[language]);
        const englishNames = namesIn(english.get(key) ?? '', 'en');
        return ownNames.join() !== englishNames.join();
      })
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });
});

const namesIn = (source: string, locale: string): string[] =>
  [
    ...argumentsOf(
      new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst(),
    ).keys(),
  ].sort();

test('the lists of the domain have their words, and nothing else has', () => {
  const lists = {
    actions: actionKinds,
    asideReasons,
    bodies: adoptingBodies,
    manners,
    violations,
    shortViolations: violations,
    watch: ['title', ...nextStepKinds],
    'actions-done': actionKinds,
  };
  for (const [heading, list] of Object.entries(lists)) {
    const keys = [...english.keys()].filter((key) => key.startsWith(`${heading}.`));
    expect(keys.sort()).toEqual(list.map((one) => `${heading}.${one}`).sort());
  }
});

test('no word stands in the catalogue that nobody says', () => {
  const sources = [...filesUnder('templates'), ...filesUnder('src/mail')]
    .filter((file) => /\.(?:mjml|txt|ts)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const says = (pattern: string): boolean => new RegExp(pattern).test(sources);
  /** In full (`notice.title`), or by its last part in a view that says the heading once. */
  const isSaid = (key: string): boolean => {
    const [heading, name] = key.split('.') as [string, string];
    if (name === 'subject' || name === 'preheader') return true;
    if (says(`[\\s'"\`]${heading}\\.${name}[}'"\`]`)) return true;
    const last = name.endsWith('Meaning') ? '\\$\\{name\\}Meaning' : name;
    return says(`\`${heading}\\.\\$\\{`) && says(`['"\`]${last}['"\`]`);
  };
  const families = [
    'bodies',
    'manners',
    'violations',
    'shortViolations',
    'actions',
    'asideReasons',
    // They have tests of their own, out of their closed lists.
    'evidence',
    'faults',
    'findings',
    'orderFaults',
    'fieldForms',
    'watch',
    'actions-done',
  ];
  const unsaid = [...english.keys()].filter(
    (key) => ours(key) && !families.some((one) => key.startsWith(`${one}.`)) && !isSaid(key),
  );
  expect(unsaid).toEqual([]);
});

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);

test('numbers take the form that the language asks for', () => {
  const figures = (language: 'en' | 'fr' | 'ar' | 'da', mps: number, countries: number) =>
    wordsOf(language)
      .say('common.where', { mps, countries, country: 'Gabon' })
      .replace(/[\u2066-\u2069]/g, '');
  expect(figures('en', 1, 1)).toBe('1 parliamentarian (Gabon)');
  expect(figures('en', 2, 1)).toBe('2 parliamentarians (Gabon)');
  expect(figures('en', 160, 13)).toBe('160 parliamentarians in 13 countries');
  expect(figures('fr', 1, 1)).toBe('1 parlementaire (Gabon)');
  expect(figures('da', 2, 2)).toBe('2 parlamentarikere i 2 lande');
  expect(figures('ar', 1, 1)).toBe('برلماني واحد (Gabon)');
  expect(figures('ar', 2, 2)).toBe('برلمانيان في بلدين');
  expect(figures('ar', 10, 4)).toBe('10 برلمانيين في 4 بلدان');
  expect(figures('ar', 160, 13)).toBe('160 برلمانيًا في 13 بلدًا');
  const sessions = [201, 202, 203, 206, 211].map((session) =>
    wordsOf('en').say('common.session', { session }),
  );
  expect(sessions.join()).toBe(
    '201st session,202nd session,203rd session,206th session,211th session',
  );
});

test('in Arabic, Latin names keep their order, and what is compared stays as it is', () => {
  const words = wordsOf('ar');
  expect(words.say('approval-request.forwarded', { forwardedBy: 'Ida (UPN)' })).toContain(
    '\u2068Ida (UPN)\u2069',
  );
  expect(words.say('reminder.subject', { escalated: true, count: 3, late: 1 })).toMatch(
    /^تأخير: 3 متابعات/,
  );
});

test('days, moments and countries are named as parliaments name them', () => {
  const zone = 'Europe/Copenhagen';
  expect(voiceOf('en', zone).day('2020-12-03')).toBe('3 December 2020');
  expect(voiceOf('fr', zone).day('2020-10-01')).toBe('1er octobre 2020');
  expect(voiceOf('fr', zone).day('2020-10-21')).toBe('21 octobre 2020');
  expect(voiceOf('ar', zone).day('2020-11-03')).toBe('3 نوفمبر 2020');
  expect(voiceOf('da', zone).moment(new Date('2020-12-03T23:30:00Z'))).toBe(
    'fredag den 4. december 2020 kl. 00.30',
  );
  const names = ['CIV', 'COD', 'MMR', 'XKK', 'ZZZ'].map((country) =>
    voiceOf('en', zone).country(country),
  );
  expect(names).toEqual([
    'Côte d’Ivoire',
    'Democratic Republic of the Congo',
    'Myanmar',
    'Kosovo',
    'Country not identified',
  ]);
  expect(voiceOf('da', zone).country('CIV')).toBe('Elfenbenskysten');
});

test('a key that no catalogue has is an error, and a word missing in one language is English', () => {
  expect(() => wordsOf('da').say('notice.nothing')).toThrow('no word for "notice.nothing"');
  expect(wordsOf('da').say('report.open')).toBe('Still open in our committees');
});
