import { type Pages, type PdfLimits, readPdf } from '../pdf/read-pdf.ts';
import { pdfOfPicture } from './pdf-of-picture.ts';

/** Reads a picture file (PNG, JPEG, TIFF): as a PDF with a page for each picture, which OCR then reads. */
export async function readPicture(bytes: Uint8Array, limits: PdfLimits): Promise<Pages> {
  const pdf = pdfOfPicture(bytes);
  if ('problem' in pdf) return { readable: 'unsupported', problem: pdf.problem };
  return readPdf(pdf.bytes, limits);
}
