import type { ReadDocument } from '../domain/decision.ts';
import type { ReadingProblem } from '../domain/reading-problem.ts';
import { decisionsIn } from './decisions-in.ts';
import { kindOfFile } from './kind-of-file.ts';
import { afterOcr } from './ocr/after-ocr.ts';
import type { RecognisedPage } from './ocr/recognised-page.ts';
import { pagesOfOther } from './other-formats.ts';
import { textOf } from './page.ts';
import { type Pages, readPdf } from './pdf/read-pdf.ts';
import { readPicture } from './picture/read-picture.ts';

/** What the cage says about a document; its name it never learns. */
export interface ReadBytes extends Omit<ReadDocument, 'filename'> {
  /** Pages that are pictures and that OCR has not read yet, from 1. */
  readonly pictures: readonly number[];
}

export interface ReadingLimits {
  readonly pages: number;
  /** What opens an encrypted file. */
  readonly password?: string | null;
  /** Pages that OCR has read before. */
  readonly recognised?: readonly RecognisedPage[];
}

/** Bytes to decisions. Runs inside the cage: everything here may be fed hostile input. */
export async function readDocument(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadBytes> {
  const read = await pagesOf(bytes, limits);
  if ('problem' in read)
    return { ...unread(read.readable, read.problem), pictures: read.pictures ?? [] };
  const understood = decisionsIn(read.pages);
  return afterOcr(read.scan ?? null, {
    readable: read.readable,
    ocr: null,
    problem: null,
    pages: read.pages.map(textOf),
    pictures: [],
    ...understood,
    doubts: [...read.doubts, ...understood.doubts],
  });
}

async function pagesOf(bytes: Uint8Array, limits: ReadingLimits): Promise<Pages> {
  if (bytes.length === 0) return { readable: 'damaged', problem: { kind: 'empty' } };
  const kind = kindOfFile(bytes);
  if (kind === 'pdf') return readPdf(bytes, limits);
  if (kind === 'picture') return readPicture(bytes, limits);
  return pagesOfOther(kind, bytes, limits);
}

/** A document of which nothing was read, and why. */
export function unread(
  readable: Exclude<ReadBytes['readable'], 'text'>,
  problem: ReadingProblem,
): ReadBytes {
  return {
    readable,
    ocr: null,
    standing: 'none',
    problem,
    pictures: [],
    language: null,
    style: 'other',
    reference: null,
    corrigendum: null,
    pages: [],
    decisions: [],
    totalMps: null,
    totalCountries: null,
    doubts: [],
  };
}
