import type { Pixels } from '../pdf/painted.ts';

/** A picture in grey with how much of it covers what is below, both 0 to 255. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Null: it covers everything. */
  readonly cover: Uint8Array | null;
}

/** How pdf.js stores a picture (its `ImageKind`). */
const oneBit = 1;
const rgb = 2;

/**
 * A decoded picture in grey, made smaller by a whole factor: the mean of `shrink` × `shrink`
 * pixels, which keeps thin strokes of letters as greys.
 */
export function greyPicture(picture: Pixels, shrink: number, stencil: number | null): GreyPicture {
  const width = Math.max(1, Math.floor(picture.width / shrink));
  const height = Math.max(1, Math.floor(picture.height / shrink));
  const grey = new Uint8Array(width * height).fill(stencil ?? 255);
  if (stencil !== null) {
    return { width, height, grey, cover: shrunk(picture, shrink, bitOf(picture, 255, 0)) };
  }
  if (picture.kind === oneBit)
    return {
      width,
      height,
      grey: shrunk(picture, shrink, bitOf(picture, 0, 255)),
      cover: null,
    };
  const { data } = picture;
  const bytes = picture.kind === rgb ? 3 : 4;
  const luminance = (x: number, y: number) => {
    const at = (y * picture.width + x) * bytes;
    // ITU-R BT.601 in whole numbers.
    return ((data[at] ?? 255) * 77 + (data[at + 1] ?? 255) * 150 + (data[at + 2] ?? 255) * 29) >> 8;
  };
  const alpha = (x: number, y: number) => data[(y * picture.width + x) * 4 + 3] ?? 255;
  return {
    width,
    height,
    grey: shrunk(picture, shrink, luminance),
    cover: bytes === 4 ? shrunk(picture, shrink, alpha) : null,
  };
}

/** Reads packed bits, rows on whole bytes. */
function bitOf({ width, data }: Pixels, zero: number, one: number) {
  const stride = (width + 7) >> 3;
  return (x: number, y: number) =>
    ((data[y * stride + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? one : zero;
}

function shrunk(
  picture: Pixels,
  shrink: number,
  valueAt: (x: number, y: number) => number,
): Uint8Array {
  const width = Math.max(1, Math.floor(picture.width / shrink));
  const height = Math.max(1, Math.floor(picture.height / shrink));
  const values = new Uint8Array(width * height);
  const area = shrink * shrink;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < shrink; dy += 1)
        for (let dx = 0; dx < shrink; dx += 1) sum += valueAt(x * shrink + dx, y * shrink + dy);
      values[y * width + x] = sum / area;
    }
  }
  return values;
}
