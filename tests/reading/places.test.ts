import { describe, expect, it } from 'vitest';
import type { Decision, Place } from '../../src/domain/decision.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { type Page, pageOfText, textOf } from '../../src/reading/page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { expectedDocuments, sample } from './samples.ts';
import { only } from './texts.ts';

const squeezed = (text: string) => text.replace(/\s+/g, '');

function expectPrinted(places: readonly Place[], pages: readonly string[]) {
  for (const { page, quotation, field } of places) {
    expect(quotation.length, field).toBeGreaterThan(0);
    expect(quotation.length, field).toBeLessThanOrEqual(160);
    expect(squeezed(pages[page - 1] ?? ''), field).toContain(squeezed(quotation));
  }
}

/** Every field that was read has a place, and every entry of every list. */
function expectComplete(decision: Decision) {
  const has = (field: Place['field'], index: number | null = null) =>
    decision.places.some((place) => place.field === field && place.index === index);
  for (const field of [
    'body',
    'session',
    'place',
    'adopted',
    'manner',
    'mps',
    'summary',
    'status',
  ] as const)
    expect([field, has(field)]).toEqual([field, decision[field] !== null]);
  for (const field of [
    'cases',
    'collective',
    'violations',
    'paragraphs',
    'reservations',
    'nextSteps',
  ] as const)
    expect([field, decision[field].map((_, i) => has(field, i))]).toEqual([
      field,
      decision[field].map(() => true),
    ]);
}

describe('each field points to words that stand on its page', () => {
  const pdfs = expectedDocuments
    .filter((each) => each.readable === 'text')
    .flatMap((each) => each.files.filter((file) => file.endsWith('.pdf')));

  it.each(pdfs)('%s', async (file) => {
    const read = await readDocument(sample(file.replace('documents/', '')), { pages: 100 });

    for (const decision of read.decisions) {
      expectPrinted(decision.places, read.pages);
      expectComplete(decision);
      expect(decision.places.map((place) => place.page)).toContain(decision.page);
    }
  });

  it('where cells stand between bars and hyphens cannot be broken', () => {
    const page = pageOfText(`| MALAYSIA |
| CASE N° MAL/15 - ANWAR\u00A0IBRAHIM | CASE N° MAL/21 - N. SURENDRAN |
| Resolution adopted by con\u00ADsensus* by the IPU Governing Council at its 187th session (Geneva, 6 October 2010) |
| The Governing Council of the Inter-Parliamentary Union, |
| Referring to its report (CL/187/12(b)\u2011R.1), |
| 1. | Deplores this; |
| 2. | Decides to send a trial observer; requests the Committee to continue examining this case. |
* The delegation of Malaysia expressed its reservations.`);
    const [decision] = decisionsIn([page]).decisions as [Decision];

    expect(decision.cases.map((each) => each.code)).toEqual(['MYS-15', 'MYS-21']);
    expect(decision.paragraphs.map((each) => each.number)).toEqual([1, 2]);
    expectPrinted(decision.places, [textOf(page)]);
    expectComplete(decision);
  });

  it('on the page where it stands, not where the decision begins', () => {
    const pages = [
      'Gabon\nDecision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)\nGAB-04 – A B',
      'B. Decision\nThe Committee on the Human Rights of Parliamentarians\n1. Decides to send a delegation\nto Libreville; requests to be kept informed.',
    ];
    const { places } = only(...pages);

    expect(places.find((place) => place.field === 'nextSteps')).toEqual({
      field: 'nextSteps',
      index: 0,
      page: 2,
      quotation: '1. Decides to send a delegation to Libreville; requests to be kept informed.',
    });
    expect(places.find((place) => place.field === 'cases')?.page).toBe(1);
  });

  it('of a column, without the words beside it', () => {
    const line = (text: string, column: number) => ({
      text,
      band: 1,
      column,
      gap: false,
      size: 10,
    });
    const page: Page = {
      lines: [
        ...pageOfText(
          'Gabon\nDecision adopted by the Committee at its 164th session (virtual session, 8 to 20 March 2021)',
        ).lines,
        line('GAB-04 – Justin', 1),
        line('Ndoundangoye', 1),
        line('GAB-05 – Other', 2),
      ],
    };

    expect(
      decisionsIn([page]).decisions[0]?.places.flatMap(({ field, quotation }) =>
        field === 'cases' ? [quotation] : [],
      ),
    ).toEqual(['GAB-04 – Justin Ndoundangoye', 'GAB-05 – Other']);
  });
});
