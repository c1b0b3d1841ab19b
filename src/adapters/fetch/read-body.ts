import type { IncomingMessage } from 'node:http';
import { type Duplex, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** More bytes came, or were announced, than are taken. */
export class TooLarge extends Error {}

/** Packed in a way that nobody asked for and we do not know. */
export class UnknownCoding extends Error {}

/** RFC 9110 §8.4.1. */
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The bytes of an answer, unpacked.
 * @param limit for the bytes as sent, and again as unpacked: a packed bomb is small on the way
 * @throws TooLarge, UnknownCoding, and errors of the connection or of unpacking
 */
export async function readBody(
  response: IncomingMessage,
  limit: number,
  signal: AbortSignal,
): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (!decoder && coding !== 'identity' && coding !== '') throw new UnknownCoding();
  const collected = collect(limit);
  const unpacked = decoder ? [counted(limit), decoder()] : [];
  await pipeline([response, ...unpacked, collected.sink], { signal });
  return collected.bytes();
}

function counted(limit: number): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      count += chunk.length;
      next(count > limit ? new TooLarge() : null, chunk);
    },
  });
}

/** Copies into one growing buffer: a body sent byte by byte would leave millions of small ones. */
function collect(limit: number) {
  let held = Buffer.allocUnsafe(Math.min(limit, 64 * 1024));
  let length = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, next) {
      const wanted = length + chunk.length;
      if (wanted > limit) return next(new TooLarge());
      if (wanted > held.length) {
        const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(wanted, held.length * 2)));
        held.copy(larger, 0, 0, length);
        held = larger;
      }
      chunk.copy(held, length);
      length = wanted;
      next();
    },
  });
  return { sink, bytes: () => held.subarray(0, length) };
}
