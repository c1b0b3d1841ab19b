/** Turns a file of unknown encoding into text: what Excel, LibreOffice and old registers write. */
import { analyse } from 'chardet';
import { storable } from '../domain/storable.ts';

export interface DecodedText {
  readonly text: string;
  /** As `TextDecoder` names it (WHATWG Encoding Standard). */
  readonly charset: string;
}

/** A guess that is hardly better than that of Western Europe is not taken: short lists look like anything. */
const clearlyBetter = 10;
const western = new Set(['ISO-8859-1', 'windows-1252']);

/** A BOM decides; then strict UTF-8; then the guess of what the letters look like. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const charset = byBom(bytes) ?? byZeros(bytes);
  if (charset) return decodedAs(charset, bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: storable(text), charset: 'utf-8' };
  } catch {
    return decodedAs(guess(bytes), bytes);
  }
}

const decodedAs = (charset: string, bytes: Uint8Array): DecodedText => ({
  text: storable(new TextDecoder(charset).decode(bytes)),
  charset,
});

function byBom([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a BOM: delimiters and addresses have a zero in every second byte. */
function byZeros(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < start.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function guess(bytes: Uint8Array): string {
  const matches = analyse(bytes).filter(({ name }) => isKnown(name));
  const best = matches[0];
  const known = matches.find(({ name }) => western.has(name));
  if (!best || (known && best.confidence - known.confidence < clearlyBetter)) return 'windows-1252';
  return new TextDecoder(best.name).encoding;
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name));
  } catch {
    return false;
  }
}
