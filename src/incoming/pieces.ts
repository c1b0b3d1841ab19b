import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';

/** Bytes given to a reader at once: a few milliseconds of its time, whatever they hold. */
const piece = 65_536;

/** A long mail is read for seconds; between two pieces the process does other things. */
export const inPieces = (raw: Buffer): Readable => Readable.from(piecesOf(raw));

async function* piecesOf(raw: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < raw.length; at += piece) {
    if (at > 0) await othersTurn();
    yield raw.subarray(at, at + piece);
  }
}
