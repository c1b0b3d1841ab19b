/**
 * Tokens stand in addresses, Message-IDs and links; codes are short and typed by hand.
 *
 * Both use Crockford's base32: no i, l, o or u, so that what somebody retypes from paper still
 * reads as meant (o is 0, i and l are 1).
 */
import { createHash } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A token as we write it: 128 bits in 26 characters. */
export const tokenPattern = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** A code as we write it: 40 bits, `Q7F3-K2MD`. */
export const codePattern = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

function base32(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let i = 0; i < length; i++) {
    text = alphabet[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}

function exactly(bytes: Uint8Array, count: number): Uint8Array {
  if (bytes.length !== count)
    throw new RangeError(`${count} bytes are needed, not ${bytes.length}`);
  return bytes;
}

/** @param bytes16 16 random bytes, or the first 16 of an HMAC */
export const newToken = (bytes16: Uint8Array): string => base32(exactly(bytes16, 16), 26);

/** @param bytes5 5 random bytes */
export function newCode(bytes5: Uint8Array): string {
  const text = base32(exactly(bytes5, 5), 8).toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

const asMeant = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s‐‑–—-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/** The token that somebody retyped (capitals, spaces, hyphens, o for 0); null when it is none. */
export function normaliseToken(text: string): string | null {
  const token = asMeant(text);
  return tokenPattern.test(token) ? token : null;
}

/** The code that somebody typed, as `Q7F3-K2MD`; null when it is none. */
export function normaliseCode(text: string): string | null {
  const flat = asMeant(text).toUpperCase();
  const code = `${flat.slice(0, 4)}-${flat.slice(4)}`;
  return codePattern.test(code) ? code : null;
}

/** What is stored of a token or a code: SHA-256 in hexadecimal digits, of the form we write. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
