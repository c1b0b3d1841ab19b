import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/reading/cage/shape.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { pageOfItems } from '../../src/reading/layout/page-of-items.ts';
import { pageOfText } from '../../src/reading/page.ts';

/** Pieces from which documents are made, so that arbitrary text comes near to them. */
const piece = fc.constantFrom(
  'Venezuela',
  'CÔTE D’IVOIRE',
  'Decision adopted unanimously by the IPU Governing Council at its 205th session',
  '(Belgrade, 17 October 2019)',
  'Résolution adoptée par consensus par le Comité à sa 1e session (Genève, 31 février 2019)',
  'CONTENTS',
  'Gabon: Mr. Justin Ndoundangoye',
  'Decision ........ 4',
  'VEN-10 - Biagio Pilieri (Ms.)',
  'CASE N° BDI/42 -',
  'VEN-COLL-06',
  'Alleged human rights violations',
  '\uF0FC Impunity',
  'A. Summary of the case',
  'Case VEN-COLL-06',
  'Victims: 96 opposition members of parliament',
  'B. Decision',
  'The Governing Council of the Inter-Parliamentary Union,',
  '1. Calls on all IPU Member Parliaments to act;',
  '3. Requests',
  '_______________',
  '* The delegation of Uganda expressed its reservations.',
  '****',
  'CL/206/9/R.2\t- 2 -',
);
const line = fc.oneof(
  { weight: 4, arbitrary: piece },
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

const whole = { readable: 'text', problem: null, pages: [] };

describe('for every text', () => {
  it('the reader gives a well-formed answer and never throws', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (pages) => {
        const understood = decisionsIn(pages.map(pageOfText));
        expect(readBytes.safeParse({ ...whole, ...understood }).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('it invents nothing: names, codes and places stand in the text', () => {
    fc.assert(
      fc.property(text, (page) => {
        for (const { cases, place, collective } of decisionsIn([pageOfText(page)]).decisions) {
          for (const { name, printed } of cases) {
            expect(page.normalize('NFC').replace(/\s+/g, ' ')).toContain(
              printed ?? name.split(' ')[0],
            );
          }
          for (const code of collective) expect(page).toContain(code);
          if (place && place !== 'virtual') expect(page).toContain(place);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('for every page', () => {
  const number = fc.double({ min: -50, max: 900, noNaN: true });
  const item = fc.record({
    text: fc.oneof(piece, fc.string({ maxLength: 12 })),
    x: number,
    y: number,
    width: fc.double({ min: 0, max: 300, noNaN: true }),
    size: fc.double({ min: 0, max: 30, noNaN: true }),
    font: fc.constantFrom('a', 'b'),
  });

  it('the layout loses no letter', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const letters = (text: string) =>
          [...text]
            .filter((each) => /[\p{L}]/u.test(each))
            .toSorted()
            .join('');
        const read = pageOfItems(items)
          .lines.map((each) => each.text)
          .join('');
        expect(letters(read.normalize('NFC'))).toBe(
          letters(
            items
              .map((each) => each.text)
              .join('')
              .normalize('NFC'),
          ),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('time', () => {
  const head =
    'Venezuela\nDecision adopted by the Committee at its 1st session (Geneva, 1 May 2019)\n';

  it.each([
    ['words', 'parliament '],
    ['joined categories', 'torture and '],
    ['adverbs', 'calls on again and '],
    ['numbers', 'Victims: male '],
    ['dots', '. '],
    ['codes', 'VEN-10 - A '],
  ])('stays short for a line of many %s', (_, part) => {
    const long = part.repeat(20_000 / part.length);
    const start = performance.now();
    for (const heading of [
      '',
      'Alleged human rights violations\n',
      'VEN-10 - ',
      'B. Decision\n1. ',
    ]) {
      decisionsIn([pageOfText(`${head}${heading}${long}`)]);
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    'VEN-10 - A B\n',
    'Venezuela\n',
    'Alleged human rights violations\n',
    'Torture\n',
    '1. a;\n',
  ])('stays short for many lines: %s', (part) => {
    const start = performance.now();
    decisionsIn([pageOfText(head + part.repeat(5000))]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
