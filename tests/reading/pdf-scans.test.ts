/** Documents in which pictures of pages have a part, read with what OCR has found; OCR itself is in `ocr.test.ts`. */
import { describe, expect, it } from 'vitest';
import type { RecognisedPage } from '../../src/reading/ocr/recognised-page.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { doubtsInEnglish } from '../in-english.ts';
import { letterL, pdfOf } from './pictures.ts';

const limits = { pages: 10 };
const sentence =
  'The Governing Council urges the authorities to release the parliamentarian at once and without any condition.';

/** A PDF of pages that have a text, a picture, or both. */
function pdf(
  ...pages: readonly ('text' | 'picture' | 'emblem' | 'picture over text' | 'picture before text')[]
): Uint8Array {
  const text = (mode: number) =>
    `BT /F 10 Tf ${mode} Tr 20 200 Td (${sentence}) Tj 0 -20 Td (${sentence}) Tj ET`;
  const picture = 'q 400 0 0 300 0 0 cm /P Do Q';
  const content = {
    text: text(0),
    picture,
    emblem: 'BT /F 10 Tf 20 200 Td (Done) Tj ET q 9 0 0 9 0 0 cm /P Do Q',
    'picture over text': `${text(3)} ${picture}`,
    'picture before text': `${picture} ${text(0)}`,
  };
  const stream = (dictionary: string, data: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      Buffer.from(data as string, 'latin1'),
      Buffer.from('\nendstream'),
    ]);
  const kids = pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ');
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
    stream(
      '/Type /XObject /Subtype /Image /Width 16 /Height 24 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      Buffer.from(letterL.pixels),
    ),
    ...pages.flatMap((page, i) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents ${6 + i * 2} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> >>`,
      ),
      stream('', content[page]),
    ]),
  ]);
}

const recognised = (page: number, text: string, confidence = 90): RecognisedPage => ({
  page,
  isPicture: true,
  words: text
    .split(' ')
    .map((word, i) => ({ text: word, x: 60 + i * 40, y: 60, width: 36, size: 10, confidence })),
});

describe('a document with pages that are pictures', () => {
  it('names them for OCR, and what it is without it', async () => {
    expect(await readDocument(pdf('picture', 'picture'), limits)).toMatchObject({
      readable: 'image',
      pictures: [1, 2],
      problem: { kind: 'pictures-only' },
    });
    expect(await readDocument(pdf('text', 'picture'), limits)).toMatchObject({
      readable: 'text',
      pictures: [2],
      problem: null,
      doubts: expect.arrayContaining([{ kind: 'page-picture', page: 2 }]),
    });
    expect(await readDocument(pdf('text'), limits)).toMatchObject({ pictures: [], ocr: null });
  });

  it('keeps the text of its other pages and says which were read by OCR', async () => {
    const words = recognised(2, 'Decides to close the case', 88);
    const read = await readDocument(pdf('text', 'picture'), { ...limits, recognised: [words] });

    expect(read).toMatchObject({
      readable: 'text',
      pictures: [],
      ocr: { pages: [2], confidence: 88 },
      problem: null,
    });
    expect(read.pages[0]).toContain('urges the authorities');
    expect(read.pages[1]).toBe('Decides to close the case');
    expect(doubtsInEnglish(read.doubts)[0]).toBe(
      'Page 2 was read by OCR (confidence 88 %): compare with the picture.',
    );
  });

  it('is a picture still when OCR has read all of it, and has no problem then', async () => {
    const pages = [recognised(1, 'Decides to close the case')];

    expect(await readDocument(pdf('picture'), { ...limits, recognised: pages })).toMatchObject({
      readable: 'image',
      problem: null,
      ocr: { pages: [1] },
    });
  });

  it('says so when OCR found nothing in it', async () => {
    const pages = [{ page: 1, isPicture: true, words: [] }];

    expect(await readDocument(pdf('picture'), { ...limits, recognised: pages })).toMatchObject({
      readable: 'image',
      problem: { kind: 'pictures-without-text' },
      ocr: null,
    });
  });

  it('is not taken for one where a page has little text beside an emblem', async () => {
    const pages = [{ page: 1, isPicture: false, words: [] }];
    expect(await readDocument(pdf('emblem'), { ...limits, recognised: pages })).toMatchObject({
      ocr: null,
      pages: ['Done'],
    });
  });
});

describe('a text that a scanner has laid under its pictures', () => {
  const doubt = expect.stringContaining('a scanner has read it');

  it('is read, with a doubt', async () => {
    const read = await readDocument(pdf('picture over text'), limits);

    expect(read).toMatchObject({ readable: 'text', pictures: [] });
    expect(doubtsInEnglish(read.doubts)).toContainEqual(doubt);
  });

  it('is not suspected in a page with a background', async () => {
    const read = await readDocument(pdf('picture before text'), limits);

    expect(doubtsInEnglish(read.doubts)).not.toContainEqual(doubt);
  });
});
