/** The sheet of a case: who, what happened, all decisions, all that was done, what is open. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseSheetPdf } from '../../src/documents/case-sheet-paper.ts';
import { languages } from '../../src/domain/language.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import type { Audience } from '../../src/record/audience.ts';
import { casePage } from '../../src/record/case-page.ts';
import { type CaseSheet, caseSheet } from '../../src/record/case-sheet.ts';
import { readBack, undivided } from '../documents/read-back.ts';
import { deskThatAsked } from '../people.ts';
import { faultsOf, textOf } from './checked.ts';
import { secret, type Year, yearOfDeeds } from './year-of-deeds.ts';

let year: Year;
beforeAll(async () => {
  year = await yearOfDeeds();
});
afterAll(() => year.desk.close());

async function sheetOf(code: string, audience: Audience = 'public') {
  const found = await caseSheet(year.desk, code, audience);
  if ('error' in found) throw new Error(found.error);
  return found;
}
const madeAt = new Date('2021-03-15T00:00:00Z');
const pdfOf = (sheet: CaseSheet, language: (typeof languages)[number] = 'en') =>
  caseSheetPdf(sheet, voiceOf(language, 'Europe/Copenhagen'), null, madeAt);
const pageOf = (sheet: CaseSheet, language: (typeof languages)[number] = 'en') =>
  casePage(sheet, voiceOf(language, 'Europe/Copenhagen'));

describe('a person’s case', () => {
  test('is told from its decisions', async () => {
    const { sheet } = await sheetOf('MON/01');
    expect(sheet).toMatchObject({
      code: 'MNG-01',
      country: 'MNG',
      person: { name: 'Zorig Sanjasuuren', otherSpellings: [] },
      violations: ['murder', 'impunity'],
      decisions: [
        {
          body: 'council',
          session: 206,
          place: 'virtual',
          adopted: '2020-11-03',
          manner: 'unanimously',
          changes: null,
        },
      ],
    });
    expect(sheet.summaries[0]).toMatchObject({
      language: 'en',
      document: { filename: 'Decisions of the Governing Council CHRP-E.pdf' },
    });
    expect(sheet.summaries[0]?.text).toContain('was murdered at his home on 2 October 1998');
  });

  test('with all that was done for it or for its whole country, and what is open', async () => {
    const { sheet, leftOut } = await sheetOf('MNG-01');
    expect(sheet.actions.map(({ kind }) => kind)).toEqual([
      'inform-members',
      'request-foreign-minister',
      'inform-media',
    ]);
    expect(leftOut).toEqual({ ipuOnly: 1, internal: 1, withdrawn: 1 });
    expect(sheet.open.followUps).toEqual(
      ['ERD', 'IPU'].map((code) =>
        expect.objectContaining({
          committee: expect.objectContaining({ code }),
          deadline: '2021-01-14',
          overdue: true,
        }),
      ),
    );
    expect(sheet.open.nextSteps).toHaveLength(1);
  });

  test('says nothing in public that is not public, and no plan', async () => {
    const { sheet } = await sheetOf('MNG-01');
    expect(sheet.open.plans).toEqual([]);
    const { text, pages } = await readBack(await pdfOf(sheet));
    for (const told of [text, textOf(await pageOf(sheet)), JSON.stringify(sheet)].map(undivided)) {
      for (const never of [...Object.values(secret), year.unnamed, 'a reason of the house'])
        expect(told).not.toContain(undivided(never));
      expect(told).toContain(undivided(year.named));
    }
    expect(pages).toHaveLength(1);
  });

  test('says everything to the house, and that it is for the house', async () => {
    const { sheet } = await sheetOf('MNG-01', 'house');
    expect(sheet.open.plans).toEqual([{ kind: 'parliamentary-visit', plannedFor: '2021-06-01' }]);
    const { text, pages } = await readBack(await pdfOf(sheet));
    for (const each of [secret.ipu, secret.house, year.unnamed, 'Planned for 1 June 2021'])
      expect(undivided(text)).toContain(undivided(each));
    for (const each of pages) expect(each).toContain('not for publication');
  });

  test.each(languages)('page and PDF are valid and whole in %s', async (language) => {
    const { sheet } = await sheetOf('MNG-01', 'house');
    const page = await pageOf(sheet, language);
    expect(await faultsOf(page)).toEqual([]);
    expect(textOf(page)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    const { text } = await readBack(await pdfOf(sheet, language));
    expect(text).toContain('Zorig Sanjasuuren');
    expect(text).not.toMatch(/undefined|NaN|\{\w+\}/);
  });
});

test('a collective case lists its persons and what was done for any of them', async () => {
  const { sheet } = await sheetOf('UGA-COLL-01');
  expect(sheet.person).toBeNull();
  expect(sheet.persons.map(({ code }) => code)).toEqual([
    'UGA-19',
    'UGA-20',
    'UGA-21',
    'UGA-22',
    'UGA-23',
  ]);
  expect(sheet.actions.map(({ kind }) => kind)).toEqual(['inform-members', 'debate-resolution']);
  const { pages, title } = await readBack(await pdfOf(sheet));
  expect(title).toBe('Collective case: Uganda');
  expect(pages[0]).toContain('UGA-19 Robert Kyagulanyi Ssentamu');
});

test('no sheet where the desk knows no decision on it: what it knows of the country', async () => {
  expect(await caseSheet(year.desk, 'UGA-99', 'public')).toMatchObject({
    error: 'unknown',
    known: expect.arrayContaining(['UGA-19', 'UGA-COLL-01']),
  });
  expect(await caseSheet(year.desk, 'hello', 'public')).toEqual({ error: 'no-code' });
});

test('no sheet before the mailing was approved', async () => {
  const asked = await deskThatAsked('01-letter-combined', {}, 4);
  expect(await caseSheet(asked, 'MNG-01', 'house')).toEqual({ error: 'waiting' });
  await asked.close();
});
