import { z } from 'zod';
import type { Desk } from '../desk.ts';

/** A document that a clerk sent with an order. */
export interface BetterCopy {
  readonly filename: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Where a copy does not come by mail, which has a limit of its own. */
export const largestCopy = 20 * 1024 * 1024;

/** What a file may be called: no path. */
export const copyName = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}/\\]{1,200}$/u, 'is no name of a file');

/** As it came: attached to an order, or uploaded. */
export interface GivenCopy {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Stores what came with an order. */
export const storeCopies = (
  desk: Pick<Desk, 'rawMail'>,
  given: readonly GivenCopy[],
): Promise<BetterCopy[]> =>
  Promise.all(
    given.map(async ({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      sha256: await desk.rawMail.put(bytes),
      bytes: bytes.length,
    })),
  );
