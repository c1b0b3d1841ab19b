import type { ReadDocumentInCage } from '../desk.ts';
import { answerOf } from './cage/answer.ts';
import { type CageOptions, defaults, type OcrOptions, ocrDefaults } from './cage/options.ts';
import { withOrder } from './cage/order.ts';
import { runCaged } from './cage/run.ts';
import { start, startAhead } from './cage/start.ts';
import { tooLarge } from './cage/too-large.ts';
import { Pool } from './ocr/pool.ts';
import { recogniseInCage } from './ocr/recognise-in-cage.ts';
import type { RecognisedPage } from './ocr/recognised-page.ts';
import { type ReadBytes, unread } from './read-document.ts';

/**
 * Reads a document in a process of its own that may read only its own code, write nothing, start
 * nothing and evaluate nothing, with limits on memory and time. Pages that are pictures are then
 * read by OCR, each in such a process too, and the document once more with what OCR has read.
 * A hostile document costs one document: it gets an answer, and never an exception. What
 * throws is an outage: the process could not be started, or was stopped with the service.
 */
export function readInCage(
  options: Partial<CageOptions> = {},
  ocrOptions: Partial<OcrOptions> = {},
): ReadDocumentInCage {
  const cage = { ...defaults, ...options };
  const ocr = { ...ocrDefaults, ...ocrOptions };
  const pool = new Pool(ocr.atOnce);
  const next = cage.startsAhead ? startAhead(cage) : () => start(cage);
  return async ({ filename, bytes, password = null, onProgress }) => {
    if (bytes.length > cage.mostBytes) {
      return named(filename, unread('too-costly', tooLarge(bytes.length, cage.mostBytes)));
    }
    const read = async (recognised: readonly RecognisedPage[]) => {
      const order = { mostPages: cage.mostPages, password, recognised };
      return answerOf(await runCaged(withOrder(order, bytes), cage, next()));
    };
    const first = await read([]);
    if (first.pictures.length === 0) return named(filename, first);
    const pictured = { bytes, password, pages: first.pictures, onProgress };
    const recognised = await recogniseInCage(pictured, pool, ocr);
    return named(filename, recognised.length > 0 ? await read(recognised) : withoutOcr(first));
  };
}

function withoutOcr(read: ReadBytes): ReadBytes {
  return read.problem ? { ...read, problem: { kind: 'pictures-without-ocr' } } : read;
}

function named(filename: string, { pictures: _, ...read }: ReadBytes) {
  return { filename, ...read };
}
