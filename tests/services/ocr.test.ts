/** OCR of whole pages, which takes seconds each; it needs nothing but Node. */
import { describe, expect, it } from 'vitest';
import { readInCage } from '../../src/reading/cage.ts';
import { pdfOf } from '../reading/pictures.ts';
import { expectedDocuments, sample } from '../reading/samples.ts';
import { expectRead, scan } from '../reading/scanned.ts';

/** The page of the scanned sample as the JPEG that lies in it. */
const jpeg = (() => {
  const pdf = Buffer.from(sample('blr-176-scan.pdf'));
  const start = pdf.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
  return pdf.subarray(start, pdf.indexOf('endstream', start));
})();
const width = 1265;
const height = 1772;

/** A PDF with a page for each way of painting the picture; the page is as wide as it is high. */
function pdf(...paintings: readonly string[]): Uint8Array {
  const stream = (dictionary: string, data: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ]);
  const kids = paintings.map((_, i) => `${4 + i * 2} 0 R`).join(' ');
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${paintings.length} >>`),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode`,
      jpeg,
    ),
    ...paintings.flatMap((matrix, i) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${height} ${height}] /Contents ${5 + i * 2} 0 R /Resources << /XObject << /P 3 0 R >> >> >>`,
      ),
      stream('', Buffer.from(`q ${matrix} cm /P Do Q`)),
    ]),
  ]);
}

const upright = `${width} 0 0 ${height} 0 0`;
const onItsHead = `-${width} 0 0 -${height} ${width} ${height}`;
const onItsSide = `0 ${width} -${height} 0 ${height} 0`;

const [expected] = expectedDocuments.find(({ id }) => id === 'blr-176-scan')?.decisions ?? [];
const wanted = {
  country: 'BLR',
  session: expected?.session,
  adopted: expected?.adopted,
  cases: [{ code: 'BLR-05', printed: 'BLS/05' }],
};

describe('a scan is read by OCR', () => {
  it.each([
    ['as a fax writes it (G4), in English', 'zwe-178', 'zwe-178-g4.pdf'],
    ['as a copier writes it (JBIG2), in French with a box', 'tgo-164', 'tgo-164-fr-jbig2.pdf'],
  ])('%s: every field is right, and a clerk is told how it was read', async (_, id, file) => {
    await expectRead(id, scan(file));
    expect.hasAssertions();
  });
});

describe('a page is read by OCR however it came', () => {
  it.each<[string, Uint8Array]>([
    ['as a picture file', new Uint8Array(jpeg)],
    ['on its head', pdf(onItsHead)],
    ['on its side', pdf(onItsSide)],
  ])('%s', async (_, bytes) => {
    const read = await readInCage({ startsAhead: false })({ filename: 'scan', bytes });

    expect(read).toMatchObject({ readable: 'image', problem: null, decisions: [wanted] });
    expect(read.decisions[0]?.paragraphs).toHaveLength(expected?.paragraphs ?? -1);
  });

  it('with other pages, as many at once as there are cores, each told', async () => {
    const told: string[] = [];
    const read = await readInCage({ startsAhead: false })({
      filename: 'scan.pdf',
      bytes: pdf(upright, upright, upright),
      onProgress: ({ page, of }) => told.push(`${page}/${of}`),
    });

    expect(told).toEqual(['1/3', '2/3', '3/3']);
    expect(read.ocr?.pages).toEqual([1, 2, 3]);
    expect(read.pages.every((page) => page.includes('VICTOR GONCHAR'))).toBe(true);
  });

  it('or is named as not read when there is no time', async () => {
    const read = await readInCage(
      {},
      { milliseconds: 300 },
    )({ filename: 'x', bytes: pdf(upright) });

    expect(read).toMatchObject({
      readable: 'image',
      ocr: null,
      problem: { kind: 'pictures-without-ocr' },
    });
  });
});
