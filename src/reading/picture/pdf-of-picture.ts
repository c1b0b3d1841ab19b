import type { ReadingProblem } from '../../domain/reading-problem.ts';
import type { PicturePage } from './image.ts';
import { jpegPage } from './jpeg.ts';
import { pngPage } from './png.ts';
import { tiffPages } from './tiff.ts';

/** A picture as a PDF, or why it cannot be made one. */
export type PictureAsPdf = { readonly bytes: Uint8Array } | { readonly problem: ReadingProblem };

/** More pages than this in one picture file are none of a scanner. */
const mostPages = 600;

/**
 * Puts a picture file (JPEG, PNG, TIFF) into a PDF without decoding it, a page for each picture:
 * scans then go one way, whatever they came in, and one library decodes them all.
 */
export function pdfOfPicture(bytes: Uint8Array): PictureAsPdf {
  const pages = pagesOf(bytes);
  if (!pages) return { problem: { kind: 'picture-unknown' } };
  if (pages.length === 0) return { problem: { kind: 'picture-damaged' } };
  if (pages.length > mostPages) return { problem: { kind: 'pictures-too-many', most: mostPages } };
  return { bytes: pdfOf(pages) };
}

/** Null for other kinds; empty where the picture is damaged or of a rare make. */
function pagesOf(bytes: Uint8Array): readonly PicturePage[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (file.readUInt16BE(0) === 0xffd8) return [jpegPage(file)];
    if (file.readUInt32BE(0) === 0x89504e47) return [pngPage(file)];
    if (['II*\0', 'MM\0*'].includes(file.toString('latin1', 0, 4))) return tiffPages(file);
    return null;
  } catch {
    return [];
  }
}

/** A PDF file (ISO 32000-1 §7.5) with nothing in it but the pictures. */
function pdfOf(pages: readonly PicturePage[]): Uint8Array {
  const chunks: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (chunk: Uint8Array | string) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
  };
  const object = (number: number, dictionary: string, stream?: Uint8Array) => {
    offsets[number] = length;
    write(`${number} 0 obj\n`);
    if (stream) {
      write(`<< ${dictionary} /Length ${stream.length} >>\nstream\n`);
      write(stream);
      write('\nendstream');
    } else write(`<< ${dictionary} >>`);
    write('\nendobj\n');
  };
  write('%PDF-1.7\n');
  let next = 3;
  const kids: string[] = [];
  for (const page of pages) {
    const own = next;
    const height = page.height * page.aspect;
    const names = page.pieces.map((_, i) => `/P${i} ${own + 2 + i} 0 R`).join(' ');
    const painting = page.pieces.map((piece, i) => {
      const bottom = height - (piece.y + piece.height) * page.aspect;
      return `q ${piece.width} 0 0 ${piece.height * page.aspect} ${piece.x} ${bottom} cm /P${i} Do Q`;
    });
    object(
      own,
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${height}] /Contents ${own + 1} 0 R /Resources << /XObject << ${names} >> >>`,
    );
    object(own + 1, '', Buffer.from(painting.join('\n'), 'latin1'));
    page.pieces.forEach(({ width, height: rows, entries, data }, i) => {
      object(
        own + 2 + i,
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${rows} ${entries}`,
        data,
      );
    });
    kids.push(`${own} 0 R`);
    next += 2 + page.pieces.length;
  }
  object(1, '/Type /Catalog /Pages 2 0 R');
  object(2, `/Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}]`);
  const start = length;
  const entry = (offset = 0) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  write(`xref\n0 ${next}\n0000000000 65535 f \n${offsets.slice(1).map(entry).join('')}`);
  write(`trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(chunks));
}
