/** PNG of few colours (ISO/IEC 15948): four bits a pixel, an eighth of what resvg's own PNG of a map takes. */
import { crc32, deflateSync } from 'node:zlib';

const colours = 16;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const indexed = 3;

/** @param pixels four bytes a pixel (red, green, blue, opacity), not premultiplied */
export function palettePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const rgba = new Uint32Array(width * height);
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  for (let i = 0; i < rgba.length; i += 1) rgba[i] = view.getUint32(i * 4);
  const palette = paletteOf(rgba);
  const nearest = nearestIn(palette);
  const stride = 1 + Math.ceil(width / 2);
  // Each line begins with its filter, none: flat areas pack best as they are.
  const lines = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + (x >> 1);
      const index = nearest(rgba[y * width + x] ?? 0);
      lines[at] = (lines[at] ?? 0) | (x % 2 ? index : index << 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, indexed, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((c) => [c >>> 24, (c >>> 16) & 255, (c >>> 8) & 255])),
    ),
    chunk('tRNS', Buffer.from(palette.map((c) => c & 255))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours; edges between areas have many others, each of them rare. */
function paletteOf(rgba: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of rgba) {
    const rounded = (colour & 255) === 0 ? 0 : (colour & 0xe0e0e0e0) >>> 0;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([, one], [, two]) => two - one).slice(0, colours);
  // Within a rounded colour its most frequent one, so that areas keep theirs.
  const exact = new Map<number, Map<number, number>>(frequent.map(([c]) => [c, new Map()]));
  for (const colour of rgba) {
    const rounded = (colour & 255) === 0 ? 0 : (colour & 0xe0e0e0e0) >>> 0;
    const within = exact.get(rounded);
    if (within) within.set(colour, (within.get(colour) ?? 0) + 1);
  }
  return [...exact.values()].map(
    (within) => [...within].reduce((one, two) => (two[1] > one[1] ? two : one))[0],
  );
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    const index = known.get(colour);
    if (index !== undefined) return index;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    palette.forEach((each, at) => {
      const far = distance(colour, each);
      if (far < least) [best, least] = [at, far];
    });
    known.set(colour, best);
    return best;
  };
}

const channels = (colour: number): [number, number, number, number] => [
  colour >>> 24,
  (colour >>> 16) & 255,
  (colour >>> 8) & 255,
  colour & 255,
];

/** What is nearly transparent has hardly a colour. */
function distance(one: number, two: number): number {
  const [r, g, b, a] = channels(one);
  const [r2, g2, b2, a2] = channels(two);
  const seen = Math.min(a, a2) / 255;
  return 3 * (a - a2) ** 2 + seen * ((r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2);
}

function chunk(name: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}
