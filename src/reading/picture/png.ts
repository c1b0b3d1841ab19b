import { deflateSync, inflateSync } from 'node:zlib';
import type { PicturePage } from './image.ts';

/** Samples of a pixel by colour type (PNG specification §11.2.2). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A PNG file as a page: its compressed rows are those of a PDF (ISO 32000-1 §7.4.4.4). Where it
 * has transparency, that is taken out of the rows and the rest laid on white.
 * @throws for damaged files and for the rare interlaced ones
 */
export function pngPage(file: Buffer): PicturePage {
  const chunks = [...chunksOf(file)];
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (head?.readUInt8(12) !== 0) throw new Error('The PNG is damaged or interlaced.');
  const width = head.readUInt32BE(0);
  const height = head.readUInt32BE(4);
  const bits = head.readUInt8(8);
  const type = head.readUInt8(9);
  const palette = chunks.find((each) => each.type === 'PLTE')?.data;
  const rows = Buffer.concat(chunks.filter((each) => each.type === 'IDAT').map((c) => c.data));
  const isOpaque = type !== 4 && type !== 6;
  const colour = palette
    ? `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`
    : type === 0 || type === 4
      ? '/DeviceGray'
      : '/DeviceRGB';
  const predictor = `/DecodeParms << /Predictor 15 /Colors ${samples[type] ?? 1} /BitsPerComponent ${bits} /Columns ${width} >>`;
  const entries = `/BitsPerComponent ${bits} /ColorSpace ${colour} /Filter /FlateDecode`;
  const piece = isOpaque
    ? { data: rows, entries: `${entries} ${predictor}` }
    : { data: onWhite(rows, { width, height, bits, samples: samples[type] ?? 4 }), entries };
  return { width, height, aspect: 1, pieces: [{ width, height, x: 0, y: 0, ...piece }] };
}

function* chunksOf(file: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    yield {
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    };
    at += 12 + length;
  }
}

/** Rows with transparency (8 or 16 bits a sample) laid on white and compressed anew. */
function onWhite(
  compressed: Buffer,
  {
    width,
    height,
    bits,
    samples: count,
  }: { width: number; height: number; bits: number; samples: number },
): Buffer {
  const sample = bits / 8;
  const pixel = sample * count;
  const stride = width * pixel;
  const data = inflateSync(compressed, { maxOutputLength: (stride + 1) * height });
  const colours = count - 1;
  const laid = Buffer.alloc(width * height * colours * sample);
  let before: Uint8Array = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = unfiltered(
      data[start] ?? 0,
      data.subarray(start + 1, start + 1 + stride),
      before,
      pixel,
    );
    for (let x = 0; x < width; x += 1) {
      const at = x * pixel;
      const alpha = (row[at + colours * sample] ?? 255) / 255;
      for (let i = 0; i < colours; i += 1)
        laid[((y * width + x) * colours + i) * sample] =
          (row[at + i * sample] ?? 255) * alpha + 255 * (1 - alpha);
    }
    before = row;
  }
  return deflateSync(laid, { level: 1 });
}

/** A row without its filter (PNG specification §9.2). */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array, pixel: number): Uint8Array {
  const plain = new Uint8Array(row.length);
  for (let i = 0; i < row.length; i += 1) {
    const left = plain[i - pixel] ?? 0;
    const up = above[i] ?? 0;
    const corner = above[i - pixel] ?? 0;
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    plain[i] = (row[i] ?? 0) + (guesses[filter] ?? 0);
  }
  return plain;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const distances = [left, up, corner].map((each) => Math.abs(guess - each));
  const least = Math.min(...distances);
  return [left, up, corner][distances.indexOf(least)] ?? 0;
}
