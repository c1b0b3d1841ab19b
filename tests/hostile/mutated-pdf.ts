import { sample } from '../reading/samples.ts';
import { randomOf } from './mutate.ts';

/** PDFs that are small and of several makes. */
const seeds = [
  'mng-186.pdf',
  'zwe-178.pdf',
  'tgo-164-fr.pdf',
  'blr-176-scan.pdf',
  'tza-206-encrypted.pdf',
];

/** A sample PDF with some damage, the same for the same number. */
export function mutatedPdf(number: number): Uint8Array {
  const random = randomOf(number);
  const below = (n: number) => Math.floor(random() * n);
  let bytes: Buffer = Buffer.from(sample(seeds[below(seeds.length)] ?? ''));
  for (let left = 1 + below(8); left > 0; left -= 1) bytes = damage(bytes, below);
  // Most damage costs the end of the file, and such files are not even opened.
  return new Uint8Array(Buffer.concat([bytes, Buffer.from('\n%%EOF\n')]));
}

function damage(bytes: Buffer, below: (n: number) => number): Buffer {
  const at = below(bytes.length);
  const length = 1 + below(below(4) === 0 ? 5000 : 20);
  switch (below(6)) {
    case 0: {
      bytes[at] = below(256);
      return bytes;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(at, at + length),
        bytes.subarray(at),
      ]);
    case 3: {
      const from = below(bytes.length);
      return Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(from, from + length),
        bytes.subarray(at),
      ]);
    }
    case 4:
      return withNumber(bytes, below);
    default:
      return withWord(bytes, below);
  }
}

/** Some number of its structure made another one. */
function withNumber(bytes: Buffer, below: (n: number) => number): Buffer {
  const others = ['0', '-1', '1', '2', '3', '65535', '99999999', '2147483648', '1e99', '0.00001'];
  return replaced(bytes, /(?<=[ [/])\d+(?=[ \]/>])/g, others, below);
}

/** Some name of its structure made another one. */
function withWord(bytes: Buffer, below: (n: number) => number): Buffer {
  const others = [
    '/Kids',
    '/Parent',
    '/Length',
    '/Filter',
    '/FlateDecode',
    '/DCTDecode',
    '/JBIG2Decode',
    '/CCITTFaxDecode',
    '/LZWDecode',
    '/Type',
    '/Pages',
    '/Count',
    '/Image',
    '/Form',
    '/ObjStm',
    '/Crypt',
  ];
  return replaced(bytes, /\/[A-Z][A-Za-z0-9]+/g, others, below);
}

function replaced(
  bytes: Buffer,
  pattern: RegExp,
  others: readonly string[],
  below: (n: number) => number,
): Buffer {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(pattern)];
  const one = found[below(found.length)];
  const other = others[below(others.length)] ?? '';
  if (!one) return bytes;
  return Buffer.from(
    text.slice(0, one.index) + other + text.slice(one.index + one[0].length),
    'latin1',
  );
}
