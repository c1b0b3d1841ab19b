/** `desk eval` finds what is wrong, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/cli/evaluation/evaluate.ts';
import { decisionFacts, type Fields } from '../../src/cli/evaluation/facts.ts';
import { ownManifest, pathOf, readManifest } from '../../src/cli/evaluation/manifest.ts';
import { intoPage, percent } from '../../src/cli/evaluation/page.ts';
import { pairDecisions } from '../../src/cli/evaluation/pair-decisions.ts';
import { precision, recall, Score } from '../../src/cli/evaluation/score.ts';
import { toolsFor } from '../../src/cli/tools.ts';

const manifest = readManifest(ownManifest);
const config = join(import.meta.dirname, '../../samples/desk.yaml');

const few = {
  documents: manifest.documents
    .filter(({ id }) => id === 'mng-186' || id === 'tza-206-encrypted')
    .map((document) => ({ ...document, files: document.files.slice(0, 1) })),
  messages: manifest.messages.filter(({ file }) => /1[479]-/.test(file)),
};

async function scoreOf(changed: typeof few): Promise<Score> {
  return evaluate(ownManifest, changed, { ...(await toolsFor(config, null)), onRead: () => {} });
}

test('the fixtures at hand are read as their manifest says', async () => {
  const score = await scoreOf(few);
  expect(score.differences).toEqual([]);
  expect(score.fieldsOf('mail').find(({ field }) => field === 'kind')?.expected).toBe(3);
}, 60_000);

test('each deviation is named with its file and field, and no other', async () => {
  const [document] = few.documents;
  const [message] = few.messages;
  if (!document || !message) throw new Error('The fixtures are gone');
  const [decision] = document.decisions;
  const wrong = { ...decision, session: 187, countryAccept: ['MNG'], country: 'XXX' };
  const score = await scoreOf({
    documents: [{ ...document, decisions: [wrong] }],
    messages: [{ ...message, kind: 'reply' }],
  });
  expect(score.differences).toEqual([
    {
      group: 'clean',
      file: document.files[0],
      field: 'session',
      expected: ['XXX: 187'],
      found: ['XXX: 186'],
    },
    {
      group: 'mail',
      file: message.file,
      field: 'kind',
      expected: ['reply'],
      found: [message.kind],
    },
  ]);
}, 60_000);

test('precision and recall count entries of lists', () => {
  const score = new Score();
  const facts = (codes: string) => [...codes].map((value) => ({ field: 'code', value }));
  score.compare('clean', 'a.pdf', facts('abcd'), facts('abx'));
  score.compare('clean', 'b.pdf', facts('a'), facts('a'));
  const [code] = score.fieldsOf('clean');
  if (!code) throw new Error('Nothing was counted');
  expect([percent(precision(code)), percent(recall(code))]).toEqual(['75 %', '60 %']);
  expect(score.differences).toEqual([
    { group: 'clean', file: 'a.pdf', field: 'code', expected: ['c', 'd'], found: ['x'] },
  ]);
  expect(percent(0.99999)).toBe('99.9 %');
});

test('a decision is compared with the one that has most of its codes', () => {
  const of = (country: string, ...codes: string[]): Fields => ({
    country,
    cases: codes.map((code) => ({ code })),
  });
  const pairs = pairDecisions(
    [of('SEN', 'SEN-01'), of('SEN', 'SEN-02', 'SEN-03')],
    [of('SEN', 'SEN-03', 'SEN-02'), of('FJI', 'FJI-01'), of('SEN', 'SEN-01')],
  );
  expect(pairs.map(({ found }) => found?.cases)).toEqual([
    [{ code: 'SEN-01' }],
    [{ code: 'SEN-03' }, { code: 'SEN-02' }],
    [{ code: 'FJI-01' }],
  ]);
});

/** The rows of the page's table under a heading: field, expected, precision, recall. */
function tableUnder(page: string, heading: string): Map<string, string[]> {
  const section = page.split(`### ${heading}`)[1]?.split('\n#')[0] ?? '';
  const rows = section.match(/^\|.*\|$/gm) ?? [];
  return new Map(
    rows.slice(2).map((row) => {
      const [field = '', ...cells] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [field, cells];
    }),
  );
}

test('docs/reading.md is of the fixtures as they are, and reaches the goals', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reading.md'), 'utf8');
  const mails = tableUnder(page, 'Mails');
  expect(mails.get('kind')).toEqual([String(manifest.messages.length), '100 %', '100 %']);
  const clean = tableUnder(page, 'Documents with text');
  const counts = new Map<string, number>();
  for (const one of manifest.documents.filter(({ readable }) => /text|encrypted/.test(readable)))
    for (const { field } of one.decisions.flatMap((decision) => decisionFacts(decision, '')))
      counts.set(field, (counts.get(field) ?? 0) + one.files.length);
  for (const [field, count] of counts)
    expect([field, clean.get(field)]).toEqual([field, [String(count), '100 %', '100 %']]);
});

test('tables go between the comments of a page, again and again', () => {
  const score = new Score();
  score.compare('mail', 'a.eml', [{ field: 'kind', value: 'reply' }], []);
  const page = readFileSync(join(import.meta.dirname, '../../docs/reading.md'), 'utf8');
  const once = intoPage(page, score, '2026-11-24');
  expect(intoPage(once, score, '2026-11-24')).toBe(once);
  expect(once).toContain('| kind | 1 | 100 % | 0 % |');
  expect(() => intoPage('no place', score, '2026-11-24')).toThrow('no place');
});

test('the mails of our own manifest lie with the tests', () => {
  expect(pathOf(ownManifest, 'eml/17-mp-reply-da.eml')).toContain('tests/mails');
  expect(pathOf(ownManifest, 'documents/mng-186.pdf')).toContain('samples/ipu/documents');
});
