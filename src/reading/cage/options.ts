import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The cage's limits. */
export interface CageOptions {
  /** Larger files are not even begun. */
  readonly mostBytes: number;
  /** Documents with more pages are not read. */
  readonly mostPages: number;
  /** Resident memory of the process, all kinds of it. */
  readonly memory: number;
  readonly milliseconds: number;
  /** Length of the answer: a small file can unpack to endless text. */
  readonly mostAnswer: number;
  /** What runs inside; tests put hostile programs here. */
  readonly program: string;
  /** Whether a process for the next document is started while one is read. */
  readonly startsAhead: boolean;
}

/** OCR has limits of its own: they are those of one page. */
export interface OcrOptions {
  /** What runs inside. */
  readonly program: string;
  /** Pages beyond these are not recognised. */
  readonly mostPages: number;
  readonly memory: number;
  readonly milliseconds: number;
  /** Length of the answer for one page. */
  readonly mostAnswer: number;
  /** After this time no further page of the document is begun. */
  readonly documentMilliseconds: number;
  /** Pages that are read at the same time, whatever documents they belong to. */
  readonly atOnce: number;
}

export const defaults: CageOptions = {
  mostBytes: 60_000_000,
  mostPages: 600,
  memory: 1_000_000_000,
  milliseconds: 60_000,
  mostAnswer: 40_000_000,
  program: fileURLToPath(new URL('./child.ts', import.meta.url)),
  startsAhead: true,
};

export const ocrDefaults: OcrOptions = {
  program: fileURLToPath(new URL('./recognise.ts', import.meta.url)),
  mostPages: 200,
  memory: 1_000_000_000,
  milliseconds: 120_000,
  mostAnswer: 4_000_000,
  documentMilliseconds: 900_000,
  atOnce: availableParallelism(),
};
