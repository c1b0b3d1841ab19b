import { deflateSync } from 'node:zlib';
import { pdfOf, pdfPage } from './pictures.ts';

const objects = (...lines: readonly string[]) =>
  pdfOf(lines.map((line) => Buffer.from(line, 'latin1')));

const whole = 'q 160 0 0 240 0 0 cm /P0 Do Q';
const picture = '/Type /XObject /Subtype /Image';

const deflated = (megabytes: number, of = ' ') =>
  deflateSync(Buffer.alloc(megabytes * 1_000_000, of), { level: 1 });

/** A JBIG2 stream that declares a page and a region of 65,535 × 65,535 and brings no data (ITU-T T.88 §7.4). */
function jbig2Bomb(): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(65_535, 0);
  size.writeUInt32BE(65_535, 4);
  const segment = (number: number, type: number, data: Buffer) => {
    const head = Buffer.alloc(11);
    head.writeUInt32BE(number, 0);
    head.set([type, 0, 1], 4);
    head.writeUInt32BE(data.length, 7);
    return Buffer.concat([head, data]);
  };
  return Buffer.concat([
    segment(0, 48, Buffer.concat([size, Buffer.alloc(11)])),
    segment(1, 38, Buffer.concat([size, Buffer.alloc(9), Buffer.alloc(64, 0x55)])),
  ]);
}

/** PDFs that were made to harm a reader, small as files. */
export const hostilePdfs: Readonly<Record<string, () => Uint8Array>> = {
  'a tree of pages that bites its tail': () =>
    objects(
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 5 >>',
      '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 5 >>',
    ),
  'a tree of pages that claims a billion': () =>
    objects(
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ),
  '10,000 pages': () =>
    objects(
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${'3 0 R '.repeat(10_000)}] /Count 10000 >>`,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    ),
  'arrays within arrays, 200,000 deep': () =>
    objects(
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [3 0 R] /Count 1 /X ${'['.repeat(200_000)}${']'.repeat(200_000)} >>`,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /X ${'<</X'.repeat(100_000)} >>`,
    ),
  'a content of 200 MB': () => pageWithContent('/Filter /FlateDecode', deflated(200)),
  'a form that paints itself': () =>
    pdfPage(whole, [
      {
        dictionary:
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P0 5 0 R >> >>',
        data: Buffer.from('/P0 Do /P0 Do'),
      },
    ]),
  'a picture of 100,000 × 100,000': () =>
    pdfPage(whole, [
      {
        dictionary: `${picture} /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode`,
        data: deflated(1),
      },
    ]),
  'a fax-type picture without end': () =>
    pdfPage(whole, [
      {
        dictionary: `${picture} /Width 8000 /Height 9999 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter [/FlateDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns 8000 /Rows 9999 >>]`,
        data: deflated(50, '\x55'),
      },
    ]),
  'a JBIG2 bomb': () =>
    pdfPage(whole, [
      {
        dictionary: `${picture} /Width 8000 /Height 9999 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode`,
        data: jbig2Bomb(),
      },
    ]),
  'colours by a PostScript function that never comes to rest': () =>
    pdfPage(whole, [
      {
        dictionary: `${picture} /Width 8000 /Height 9000 /BitsPerComponent 8 /ColorSpace [/Separation /All /DeviceRGB 6 0 R] /Filter /FlateDecode`,
        data: deflated(72),
      },
      {
        dictionary: '/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]',
        data: Buffer.from(`{ ${'dup sin exp '.repeat(20_000)} dup dup }`),
      },
    ]),
};

/** One page whose content is a stream with a filter. */
function pageWithContent(dictionary: string, data: Buffer): Uint8Array {
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ]),
  ]);
}
