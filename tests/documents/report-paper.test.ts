/** The PDF of a report: what a reader finds in it, not its bytes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { reportPaper } from '../../src/documents/report-paper.ts';
import type { ReportContent } from '../../src/domain/report-content.ts';
import { readCatalogue } from '../../src/mail/words.ts';
import { committees, emptyReport, largeReport, logo, reportData, words } from './large-report.ts';
import { type ReadBack, readBack, undivided } from './read-back.ts';

const madeAt = new Date('2027-01-04T09:00:00Z');
const paper = (content: ReportContent) => reportPaper(content, logo, reportData, madeAt);

describe('a report in English', () => {
  let read: ReadBack;
  beforeAll(async () => {
    read = await readBack(await paper(largeReport));
  });

  test('opens with the parliament, the number, the period, the figures and the clerk’s words', () => {
    expect(read.pages[0]).toBe(
      [
        'The Folketing, Parliament of Denmark',
        'Report No. 3 to the Inter-Parliamentary Union',
        '1 January 2026 – 31 December 2026',
        'Parliamentary action in support of parliamentarians at risk',
        'This year our parliament dealt with four communications of the Inter-Parliamentary Union.',
        'Committees, the presidency and individual members acted for colleagues in twenty countries;',
        'two of these colleagues have since been released.',
        'We thank the Committee on the Human Rights of Parliamentarians for its work.',
        'At a glance 60 actions taken 30 cases 20 countries',
        '1,791 members of this parliament informed 4 mailings of the IPU taken up',
        'Countries for which this parliament acted Open follow-up only',
        'The Folketing, Parliament of Denmark · Report No. 3 Page 1 of 14',
      ].join(' '),
    );
  });

  test('tells each action once in full, and by its number under its other countries', () => {
    for (const number of largeReport.actions.keys()) expect(read.text).toContain(` ${number + 1} `);
    expect(read.text).toContain(
      '9 Cases raised with a visiting delegation, 18 December 2026 (under Venezuela)',
    );
  });

  test('tells what concerns more than three countries once, before all others', () => {
    expect(read.text).toContain(
      'Several countries together 13 Follow-up mechanism in parliament 13 March 2026 · Foreign Policy Committee · For the IPU only',
    );
    expect(read.text.match(/13 March 2026/g)).toHaveLength(1);
    expect(read.text).toContain(
      'Countries Venezuela, Philippines, Brazil, Uganda, Tanzania and Zimbabwe',
    );
  });

  test('names who acted, but no member who did not consent', () => {
    expect(read.text).toContain('3 April 2026 · Parliamentary Group for Human Rights · Public');
    expect(read.text).toContain('· A member of parliament · ');
  });

  test('quotes words as written and says in which language', () => {
    const text = undivided(read.text);
    expect(text).toContain(undivided(`${words.danish} Original in Danish`));
    expect(text).toContain(undivided(`${words.french} Original in French`));
    expect(text).toContain(undivided(words.english));
    // Right to left, each word whole.
    expect(text).toContain('التقينا');
    expect(read.text).not.toContain('Original in English');
    expect(new Set(read.tags.filter((tag) => tag.startsWith('BlockQuote')))).toEqual(
      new Set([
        'BlockQuote',
        'BlockQuote (da)',
        'BlockQuote (fr)',
        'BlockQuote (ar)',
        'BlockQuote (und)',
      ]),
    );
  });

  test('says of evidence whether it is attached', () => {
    expect(read.text).toContain('minutes-1.pdf (214 kB, attached)');
    expect(read.text).toContain('detained_members.zip (48.2 MB, on request)');
  });

  test('counts actions by kind, and by case with their numbers', () => {
    expect(read.text).toContain(
      'Kind of action Number Decisions brought to the attention of members 17',
    );
    expect(read.text).toContain('VEN-10 Bruno Altamira and Inés Quiroga 6 5, 14, 23, 41, 50, 59');
    expect(read.text).toContain('VEN-13 Name not known 1 15');
    expect(read.text).toContain('ERI-01 Eleven parliamentarians 0 None yet');
  });

  test('tells what is planned, what is open and what is overdue', () => {
    expect(read.text).toContain(
      'Parliamentary visit to the country Uganda and Tanzania · UGA-07 Ronald Okello Byaruhanga, UGA-10 Francis Mugisha 14 February 2027',
    );
    expect(read.text).toContain(
      'Information to the media and the public All cases 20 January 2027',
    );
    for (const { name } of committees) expect(read.text).toContain(name);
    expect(read.text.match(/30 November 2026 Overdue/g)).toHaveLength(3);
    expect(read.text).not.toContain('January 2027 Overdue');
  });

  test('corrects earlier reports point by point', () => {
    expect(read.text).toContain(
      'Date 3 November 2025 5 November 2025 Who acted A member of parliament Foreign Policy Committee Description',
    );
    expect(read.text).toContain('Reason: The minutes give another day.');
    expect(read.text).toContain('Withdrawn: please no longer rely on it.');
  });

  test('ends with whom to ask and the data', () => {
    expect(read.text).toContain(
      'Mette Lund, Clerk of the Group ipu-group@folketing.example The same content is embedded in this PDF as data files: report-3.json and report-3.csv.',
    );
    expect([...read.files].map(([name, { content }]) => [name, content])).toEqual(
      [reportData.csv, reportData.json].map(({ filename, content }) => [filename, content]),
    );
    expect(read.files.get('report-3.csv')?.description).toBe('Data of report No. 3 (CSV)');
  });

  test('keeps within its margins', () => {
    expect(read.outside).toEqual([]);
  });

  test('is made for screen readers', () => {
    expect([read.title, read.language]).toEqual([
      'Report No. 3 to the Inter-Parliamentary Union',
      'en',
    ]);
    expect(read.tags).toContain('Figure: Logo of The Folketing, Parliament of Denmark');
    const map = read.tags.find((tag) => tag.startsWith('Figure: Map'));
    expect(map).toContain('Countries for which this parliament acted: Venezuela, ');
    expect(map).toContain('Countries with open follow-up only: Nicaragua and Eritrea.');
    expect(read.tags).toContain('TH');
    expect(read.bookmarks.map(([title, below]) => [title, below.length])).toEqual([
      ['At a glance', 0],
      ['Actions by kind', 0],
      ['Actions by country', 21],
      ['Cases', 0],
      ['Planned', 0],
      ['Follow-up open in committees', 5],
      ['Corrections of earlier reports', 2],
      ['Contact', 0],
    ]);
  });
});

test('a report in French', async () => {
  const read = await readBack(await paper({ ...largeReport, language: 'fr' }));
  expect(read.language).toBe('fr');
  expect(read.pages[0]).toContain(
    'Rapport n° 3 à l’Union interparlementaire 1er janvier 2026 – 31 décembre 2026',
  );
  expect(read.pages[0]).toContain(
    'We thank the Committee on the Human Rights of Parliamentarians for its work. Original en anglais',
  );
  expect(read.pages[0]).toContain('1 791 membres de notre parlement informés');
  expect(read.pages[0]).toMatch(/Page 1 sur \d+$/);
  expect(read.text).toContain('République démocratique du Congo');
  expect(read.text).toContain('3 janvier 2026 · Foreign Policy Committee · Public');
  expect(undivided(read.text)).toContain(undivided(`${words.danish} Original en danois`));
  expect(read.outside).toEqual([]);
  expect(read.text.match(/30 novembre 2026 En retard/g)).toHaveLength(3);
  expect(read.text).toContain('Un membre du parlement');
});

test('a report of a quiet time says so, on one page', async () => {
  const read = await readBack(await paper(emptyReport));
  expect(read.pages).toHaveLength(1);
  expect(read.text).toContain('Actions by country No action was recorded in this period.');
  expect(read.text).toContain('No follow-up is open in our committees.');
  expect(read.bookmarks.map(([title]) => title)).toEqual([
    'At a glance',
    'Actions by country',
    'Follow-up open in committees',
    'Contact',
  ]);
});

test('the same report gives the same bytes, whatever was made between', async () => {
  const first = await paper(largeReport);
  await paper(emptyReport);
  expect((await paper(largeReport)).equals(first)).toBe(true);
});

const hostile: readonly (readonly [what: string, written: string, shown: string])[] = [
  [
    'markup',
    '#panic("x") $x^2$ *b* _i_ \\ ] [ ` <l> @r // /* = ~',
    '#panic("x") $x^2$ *b* _i_ \\ ] [ ` <l> @r // /* = ~',
  ],
  ['control characters', 'a\u0000b\u0007c\u001bd\u0085e\u007ff', 'abcdef'],
  ['marks that turn the direction', 'a\u202eb\u2067c\u200fd', 'abcd'],
  ['half a pair, private use, no character', 'a\ud800b\ue000c\uffffd\ufeffe', 'abcde'],
  ['scripts that no font of ours has', '中文 😀 አማርኛ', '☐☐ ☐ ☐☐☐☐'],
  ['plainer forms', '\ufb01ne\u2011print \uff21', 'fine-print A'],
  ['accents upon accents', `z${'\u0334'.repeat(50)}a`, 'za'],
  ['Greek, Cyrillic, Vietnamese', 'Ελλάδα Привет Nguyễn', 'Ελλάδα Привет Nguyễn'],
];

test.each(hostile)('%s in every text comes out as plain text', async (_what, written, shown) => {
  const read = await readBack(await paper(everywhere(written)));
  // In headings, as words quoted, in tables, in facts.
  const found = undivided(read.text).split(undivided(shown)).length - 1;
  expect(found).toBeGreaterThan(9);
  expect(read.outside).toEqual([]);
});

test('a word without end is divided, and nothing of it is lost', async () => {
  // The footer of each page names the parliament.
  const { parliament } = largeReport;
  const read = await readBack(await paper({ ...everywhere('x'.repeat(3000)), parliament }));
  expect(read.text.match(/x/g)?.length).toBeGreaterThan(3000 * 9);
  expect(read.outside).toEqual([]);
});

/** A short report all texts of which are the same. */
function everywhere(text: string): ReportContent {
  const [first] = largeReport.actions;
  if (!first) throw new Error('the report has no actions');
  const quoted = { text, language: null };
  const some = {
    ...first,
    actor: { kind: 'committee' as const, name: text },
    cases: [{ code: 'VEN-07', name: text }],
    what: quoted,
    evidence: [{ filename: text, contentType: text, bytes: 1, sha256: '', attached: true }],
  };
  return {
    ...emptyReport,
    parliament: { id: 'x', name: text, country: 'DK' },
    contact: { name: text, email: text },
    introduction: { text, language: text },
    actions: [some],
    open: [
      {
        committee: { code: 'URU', name: text },
        subject: text,
        cases: some.cases,
        deadline: '2027-01-01',
        overdue: true,
      },
    ],
    corrections: [{ report: 1, before: some, after: { ...some, what: null }, reason: text }],
  };
}

