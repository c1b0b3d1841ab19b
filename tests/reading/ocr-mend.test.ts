import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mend } from '../../src/reading/ocr/mend.ts';
import type { RecognisedPage, RecognisedWord } from '../../src/reading/ocr/recognised-page.ts';

/** A page of lines: words with a blank between them, more white where the line has a tab or an em space. */
function pageOf(lines: readonly string[], confidence = 90): RecognisedPage {
  const words = lines.flatMap((line, row): RecognisedWord[] => {
    let x = 60;
    return line.split(/(?<=[ \t\u2003])/).map((printed) => {
      const text = printed.trim();
      const word = { text, x, y: 60 + row * 14, width: text.length * 5, size: 10, confidence };
      // A tab goes to its stop, where the text of paragraphs begins.
      x = printed.endsWith('\t') ? 94 : x + word.width + (printed.endsWith('\u2003') ? 5 : 2.5);
      return word;
    });
  });
  return { page: 1, isPicture: true, words };
}

const firstWords = ({ words }: RecognisedPage) =>
  words.filter((word, i) => words[i - 1]?.y !== word.y).map(({ text }) => text);

const codes = (...printed: string[]) =>
  firstWords(mend(pageOf(printed.map((p) => `${p} - Nora Bracho`))).page);

describe('case codes with letters among their digits', () => {
  it.each([
    ['a letter for a digit', ['VENS5'], ['VEN55']],
    ['more than one', ['MMR2OS'], ['MMR205']],
    [
      'a letter that has crept in, known by its neighbours',
      ['VEN54', 'VENS56', 'VEN57'],
      ['VEN54', 'VEN56', 'VEN57'],
    ],
    [
      'the same where the digit is hit too',
      ['VEN54', 'VENSS6', 'VEN57'],
      ['VEN54', 'VEN56', 'VEN57'],
    ],
    ['a one in between', ['VEN13', 'VENI16', 'VEN19'], ['VEN13', 'VEN16', 'VEN19']],
    ['a four', ['VENA3'], ['VEN43']],
    ['a stray letter', ['VENE68'], ['VEN68']],
    ['an old prefix', ['MON/O1'], ['MON/01']],
    ['a stroke that became a letter', ['ZBWi22'], ['ZBW/22']],
    ['a stroke and a letter for it', ['ZBWI/38'], ['ZBW/38']],
    ['a speck', ['ZBW#/38'], ['ZBW/38']],
  ])('%s', (_, read, taken) => {
    expect(codes(...read)).toEqual(taken);
  });

  it.each([
    ['two readings fit', ['VEN10', 'VENI16', 'VEN200'], ['VEN10', 'VENI16', 'VEN200']],
    ['no reading fits', ['VEN54', 'VENS9', 'VEN57'], ['VEN54', 'VEN59', 'VEN57']],
    ['the prefix is unknown', ['XQZS5'], ['XQZS5']],
    ['it is a word', ['BOSSES', 'SOLO'], ['BOSSES', 'SOLO']],
  ])('stay where %s, unless only one is possible', (_, read, taken) => {
    expect(codes(...read)).toEqual(taken);
  });

  it('are found behind CASE N° too', () => {
    const { page } = mend(pageOf(['CASE N° ZBW#/38 - GILBERT SHOKO']));
    expect(page.words[2]?.text).toBe('ZBW/38');
  });

  it('are told: what was read and what was taken', () => {
    expect(mend(pageOf(['VENS5 - José Guerra'])).mended).toEqual([
      { read: 'VENS5', taken: 'VEN55' },
    ]);
  });

  it('never change where they are certain', () => {
    const number = fc.integer({ min: 10, max: 999 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), (numbers) => {
        const printed = numbers.map((n) => `VEN-${n}`);
        expect(codes(...printed)).toEqual(printed);
      }),
    );
  });
});

describe('ticks and numbers at the beginning of lines', () => {
  it.each(['v', 'V', 'y', '“', "v'", '/', 'Ÿ'])('%s with white behind it was a tick', (mark) => {
    expect(firstWords(mend(pageOf([`${mark}\u2003Impunity`])).page)).toEqual(['✓']);
  });

  it('anything short is a tick in a list of such marks, and nowhere else', () => {
    expect(firstWords(mend(pageOf(['0\u2003Torture', '1\u2003Impunity'])).page)).toEqual([
      '✓',
      '✓',
    ]);
    expect(firstWords(mend(pageOf(['0\u2003Torture', 'and so on'])).page)).toEqual(['0', 'and']);
    expect(firstWords(mend(pageOf(['3 November 2020', 'to 4 November'])).page)).toEqual([
      '3',
      'to',
    ]);
  });

  it.each([
    ['L', 'one'],
    ['1,', 'one'],
    ['|', 'one'],
  ])('%s was the number %s of a paragraph when that is due', (read) => {
    const { page, mended } = mend(pageOf([`${read}\tRegrets that;`, '2.\tUrges the authorities;']));

    expect(firstWords(page)).toEqual(['1.', '2.']);
    expect(mended).toEqual([{ read, taken: '1.' }]);
  });

  it('takes whatever stands in its place for the number that is due', () => {
    expect(firstWords(mend(pageOf(['6.\tPrie le Secrétaire', '[4\tPrie le Comité'])).page)).toEqual(
      ['6.', '7.'],
    );
    const elsewhere = pageOf(['6.\tPrie le Secrétaire', '[4\tPrie le Comité']);
    const words = elsewhere.words.map((word) => (word.text === '[4' ? { ...word, x: 40 } : word));
    expect(firstWords(mend({ ...elsewhere, words }).page)).toEqual(['6.', '[4']);
  });

  it('leaves every word its place and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 })), (lines) => {
        const page = pageOf(lines);
        const places = ({ words }: RecognisedPage) => words.map(({ x, y, width }) => [x, y, width]);
        expect(places(mend(page).page)).toEqual(places(page));
      }),
    );
  });
});
