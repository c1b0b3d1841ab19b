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
}

export const defaults: CageOptions = {
  mostBytes: 60_000_000,
  mostPages: 600,
  memory: 1_000_000_000,
  milliseconds: 60_000,
  mostAnswer: 40_000_000,
  program: fileURLToPath(new URL('./child.ts', import.meta.url)),
};