test('a description of many pages is divided, and nothing of it is lost', async () => {
  const long = Array.from({ length: 400 }, (_, i) => `Sentence ${i} of a long speech.`).join(' ');
  const [first] = largeReport.actions;
  if (!first) throw new Error('the report has no actions');
  const actions = [{ ...first, what: { text: long, language: 'en' } }];
  const read = await readBack(await paper({ ...emptyReport, actions }));
  expect(read.outside).toEqual([]);
  for (const i of [0, 199, 399]) expect(read.text).toContain(`Sentence ${i} of a long speech.`);
});

test('the words of papers are complete: a report’s in English and French, what all share in every language', () => {
  const keys = (language: 'en' | 'fr' | 'es' | 'da' | 'ar', heading: string) =>
    [...readCatalogue(language).keys()].filter((key) => key.startsWith(`${heading}.`)).sort();
  expect(keys('fr', 'report-paper')).toEqual(keys('en', 'report-paper'));
  for (const language of ['fr', 'es', 'da', 'ar'] as const)
    expect(keys(language, 'paper')).toEqual(keys('en', 'paper'));
});

test('a collective case needs no name', async () => {
  const [action] = largeReport.actions;
  const told = { ...action, cases: [{ code: 'VEN-COLL-06', name: '' }] } as typeof action;
  const read = await readBack(await paper({ ...emptyReport, actions: told ? [told] : [] }));
  expect(read.text).toContain('VEN-COLL-06 Collective case');
});
