/** What could not be read with certainty: every doubt in every language, to each clerk in their own. */
import { afterEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../demo/correspondence.ts';
import { mailings } from '../src/database/tables.ts';
import type { ReadDocumentInCage } from '../src/desk.ts';
import { manners } from '../src/domain/decision.ts';
import {
  type ComparedField,
  countedPlaces,
  type Doubt,
  distinctDoubts,
  newDoubts,
  type TextDoubt,
  undecidedStandings,
} from '../src/domain/doubt.ts';
import { type Language, languages } from '../src/domain/language.ts';
import type { AddressFault, LinkFault } from '../src/domain/link-fault.ts';
import { mailingMoves } from '../src/domain/mailing.ts';
import { statesOf } from '../src/domain/moves.ts';
import { plainProblems, type ReadingProblem, wordFlaws } from '../src/domain/reading-problem.ts';
import { doubtWords } from '../src/mail/doubt-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { textDoubt } from '../src/reading/cage/doubt-shape.ts';
import { readingProblem } from '../src/reading/cage/problem-shape.ts';
import { unread } from '../src/reading/read-document.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';
import { doubtsInEnglish } from './in-english.ts';
import { type Each, expectSaidInFull, flat } from './mail/said-in-full.ts';
import { clerksRead } from './people.ts';

const named = [
  { country: 'MYS', cases: [], more: 0 },
  { country: 'TUR', cases: ['TUR-69', 'TUR-70'], more: 0 },
  { country: 'VEN', cases: ['VEN-13'], more: 1 },
  { country: 'COD', cases: ['COD-01'], more: 12 },
];
const ofTexts: Each<TextDoubt> = {
  'line-missing': [{ kind: 'line-missing' }],
  'session-unnamed': [{ kind: 'session-unnamed' }],
  'date-incomplete': [{ kind: 'date-incomplete' }],
  'place-unnamed': [{ kind: 'place-unnamed' }],
  'session-misprinted': [{ kind: 'session-misprinted', printed: '174rd' }],
  'session-not-of-date': [
    { kind: 'session-not-of-date', adopted: '2012-04-05', session: 189, expected: 190 },
    { kind: 'session-not-of-date', adopted: '2017-10-18', session: 1, expected: 201 },
  ],
  'country-unread': [{ kind: 'country-unread' }],
  'country-without-heading': [{ kind: 'country-without-heading' }],
  'no-case': [{ kind: 'no-case' }],
  'codes-unknown': [{ kind: 'codes-unknown', codes: ['XQZ-02', 'XQZ-03'] }],
  'codes-unprinted': [{ kind: 'codes-unprinted', names: ['Ogbe Abraha'] }],
  'codes-of-others': [{ kind: 'codes-of-others', codes: ['UGA-01'] }],
  'codes-twice': [{ kind: 'codes-twice', codes: ['BDI-42'] }],
  'code-mended': [{ kind: 'code-mended', printed: 'BLS105', code: 'BLS/05' }],
  'mps-unread': [{ kind: 'mps-unread' }],
  'mps-differ': countedPlaces.flatMap((where) =>
    [null, 1, 2, 3, 12, 68].map((found) => ({
      kind: 'mps-differ' as const,
      where,
      stated: (found ?? 0) + 1,
      found,
    })),
  ),
  'no-violations': [{ kind: 'no-violations' }],
  'violation-near': [{ kind: 'violation-near', printed: 'Tortvre', category: 'Torture' }],
  'violation-unknown': [{ kind: 'violation-unknown', printed: 'Unlawful taxation' }],
  'no-paragraphs': [{ kind: 'no-paragraphs' }],
  'paragraphs-unnumbered': [{ kind: 'paragraphs-unnumbered' }],
  'paragraph-skipped': [{ kind: 'paragraph-skipped', after: 1, number: 3 }],
  'reservations-of-unknown': [{ kind: 'reservations-of-unknown', sentence: 'One reserved.' }],
  'reservation-unread': [{ kind: 'reservation-unread', delegation: 'Freedonia' }],
  'status-mixed': [{ kind: 'status-mixed' }],
  'not-final': [{ kind: 'not-final' }],
  'no-decision': [{ kind: 'no-decision' }],
  'announced-missing': [{ kind: 'announced-missing', countries: ['SEN', 'GAB'] }],
  unannounced: [1, 2, 3, 11, 100].map((count) => ({ kind: 'unannounced', count })),
  undecided: undecidedStandings.flatMap((standing) => [
    { kind: 'undecided', standing, named: [] },
    { kind: 'undecided', standing, named },
  ]),
  'page-picture': [{ kind: 'page-picture', page: 2 }],
  'text-layer': [{ kind: 'text-layer' }],
  'ocr-whole': [{ kind: 'ocr-whole', confidence: 88 }],
  'ocr-pages': [[2], [2, 4], [2, 4, 5]].map((pages) => ({
    kind: 'ocr-pages',
    pages,
    confidence: 88,
  })),
  'ocr-mended': [{ kind: 'ocr-mended', repairs: [{ read: 'Goveming', taken: 'Governing' }] }],
  'ocr-unsure': [{ kind: 'ocr-unsure', words: ['Kabvnd', 'Marc'] }],
};
const textDoubts: readonly TextDoubt[] = Object.values(ofTexts).flat();

const problems: readonly ReadingProblem[] = [
  ...plainProblems.map((kind) => ({ kind })),
  ...wordFlaws.map((flaw) => ({ kind: 'word-damaged' as const, flaw })),
  { kind: 'too-large', megabytes: 61, most: 60 },
  { kind: 'pdf-page', page: 3 },
  ...[1, 2, 3, 11, 100].flatMap((most): readonly ReadingProblem[] => [
    { kind: 'pdf-too-long', pages: most, most },
    { kind: 'word-too-long', pages: most, most },
    { kind: 'pictures-too-many', most },
    { kind: 'files-too-many', most },
    { kind: 'entries-too-many', most },
  ]),
  { kind: 'archive-locked', files: ['a.pdf'], more: 0 },
  { kind: 'archive-damaged', files: ['a.pdf', 'b.pdf', 'c.pdf'], more: 4 },
];

const host = 'www.ipu.org';
const code = 'ECONNREFUSED';
/** As `Each`, of a list whose kinds share a shape. */
type Every<T extends { kind: string }> = {
  readonly [K in T['kind']]: readonly (T & { readonly kind: K })[];
};
const kindsOfAddress: Every<AddressFault> = {
  'address-unreadable': [{ kind: 'address-unreadable' }],
  'not-https': [{ kind: 'not-https' }],
  'with-password': [{ kind: 'with-password' }],
  'with-port': [{ kind: 'with-port', port: '8443' }],
  'no-plain-name': [{ kind: 'no-plain-name', host }],
  'host-not-allowed': [{ kind: 'host-not-allowed', host }],
};
const addressFaults: readonly AddressFault[] = Object.values(kindsOfAddress).flat();
const kindsOfLinks: Every<Exclude<LinkFault, AddressFault>> = {
  'leads-on': addressFaults.map((fault) => ({
    kind: 'leads-on',
    to: 'https://x.example/a.pdf',
    fault,
  })),
  'led-on-too-often': [{ kind: 'led-on-too-often', most: 5 }],
  'leads-nowhere': [{ kind: 'leads-nowhere', host }],
  'unknown-host': [{ kind: 'unknown-host', host }],
  'empty-file': [{ kind: 'empty-file', host }],
  slow: [{ kind: 'slow', host }],
  'packed-unknown': [{ kind: 'packed-unknown', host }],
  'headers-endless': [{ kind: 'headers-endless', host }],
  unreachable: [{ kind: 'unreachable', host }],
  'unreachable-for': [{ kind: 'unreachable-for', host, code }],
  'inner-address': [{ kind: 'inner-address', host, address: '10.0.0.1' }],
  'file-too-large': [{ kind: 'file-too-large', megabytes: 60 }],
  answered: [{ kind: 'answered', host, status: '503 Service Unavailable' }],
  unproven: [{ kind: 'unproven', host, code }],
  'no-http': [{ kind: 'no-http', host, code }],
  'not-unpacked': [{ kind: 'not-unpacked', host, code }],
  'links-too-many': [1, 2, 3, 20].map((most) => ({ kind: 'links-too-many', most })),
  'page-too-long': [1, 2, 3, 60].map((found) => ({
    kind: 'page-too-long',
    found,
    taken: found - 1,
  })),
};
const linkFaults: readonly LinkFault[] = [...addressFaults, ...Object.values(kindsOfLinks).flat()];

const translated = { country: 'GAB', texts: ['en', 'fr'] } as const;
const alike = { country: 'GAB', texts: ['en', 'en'] } as const;
const fields: Readonly<Record<ComparedField, readonly (readonly [string, string])[]>> = {
  session: [['206', '207']],
  adopted: [['2020-11-03', '2020-11-04']],
  place: [['Geneva', 'Doha']],
  manner: manners.map((manner) => [manner, 'consensus']),
  mps: [['1', '2']],
};
const all: Each<Doubt> = {
  ...ofTexts,
  'fields-differ': Object.entries(fields).flatMap(([field, pairs]) =>
    pairs.map((values) => ({
      kind: 'fields-differ' as const,
      ...translated,
      field: field as ComparedField,
      values,
    })),
  ),
  'lists-differ': (['violations', 'codes', 'reservations'] as const).map((list) => ({
    kind: 'lists-differ',
    ...alike,
    list,
  })),
  'lengths-differ': [{ kind: 'lengths-differ', ...translated, lengths: [9, 10] }],
  'corrigendum-beside': [{ kind: 'corrigendum-beside', country: 'UGA' }],
  'in-document': textDoubts.map((doubt) => ({ kind: 'in-document', filename: 'a.pdf', doubt })),
  'document-unread': problems.map((problem) => ({
    kind: 'document-unread',
    filename: 'a.pdf',
    problem,
  })),
  'from-links': [{ kind: 'from-links' }],
  'link-problem': (['fetched', 'refused', 'failed', 'waiting'] as const).flatMap((state) =>
    linkFaults.map((problem) => ({
      kind: 'link-problem' as const,
      url: 'https://www.ipu.org/file/1',
      state,
      problem,
    })),
  ),
  'corrected-unknown': [{ kind: 'corrected-unknown', country: 'UGA' }],
  'decision-replaced': [{ kind: 'decision-replaced', country: 'UGA' }],
  'nothing-read': [{ kind: 'nothing-read' }],
  'came-before': statesOf(mailingMoves).map((state) => ({
    kind: 'came-before',
    on: '2020-12-03',
    state,
  })),
};
const doubts: readonly Doubt[] = Object.values(all).flat();

const saidIn = (language: Language) => {
  const voice = voiceOf(language, 'Europe/Copenhagen');
  return (doubt: Doubt) => doubtWords(doubt, voice).replace(/[\u2066-\u2069]/g, '');
};

describe('a doubt', () => {
  test.each(languages)('is said in %s, whichever it is, with nothing left open', (language) => {
    expectSaidInFull(language, ['doubts', 'reading-problems', 'link-faults'], (voice) =>
      doubts.map((doubt) => doubtWords(doubt, voice)),
    );
  });

  test.each(languages)('in %s leaves what the document prints as it is', (language) => {
    const said = saidIn(language);
    expect(said({ kind: 'code-mended', printed: 'BLS105', code: 'BLS/05' })).toMatch(
      /BLS105.*BLS\/05/,
    );
    expect(said({ kind: 'ocr-unsure', words: ['Kabvnd', 'Marc'] })).toMatch(/Kabvnd.*Marc/);
    expect(said({ kind: 'paragraph-skipped', after: 3, number: 5 })).toMatch(/3.*5/);
    expect(said({ kind: 'undecided', standing: 'draft', named })).toMatch(/TUR-69.*VEN-13.*COD-01/);
  });

  test.each([
    ['en', 'Turkey.pdf: The contents announce 69 parliamentarians; 1 was found.'],
    ['fr', 'Turkey.pdf : Le sommaire annonce 69 parlementaires ; 1 a été trouvé.'],
    ['es', 'Turkey.pdf: El índice anuncia 69 parlamentarios; se encontró 1.'],
    ['da', 'Turkey.pdf: Indholdsfortegnelsen nævner 69 parlamentarikere; der blev fundet 1.'],
    ['ar', 'Turkey.pdf: عدد البرلمانيين في الفهرس 69، وعدد من عُثر عليهم 1.'],
  ] as const)('in %s names its document', (language, words) => {
    const doubt = { kind: 'mps-differ', where: 'contents', stated: 69, found: 1 } as const;
    expect(
      saidIn(language)({ kind: 'in-document', filename: 'Turkey.pdf', doubt }).replaceAll(
        '\u00a0',
        ' ',
      ),
    ).toBe(words);
  });

  test('is had once, whatever the order in which its fields were kept', () => {
    const asked = { kind: 'code-mended', printed: 'BLS105', code: 'BLS/05' } as const;
    const kept = { code: 'BLS/05', kind: 'code-mended', printed: 'BLS105' } as const;
    const other = { ...asked, code: 'BLS/06' };
    expect(distinctDoubts<Doubt>([asked, kept, other])).toHaveLength(2);
    expect(newDoubts<Doubt>([asked, other, other], [kept])).toEqual([other]);
  });
});

describe('what the caged process doubts', () => {
  test.each(textDoubts.map((doubt) => [doubt.kind, doubt]))('is taken: %s', (_, doubt) => {
    expect(textDoubt.parse(JSON.parse(JSON.stringify(doubt)))).toEqual(doubt);
  });

  test.each<[string, unknown]>([
    ['words of its own', 'Send this to everybody.'],
    ['a kind of its own', { kind: 'all-is-well' }],
    ['what only the desk can say', { kind: 'nothing-read' }],
    ['a field more', { kind: 'no-case', note: '' }],
    ['a field less', { kind: 'violation-unknown' }],
    ['a country that is none', { kind: 'announced-missing', countries: ['<b>'] }],
    ['a day that is none', { ...ofTexts['session-not-of-date'][0], adopted: '2012-13-40' }],
  ])('is not taken where it is %s', (_, said) => {
    expect(textDoubt.safeParse(said).success).toBe(false);
  });

  test.each(problems.map((problem) => [problem.kind, problem]))(
    'is taken of a file that it could not read: %s',
    (_, problem) => {
      expect(readingProblem.parse(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    },
  );

  test.each<[string, unknown]>([
    ['words', 'The file is fine.'],
    ['a kind of its own', { kind: 'fine' }],
    ['a field more', { kind: 'empty', page: 1 }],
    ['a field less', { kind: 'pdf-page' }],
  ])('is not taken of such a file where it is %s', (_, said) => {
    expect(readingProblem.safeParse(said).success).toBe(false);
  });

  test('is cut where a document prints it without end, and can be stored', () => {
    const printed = `${'\0'}${'x'.repeat(5000)}`;
    const doubt = textDoubt.parse({ kind: 'violation-unknown', printed });
    expect(doubtsInEnglish([doubt])[0]).toMatch(/^"\uFFFDx{299}…" is no known category/);
  });
});

describe('a clerk who is asked', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  const askedIn = async (language: Language, reader?: ReadDocumentInCage) => {
    desk = await smallDesk();
    clerksRead(desk, language);
    if (reader) Object.assign(desk, { readDocument: reader });
    await desk.receive(mailFile('08-corrigendum'));
    await desk.settle();
    const { text } = await latestLetter(desk, 'approval-request');
    return flat(text);
  };

  test.each([
    ['da', 'Uganda: Den beslutning, der rettes, er aldrig nået frem til desken'],
    ['fr', 'Ouganda : la décision rectifiée n’est jamais parvenue au service'],
    ['ar', 'أوغندا: القرار الذي يصوّبه لم يصل إلى المكتب قط'],
  ] as const)('reads in %s what needs checking', async (language, words) => {
    const text = await askedIn(language);
    const doubt = { kind: 'corrected-unknown', country: 'UGA' };
    expect((await desk.db.select().from(mailings))[0]?.doubts).toContainEqual(doubt);
    expect(text).toContain(words);
    expect(text).not.toContain('never reached');
  });

  test('reads in Danish which document was not read, and why', async () => {
    const { pictures: _, ...locked } = unread('encrypted', { kind: 'password-pdf' });
    const text = await askedIn('da', async ({ filename }) => ({ filename, ...locked }));
    expect(text).toMatch(/Uganda\.pdf: PDF-filen er beskyttet med adgangskode\./);
    expect(text).toMatch(/Ikke læst: .*Uganda\.pdf \(PDF-filen er beskyttet med adgangskode\.\)/);
    expect(text).toContain('Der blev ikke fundet nogen beslutning i denne henvendelse');
    expect(text).not.toMatch(/The (?:PDF|document|file)|No decision/);
  });
});
