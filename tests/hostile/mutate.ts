/** Sample files with seeded damage: the same seed and number give the same bytes. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { zipOf } from '../reading/archive.ts';

const mails = new URL('../mails/', import.meta.url);
const documents = new URL('../../samples/ipu/documents/', import.meta.url);

/** Containers and Word documents; the last three are mails with a ZIP file, a winmail.dat and Word documents. */
const samples = [
  new URL('ven-205.docx', documents),
  new URL('mng-186.docx', documents),
  new URL('gab-206-fr.docx', documents),
  new URL('05-zip.eml', mails),
  new URL('06-winmail-dat.eml', mails),
  new URL('10-docx.eml', mails),
  new URL('04-forwarded-rfc822.eml', mails),
  new URL('09-en-fr-pair.eml', mails),
  new URL('02-fr-latin1.eml', mails),
];
const originals = samples.map((url) => new Uint8Array(readFileSync(url)));

export type Random = () => number;

/** Mulberry32: small, seeded, the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A damaged sample. Half of the Word documents are damaged inside, in their XML, and packed again. */
export function mutated(seed: number, number: number): Uint8Array {
  const random = randomOf(seed * 1_000_003 + number);
  const original = originals[Math.floor(random() * originals.length)] as Uint8Array;
  const isPackage = original[0] === 0x50;
  if (isPackage && random() < 0.5) return repacked(original, random);
  const container = containerIn(original);
  return damaged(container && random() < 0.5 ? container : original, random);
}

/** The winmail.dat or ZIP file of a mail, taken out. */
function containerIn(original: Uint8Array): Uint8Array | null {
  const text = Buffer.from(original).toString('latin1');
  const [, base64] =
    /(?:winmail\.dat|\.zip|\.docx)"?[\s\S]{0,400}?\r?\n\r?\n([A-Za-z0-9+/=\r\n]{1000,}?)\r?\n--/.exec(
      text,
    ) ?? [];
  return base64 ? new Uint8Array(Buffer.from(base64, 'base64')) : null;
}

const hostileText = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<w:p>',
  '</w:p>',
  '<w:tbl><w:tr><w:tc>',
  '<w:br w:type="page"/>',
  '&#0;',
  '&#x10FFFF;',
  '\uFFFF',
  '"',
  '<![CDATA[',
  '<!--',
  'w:numId w:val="99999999"',
  '-1',
  'constructor',
];

/** Cuts, flips, repeats, moves and inserts, one to eight times. */
export function damaged(
  original: Uint8Array,
  random: Random,
  words: readonly string[] = hostileText,
): Uint8Array {
  let bytes = Buffer.from(original);
  const at = () => Math.floor(random() * bytes.length);
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) {
    const [from, length] = [at(), Math.floor(random() ** 4 * 5000)];
    const kind = Math.floor(random() * 6);
    if (kind === 0) bytes[from] = Math.floor(random() * 256);
    else if (kind === 1)
      bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
    else if (kind === 2)
      bytes = Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]);
    else if (kind === 3) bytes.subarray(from, from + 16).fill(Math.floor(random() * 256));
    else if (kind === 4) {
      const text = words[Math.floor(random() * words.length)] ?? '';
      bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(from)]);
    } else if (random() < 0.2) bytes = Buffer.from(bytes.subarray(0, from));
    else if (bytes.length > from + 4) bytes.writeUInt32LE(Math.floor(random() * 2 ** 32), from);
  }
  return new Uint8Array(bytes);
}

/** Its parts of XML, one of them damaged. */
function repacked(original: Uint8Array, random: Random): Uint8Array {
  const parts = partsOf(Buffer.from(original));
  const victim = Math.floor(random() * parts.length);
  return zipOf(
    parts.map(({ name, content }, i) => ({
      name,
      content: i === victim ? damaged(content, random) : content,
    })),
  );
}

/** The parts that are read, by the local headers of the file: the samples are written without surprises. */
function partsOf(file: Buffer): { name: string; content: Buffer }[] {
  const parts: { name: string; content: Buffer }[] = [];
  let at = 0;
  while (file.readUInt32LE(at) === 0x04034b50) {
    const [packed, named, extra] = [
      file.readUInt32LE(at + 18),
      file.readUInt16LE(at + 26),
      file.readUInt16LE(at + 28),
    ];
    const name = file.toString('utf8', at + 30, at + 30 + named);
    const start = at + 30 + named + extra;
    if (/^word\/(?:document|numbering)\.xml$/.test(name))
      parts.push({ name, content: inflateRawSync(file.subarray(start, start + packed)) });
    at = start + packed;
  }
  return [{ name: '[Content_Types].xml', content: Buffer.from('<Types/>') }, ...parts];
}
