import type { ReadDocument } from '../domain/decision.ts';
import { decisionsIn } from './decisions-in.ts';
import { kindOfFile, unreadKinds } from './kind-of-file.ts';
import { textOf } from './page.ts';
import { type Pages, readPdf } from './pdf/read-pdf.ts';

/** What the cage says about a document; its name it never learns. */
export type ReadBytes = Omit<ReadDocument, 'filename'>;

export interface ReadingLimits {
  readonly pages: number;
}

/** Bytes to decisions. Runs inside the cage: everything here may be fed hostile input. */
export async function readDocument(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadBytes> {
  const read = await pagesOf(bytes, limits);
  if (read.readable !== 'text') return unread(read.readable, read.problem);
  const understood = decisionsIn(read.pages);
  return {
    readable: 'text',
    ocr: null,
    problem: null,
    pages: read.pages.map(textOf),
    ...understood,
    doubts: [...read.doubts, ...understood.doubts],
  };
}

async function pagesOf(bytes: Uint8Array, limits: ReadingLimits): Promise<Pages> {
  if (bytes.length === 0) return { readable: 'damaged', problem: 'The file is empty.' };
  const kind = kindOfFile(bytes);
  if (kind === 'pdf') return readPdf(bytes, limits);
  return { readable: 'unsupported', problem: unreadKinds[kind] };
}

/** A document of which nothing was read, and why. */
export function unread(
  readable: Exclude<ReadBytes['readable'], 'text'>,
  problem: string,
): ReadBytes {
  return {
    readable,
    ocr: null,
    standing: 'none',
    problem,
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
