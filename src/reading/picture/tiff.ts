import type { PicturePage, Piece } from './image.ts';

/** Fields of a TIFF directory that matter (TIFF 6.0, section 8 and following). */
const field = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripLengths: 279,
  horizontal: 282,
  vertical: 283,
  planar: 284,
  faxOptions: 292,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  jpegTables: 347,
} as const;

/** Sizes in bytes of the types of values. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const mostValues = 1_000_000;
const mostPages = 601;

type Directory = ReadonlyMap<number, readonly number[]>;

/**
 * The pages of a TIFF file: fax-type (G3, G4), LZW, Deflate, JPEG and uncompressed, in strips or tiles.
 * @throws for damaged files and rare makes
 */
export function tiffPages(file: Buffer): PicturePage[] {
  const little = file.toString('latin1', 0, 2) === 'II';
  const pages: PicturePage[] = [];
  const seen = new Set<number>();
  let at = readUInt(file, 4, 4, little);
  while (at !== 0 && !seen.has(at) && pages.length < mostPages) {
    seen.add(at);
    const { directory, next } = directoryAt(file, at, little);
    pages.push(pageOf(file, directory));
    at = next;
  }
  return pages;
}

function readUInt(file: Buffer, at: number, size: number, little: boolean): number {
  return little ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
}

function directoryAt(file: Buffer, at: number, little: boolean) {
  const read = (offset: number, size: number) => readUInt(file, offset, size, little);
  const count = read(at, 2);
  const directory = new Map<number, readonly number[]>();
  for (let i = 0; i < count; i += 1) {
    const entry = at + 2 + i * 12;
    const type = read(entry + 2, 2);
    const size = sizes[type];
    const values = read(entry + 4, 4);
    if (!size || values > mostValues) continue;
    const start = size * values > 4 ? read(entry + 8, 4) : entry + 8;
    const valueAt = (k: number) =>
      type === 5
        ? read(start + k * 8, 4) / read(start + k * 8 + 4, 4)
        : read(start + k * size, size);
    directory.set(
      read(entry, 2),
      Array.from({ length: values }, (_, k) => valueAt(k)),
    );
  }
  return { directory, next: read(at + 2 + count * 12, 4) };
}

function pageOf(file: Buffer, directory: Directory): PicturePage {
  const one = (tag: number, otherwise: number) => directory.get(tag)?.[0] ?? otherwise;
  const width = one(field.width, 0);
  const height = one(field.height, 0);
  const isTiled = directory.has(field.tileOffsets);
  const pieceWidth = isTiled ? one(field.tileWidth, width) : width;
  const pieceHeight = isTiled
    ? one(field.tileHeight, height)
    : Math.min(one(field.rowsPerStrip, height), height);
  const across = Math.ceil(width / pieceWidth);
  const offsets = directory.get(isTiled ? field.tileOffsets : field.stripOffsets) ?? [];
  const lengths = directory.get(isTiled ? field.tileLengths : field.stripLengths) ?? [];
  if (!(width > 0 && height > 0 && pieceWidth > 0 && pieceHeight > 0 && offsets.length > 0))
    throw new Error('The TIFF has no picture.');
  const pieces = offsets.map((offset, i): Piece => {
    const y = Math.floor(i / across) * pieceHeight;
    const rows = isTiled ? pieceHeight : Math.min(pieceHeight, height - y);
    const data = file.subarray(offset, offset + (lengths[i] ?? 0));
    return {
      width: pieceWidth,
      height: rows,
      x: (i % across) * pieceWidth,
      y,
      ...coded(data, directory, pieceWidth, rows),
    };
  });
  const aspect = one(field.horizontal, 1) / one(field.vertical, 1);
  return { width, height, aspect: aspect > 0.2 && aspect < 5 ? aspect : 1, pieces };
}

/** Compression and colours in the words of PDF (ISO 32000-1 §7.4, §8.9.5.2). */
function coded(
  data: Buffer,
  directory: Directory,
  width: number,
  rows: number,
): { data: Uint8Array; entries: string } {
  const one = (tag: number, otherwise: number) => directory.get(tag)?.[0] ?? otherwise;
  const bits = one(field.bits, 1);
  const samples = one(field.samples, 1);
  if (one(field.planar, 1) !== 1 && samples > 1) throw new Error('Colours in separate planes.');
  const colour = `/BitsPerComponent ${bits} ${colourOf(directory, samples, bits)}`;
  const reversed = one(field.fillOrder, 1) === 2 ? reversedBits(data) : data;
  const predictor =
    one(field.predictor, 1) === 2
      ? `/DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width} >>`
      : '';
  const compression = one(field.compression, 1);
  switch (compression) {
    case 1:
      return { data, entries: colour };
    case 2:
    case 3:
    case 4: {
      const k = compression === 4 ? -1 : one(field.faxOptions, 0) & 1;
      const isAligned = compression === 2 || (one(field.faxOptions, 0) & 4) !== 0;
      // T.4 and T.6 know black and white runs; which of them is ink, the photometric field says.
      const black = `/BlackIs1 ${one(field.photometric, 0) === 1}`;
      const entries = `/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${rows} ${black} /EncodedByteAlign ${isAligned} /EndOfBlock false >>`;
      return { data: reversed, entries };
    }
    case 5:
      return { data, entries: `${colour} /Filter /LZWDecode ${predictor}` };
    case 7:
      return { data: withTables(data, directory), entries: `${colour} /Filter /DCTDecode` };
    case 8:
    case 32946:
      return { data, entries: `${colour} /Filter /FlateDecode ${predictor}` };
    default:
      throw new Error(`Compression ${compression} is not known.`);
  }
}

function colourOf(directory: Directory, samples: number, bits: number): string {
  const photometric = directory.get(field.photometric)?.[0] ?? 1;
  const map = directory.get(field.colourMap);
  if (photometric === 3 && map) {
    const size = 2 ** bits;
    // Three tables of 16 bits a value, one after the other.
    const table = Array.from({ length: size }, (_, i) =>
      [0, 1, 2].map((c) => ((map[c * size + i] ?? 0) >> 8).toString(16).padStart(2, '0')).join(''),
    );
    return `/ColorSpace [/Indexed /DeviceRGB ${size - 1} <${table.join('')}>]`;
  }
  if (samples === 1)
    return photometric === 0 ? '/ColorSpace /DeviceGray /Decode [1 0]' : '/ColorSpace /DeviceGray';
  if (samples === 3) return '/ColorSpace /DeviceRGB';
  if (samples === 4 && photometric === 5) return '/ColorSpace /DeviceCMYK';
  throw new Error('Colours of a rare kind.');
}

/** JPEG strips share tables that stand in the directory (TIFF Technical Note 2). */
function withTables(data: Buffer, directory: Directory): Buffer {
  const tables = Buffer.from(directory.get(field.jpegTables) ?? []);
  return tables.length > 4 ? Buffer.concat([tables.subarray(0, -2), data.subarray(2)]) : data;
}

function reversedBits(data: Buffer): Buffer {
  const reversed = Array.from({ length: 256 }, (_, byte) =>
    Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2),
  );
  return data.map((byte) => reversed[byte] ?? 0) as Buffer;
}
