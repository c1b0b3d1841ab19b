import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/reading/layout/item.ts';
import { pageOfItems } from '../../src/reading/layout/page-of-items.ts';
import { itemsOf } from '../../src/reading/pdf/items.ts';
import type { PDFPageProxy } from '../../src/reading/pdf/pdfjs.ts';

/** Text at a place; a letter is half as wide as it is high. */
function at(x: number, y: number, text: string, size = 10, font = 'text'): Item {
  return { text, x, y, width: text.length * size * 0.5, size, font };
}

const texts = (items: readonly Item[]) => pageOfItems(items).lines.map((line) => line.text);

describe('columns', () => {
  it('are read one after the other, the longer left one to its end', () => {
    const left = ['VEN-10 - A', 'VEN-11 - B', 'VEN-12 - C', 'VEN-13 - D'].map((t, i) =>
      at(60, 100 + i * 12, t),
    );
    const right = ['VEN-14 - E', 'VEN-15 - F', 'VEN-16 - G'].map((t, i) =>
      at(300, 100 + i * 12, t),
    );
    const rows = left.flatMap((item, i) => [item, ...right.slice(i, i + 1)]);

    expect(texts([...rows, at(60, 160, 'Alleged human rights violations', 10, 'bold')])).toEqual([
      'VEN-10 - A',
      'VEN-11 - B',
      'VEN-12 - C',
      'VEN-13 - D',
      'VEN-14 - E',
      'VEN-15 - F',
      'VEN-16 - G',
      'Alleged human rights violations',
    ]);
  });

  it('of a box beside a text have baselines of their own', () => {
    const summary = Array.from({ length: 8 }, (_, i) =>
      at(60, 200 + i * 13.2, `summary line number ${i} up to here`),
    );
    const box = Array.from({ length: 10 }, (_, i) =>
      at(297, 201.4 + i * 11.2, `box line ${i}`, 8.5),
    );
    const page = pageOfItems([
      at(60, 180, 'A. Summary of the case', 10, 'bold'),
      ...summary,
      ...box,
      at(60, 340, 'B. Decision', 10, 'bold'),
    ]);

    expect(page.lines.map((line) => line.text)).toEqual([
      'A. Summary of the case',
      ...summary.map((i) => i.text),
      ...box.map((i) => i.text),
      'B. Decision',
    ]);
    expect(new Set(page.lines.map((line) => line.column))).toEqual(new Set([0, 1, 2]));
  });

  it('are found whatever the order in the file', () => {
    const left = [1, 2, 3].map((n) => at(60, 100 + n * 12, `left line ${n}`));
    const right = [1, 2, 3].map((n) => at(300, 100 + n * 12, `right line ${n}`));
    const expected = [...left, ...right].map((item) => item.text);

    expect(texts([...right, ...left])).toEqual(expected);
    expect(texts(left.flatMap((item, i) => [item, right[i] ?? item]).toReversed())).toEqual(
      expected,
    );
  });

  it('are not made by the numbers of paragraphs, nor by a running head', () => {
    expect(
      texts([
        at(60, 40, 'CL/206/9/R.2'),
        at(290, 40, '- 2 -'),
        at(460, 40, '3 November 2020'),
        at(60, 100, '1.'),
        at(95, 100, 'Thanks the authorities for what they have sent;'),
        at(60, 119, '2.'),
        at(95, 119, 'Urges the authorities to go on.'),
      ]),
    ).toEqual([
      'CL/206/9/R.2\t- 2 -\t3 November 2020',
      '1. Thanks the authorities for what they have sent;',
      '2. Urges the authorities to go on.',
    ]);
  });

  it('are not made by the blanks between a case code and its name', () => {
    expect(
      texts([
        at(60, 100, 'MYN/64'),
        at(130, 100, '- DAVID HLA MYINT'),
        at(60, 112, 'MYN/65'),
        at(130, 112, '- SAW'),
      ]),
    ).toEqual(['MYN/64 - DAVID HLA MYINT', 'MYN/65 - SAW']);
  });

  it('are not made by justified lines', () => {
    const words = (y: number, xs: number[]) => xs.map((x) => at(x, y, 'word'));
    expect(
      texts([
        ...words(100, [60, 110, 160, 210]),
        ...words(113, [60, 110, 160, 210]),
        at(60, 126, 'and the last line of it'),
      ]),
    ).toEqual(['word word word word', 'word word word word', 'and the last line of it']);
  });
});

