import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/reading/cage/shape.ts';
import { decisionsIn } from '../../src/reading/decisions-in.ts';
import { pageOfItems } from '../../src/reading/layout/page-of-items.ts';
import { longestLine, runOf } from '../../src/reading/located.ts';
import { pageOfText, textOf } from '../../src/reading/page.ts';
import { unread } from '../../src/reading/read-document.ts';

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
  '| CASE N° MAL/15 - ANWAR | 1. | Decides to send a mission |',
  '1 The delegation of Uganda expressed its reservations.',
  'Parliamentarians deceased:',
  'CL/206/9/R.2\t- 2 -',
);
const line = fc.oneof(
  { weight: 4, arbitrary: piece },
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

const whole = unread('image', { kind: 'pictures-only' });

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

  it('every quotation stands on its page, white space aside', () => {
    const squeezed = (words: string) => words.replace(/\s+/g, '');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const pages = texts.map(pageOfText);
        for (const { places } of decisionsIn(pages).decisions) {
          for (const { page, quotation } of places)
            expect(squeezed(textOf(pages[page - 1] ?? { lines: [] }))).toContain(
              squeezed(quotation),
            );
        }
      }),
      { numRuns: 150 },
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

describe('what patterns are applied to', () => {
  it('never is longer than a bound, and no word is lost by it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'VEN-10 -', '|', 'x'.repeat(900)), { maxLength: 60 }),
        (words) => {
          const { lines } = runOf([pageOfText(words.join(' '))]);
          expect(Math.max(0, ...lines.map((line) => line.text.length))).toBeLessThanOrEqual(
            longestLine,
          );
          expect(lines.map((line) => line.text).join(' ')).toBe(
            words.filter((word) => word !== '|').join(' ') || words.join(' '),
          );
        },
      ),
    );
  });
});

/** Milliseconds of this process: on a busy machine the clock on the wall says nothing. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

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
    ['steps', 'decides to send a mission '],
    ['delegations', 'the delegation of a and '],
    ['bars', '| 1. a '],
  ])('stays short for a line of many %s', (_, part) => {
    const long = part.repeat(20_000 / part.length);
    for (const heading of [
      '',
      'Alleged human rights violations\n',
      'VEN-10 - ',
      'B. Decision\n1. ',
    ]) {
      expect(cost(() => decisionsIn([pageOfText(`${head}${heading}${long}`)]))).toBeLessThan(1500);
    }
  });

  it.each([
    'VEN-10 - A B\n',
    'Venezuela\n',
    'Alleged human rights violations\n',
    'Torture\n',
    '1. a;\n',
    'Decision adopted by the Committee\n',
    '1 The delegation of a\n',
    'Parliamentarians:\n',
    'Victims: 10 (\n',
  ])('stays short for many lines: %s', (part) => {
    expect(cost(() => decisionsIn([pageOfText(head + part.repeat(5000))]))).toBeLessThan(3000);
  });
});
