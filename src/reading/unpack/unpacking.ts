import type { UnpackedFile } from '../../desk.ts';
import type { Budget } from '../zip/entries.ts';
import type { Trouble } from './trouble.ts';

/** Limits on everything that one file unpacks to; a mailing of the IPU has a few dozen documents. */
export const most = {
  /** Bytes, inflated. */
  bytes: 100_000_000,
  files: 200,
  /** Entries of archives, left out or not. */
  entries: 2000,
  /** Containers within containers. */
  depth: 4,
  /** Names listed of what was left out. */
  named: 100,
} as const;

/** What has come out so far, and what may still come out: shared by a container and those within it. */
export interface Unpacking {
  readonly budget: Budget;
  /** Entries seen, in all archives together. */
  entries: number;
  /** Takes a file that came out of a container `depth` deep; false when no more files are taken. */
  take(file: UnpackedFile, depth: number): Promise<boolean>;
  leaveOut(name: string): void;
}

/** Unpacks one container; null: nothing was lost. Never throws on damaged content. */
export type Open = (bytes: Uint8Array, into: Unpacking, depth: number) => Promise<Trouble | null>;

export const tooManyFiles: Trouble = {
  readable: 'too-costly',
  problem: { kind: 'files-too-many', most: most.files },
};