describe('a letter that the font of a line does not have', () => {
  it('is put back into the gap that was left for it', () => {
    expect(
      texts([
        at(60, 100, 'KHM38 - Nguy'),
        { ...at(120, 100, ' '), width: 5.6 },
        at(125.6, 100, 'n Dávila'),
        { ...at(120, 100, 'ễ', 10, 'fallback'), width: 5.5 },
      ]),
    ).toEqual(['KHM38 - Nguyễn Dávila']);
  });

  it('is not looked for where a blank only stands near', () => {
    expect(
      texts([
        at(60, 100, 'one'),
        at(75, 100, ' '),
        at(80, 100, 'two'),
        at(60, 112, 'x', 10, 'other'),
      ]),
    ).toEqual(['one two', 'x']);
  });
});

describe('a box of which a page shows only the first line', () => {
  const summary = [
    at(60, 700, 'A request was turned down by the'),
    at(60, 712, 'President in November.'),
  ];

  it('stands in a column of its own', () => {
    const page = pageOfItems([...summary, at(330, 700, 'Case MDV-COLL-01', 8.5)]);

    expect(page.lines.map(({ text, column }) => [text, column])).toEqual([
      ['A request was turned down by the', 1],
      ['Case MDV-COLL-01', 2],
      ['President in November.', 0],
    ]);
  });

  it('is told from a note of the same size in a running head', () => {
    expect(texts([...summary, at(330, 700, '3 November 2020')])[0]).toBe(
      'A request was turned down by the\t3 November 2020',
    );
  });
});

describe('pages that lie', () => {
  const turned = (matrix: (x: number, y: number) => number[]) =>
    ({
      getTextContent: async () => ({
        items: [
          { str: 'first line', width: 50, fontName: 'f', transform: matrix(60, 700) },
          { str: 'second line', width: 50, fontName: 'f', transform: matrix(60, 680) },
          { str: 'DRAFT', width: 50, fontName: 'f', transform: [7, 7, -7, 7, 200, 400] },
        ],
      }),
    }) as unknown as PDFPageProxy;

  it.each([
    ['upright', (x: number, y: number) => [10, 0, 0, 10, x, y]],
    ['left', (x: number, y: number) => [0, 10, -10, 0, -y, x]],
    ['upside down', (x: number, y: number) => [-10, 0, 0, -10, -x, -y]],
    ['right', (x: number, y: number) => [0, -10, 10, 0, y, -x]],
  ])('are turned (%s), and a watermark across them is left out', async (_, matrix) => {
    const items = await itemsOf(turned(matrix));

    expect(texts(items)).toEqual(['first line', 'second line']);
    expect(items[0]).toMatchObject({ x: 60, y: -700, size: 10 });
  });
});

describe('raised text', () => {
  it('is a footnote mark when it is a number, and part of the word when it is an ordinal', () => {
    expect(
      texts([
        at(60, 100, 'at its 205'),
        at(110.3, 96.2, 'th', 5.8),
        at(119, 100, 'session'),
        at(154.2, 96.2, '1', 5.8),
      ]),
    ).toEqual(['at its 205th session¹']);
  });

  it('begins a footnote', () => {
    expect(texts([at(60, 696.5, '1', 5), at(63, 700, 'The delegation', 8)])).toEqual([
      '¹ The delegation',
    ]);
  });
});

describe('gaps', () => {
  it('are marked before paragraphs', () => {
    const page = pageOfItems([at(60, 100, 'one'), at(60, 113, 'two'), at(60, 132, 'three')]);

    expect(page.lines.map((line) => line.gap)).toEqual([true, false, true]);
  });

  it('of nothing make an empty page', () => {
    expect(pageOfItems([at(0, 0, ' '), at(0, 0, '')]).lines).toEqual([]);
  });
});
