/** Bytes of a text to its characters; what a header or file name says of them proves nothing. */

/** Text without a byte order mark is judged by its beginning. */
const sampleLength = 65_536;

/** Control characters that no text has; a page may end with a form feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g;
/** A stray one is a slip; more, and it is no text. */
const strayShare = 0.002;

/** The whole text; null where the bytes are none. `declared`: the charset that the text itself names. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string | null {
  const encoding = encodingOf(bytes, declared);
  if (!encoding) return null;
  const text = new TextDecoder(encoding).decode(bytes);
  return isText(text.slice(0, sampleLength)) ? text : null;
}

/** The beginning of a text, enough to see what it is; null where the bytes are none. */
export function beginningOf(bytes: Uint8Array, length = 4096): string | null {
  return decodeText(bytes.subarray(0, length));
}

/** By its byte order mark, by its zeros (UTF-16), by being valid UTF-8; else as declared, or what Windows writes. */
function encodingOf(bytes: Uint8Array, declared: string | null): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleLength);
  if (sample.includes(0)) return utf16(sample);
  if (isUtf8(sample, sample.length < bytes.length)) return declaredSevenBit(declared) ?? 'utf-8';
  // Windows-1252 holds all of ISO-8859-1 that can be read, and what is called so but is not (WHATWG Encoding).
  return declared && isEightBit(declared) ? declared : 'windows-1252';
}

/** Latin text in UTF-16 has a zero in every second byte. */
function utf16(sample: Uint8Array): string | null {
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const half = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array, goesOn: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: goesOn });
    return true;
  } catch {
    return false;
  }
}

/** Encodings whose bytes look like ASCII, and so like UTF-8. */
function declaredSevenBit(declared: string | null): string | null {
  return declared && /^(?:iso-2022-|hz-)/i.test(declared) && isKnown(declared) ? declared : null;
}

function isEightBit(declared: string): boolean {
  return !/^utf/i.test(declared) && isKnown(declared);
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

function isText(text: string): boolean {
  return (text.match(controls)?.length ?? 0) <= text.length * strayShare;
}
