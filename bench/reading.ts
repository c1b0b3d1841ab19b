/**
 * The combined document (13 countries, 160 parliamentarians) read in a warm process, and through
 * the cage with its process started anew each time; beside it pdf.js drawing the same text out of
 * the same bytes in the same process, and understanding nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaults } from '../src/reading/cage/options.ts';
import { readInCage } from '../src/reading/cage.ts';
import { openPdf } from '../src/reading/pdf/pdfjs.ts';
import { readDocument } from '../src/reading/read-document.ts';

export interface MeasuredReading {
  readonly document: string;
  readonly pages: number;
  readonly decisions: number;
  readonly rounds: number;
  /** Medians of the rounds, in milliseconds. */
  readonly warmMs: number;
  readonly cageMs: number;
  readonly baselineMs: number;
  /** Of reading to the baseline: how much understanding costs beside drawing the text out. */
  readonly ratio: number;
  readonly rssMb: number;
}

const document = 'cl-206-9-r2.pdf';
const path = join(import.meta.dirname, '../samples/ipu/documents', document);

/** The first rounds load and compile. */
const warmUp = 3;

async function medianOf(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
}

/** What every reader of PDF has to do first. */
async function textAlone(bytes: Uint8Array): Promise<void> {
  const pdf = await openPdf(bytes);
  for (let page = 1; page <= pdf.numPages; page++) await (await pdf.getPage(page)).getTextContent();
  await pdf.loadingTask.destroy();
}

export async function measureReading(
  rounds: number,
  progress: (line: string) => void,
): Promise<MeasuredReading> {
  const file = readFileSync(path);
  // pdf.js takes the bytes that it is given for itself.
  const copy = () => new Uint8Array(file);
  const readOnce = () => readDocument(copy(), { pages: defaults.mostPages });
  progress('warming up');
  for (let round = 0; round < warmUp; round++) {
    await readOnce();
    await textAlone(copy());
  }
  progress('reading in this process');
  const warmMs = await medianOf(rounds, readOnce);
  progress('drawing the text out alone');
  const baselineMs = await medianOf(rounds, () => textAlone(copy()));
  progress('reading through the cage');
  const read = readInCage();
  const cageMs = await medianOf(rounds, () => read({ filename: document, bytes: file }));
  const { pages, decisions } = await readOnce();
  return {
    document,
    pages: pages.length,
    decisions: decisions.length,
    rounds,
    warmMs,
    cageMs,
    baselineMs,
    ratio: Math.round((warmMs / baselineMs) * 100) / 100,
    rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
  };
}
