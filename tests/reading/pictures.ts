import { deflateSync } from 'node:zlib';

/** A picture of a few pixels, row after row, 0 black to 255 white. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly number[];
}

/** An L of ink in the upper left: no turn or mirror image of it is the same. */
export const letterL: Sketch = (() => {
  const width = 16;
  const height = 24;
  const ink = (x: number, y: number) =>
    (x >= 2 && x < 6 && y >= 2 && y < 18) || (x >= 2 && x < 12 && y >= 14 && y < 18);
  const pixels = Array.from({ length: width * height }, (_, i) =>
    ink(i % width, Math.floor(i / width)) ? 0 : 255,
  );
  return { width, height, pixels };
})();

/** Rows of packed bits; `ink` is the bit of black. */
export function packedBits({ width, height, pixels }: Sketch, ink: 0 | 1): Buffer {
  const stride = (width + 7) >> 3;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const bit = (pixels[y * width + x] ?? 255) < 128 ? ink : 1 - ink;
      rows[y * stride + (x >> 3)] = (rows[y * stride + (x >> 3)] ?? 0) | (bit << (7 - (x & 7)));
    }
  return rows;
}

/** A PDF of one page of 160 × 240 points with a content and objects from number 5 on. */
export function pdfPage(
  content: string,
  objects: readonly { readonly dictionary: string; readonly data: Uint8Array }[],
  page = '',
): Uint8Array {
  const names = objects.map((_, i) => `/P${i} ${5 + i} 0 R`).join(' ');
  const stream = (dictionary: string, data: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`, 'latin1'),
      data,
      Buffer.from('\nendstream'),
    ]);
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 160 240] ${page} /Contents 4 0 R /Resources << /XObject << ${names} >> >> >>`,
    ),
    stream('', Buffer.from(content, 'latin1')),
    ...objects.map(({ dictionary, data }) => stream(dictionary, data)),
  ]);
}

/** Objects from number 1 on as a PDF file. */
export function pdfOf(objects: readonly Uint8Array[]): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const length = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  for (const [i, object] of objects.entries()) {
    offsets.push(length());
    chunks.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const start = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  chunks.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(chunks));
}

/** A PNG file; `samples` gives what a pixel of a grey is made of, each in one byte. */
export function png(
  { width, height, pixels }: Sketch,
  colourType: 0 | 2 | 3 | 4 | 6,
  samples: (grey: number) => readonly number[],
): Buffer {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...pixels.slice(y * width, (y + 1) * width).flatMap(samples),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(colourType === 3 ? [chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]))] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Its checksum is left empty: no reader of ours looks at it. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

/** A TIFF file (little endian) without compression, of 1 bit a pixel, in strips of so many rows. */
export function tiff(sketch: Sketch, rowsPerStrip: number, photometric: 0 | 1): Buffer {
  const bits = packedBits(sketch, photometric === 0 ? 1 : 0);
  const stride = (sketch.width + 7) >> 3;
  const strips = Array.from({ length: Math.ceil(sketch.height / rowsPerStrip) }, (_, i) =>
    bits.subarray(i * rowsPerStrip * stride, (i + 1) * rowsPerStrip * stride),
  );
  const entries: [number, number[]][] = [
    [256, [sketch.width]],
    [257, [sketch.height]],
    [258, [1]],
    [259, [1]],
    [262, [photometric]],
    [273, []],
    [277, [1]],
    [278, [rowsPerStrip]],
    [279, strips.map((strip) => strip.length)],
  ];
  const directory = 2 + entries.length * 12 + 4;
  const tables = 8 + directory;
  const data = tables + strips.length * 8;
  const file = Buffer.alloc(data);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  let offset = data;
  const offsets = strips.map((strip) => {
    const at = offset;
    offset += strip.length;
    return at;
  });
  entries.forEach(([tag, values], i) => {
    const all = tag === 273 ? offsets : values;
    const at = 10 + i * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(all.length, at + 4);
    const table = tables + (tag === 273 ? 0 : strips.length * 4);
    if (all.length === 1) file.writeUInt32LE(all[0] ?? 0, at + 8);
    else {
      file.writeUInt32LE(table, at + 8);
      for (const [k, value] of all.entries()) file.writeUInt32LE(value, table + k * 4);
    }
  });
  return Buffer.concat([file, ...strips]);
}
