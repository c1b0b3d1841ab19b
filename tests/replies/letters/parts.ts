/** Pieces of mails as programs write them: encodings, parts, and what Exchange puts above it all. */

// The test gives these to the mails of its desk, so that the files can stay as they are.
export const notice = '7k3v9q2m4x8r1t6w0zbcdefghj';
export const request = '4x8r1t6w0zbcdefghj7k3v9q2m';
export const offer = '8r1t6w0zbcdefghj7k3v9q2m4x';
export const letterCode = 'Q7F3-K2MD';
export const offerCode = 'W4XN-8PTZ';

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const bytesOf = (text: string, charset: string): Buffer =>
  charset === 'utf-8' ? Buffer.from(text) : singleByte(text, charset);

/** A charset of one byte a letter, by asking the decoder for each of its 256. */
function singleByte(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset);
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Buffer.from([code])), code] as const),
  );
  return Buffer.from(
    [...text].map((letter) => {
      const code = codes.get(letter);
      if (code === undefined) throw new Error(`${letter} is not in ${charset}`);
      return code;
    }),
  );
}

function quotedPrintable(bytes: Buffer): string {
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      const encoded = line
        .replace(/[^\x20-\x3c\x3e-\x7e\t]/g, (c) => hex(c))
        .replace(/[ \t]$/, (c) => hex(c));
      const out: string[] = [];
      let rest = encoded;
      while (rest.length > 76) {
        let at = 75;
        while (/=.?$/.test(rest.slice(at - 2, at))) at--;
        out.push(`${rest.slice(0, at)}=`);
        rest = rest.slice(at);
      }
      return [...out, rest].join('\r\n');
    });
  return lines.join('\r\n');
}
const hex = (c: string): string =>
  `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

export type Encoding = 'quoted-printable' | 'base64' | '8bit' | '7bit';

function encoded(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'quoted-printable') return Buffer.from(quotedPrintable(bytes), 'latin1');
  if (encoding === 'base64')
    return Buffer.from((bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'));
  return bytes;
}

/** One part, with its own fields. */
export interface Part {
  readonly type: string;
  readonly text: string;
  readonly charset?: string;
  readonly encoding?: Encoding;
  /** More of Content-Type: `format=flowed`. */
  readonly more?: string;
  readonly disposition?: string;
}

export const plain = (text: string, more: Partial<Part> = {}): Part => ({
  type: 'text/plain',
  text,
  ...more,
});
export const html = (text: string, more: Partial<Part> = {}): Part => ({
  type: 'text/html',
  text,
  ...more,
});

export interface Parts {
  /** `alternative`, `mixed`, `related`. */
  readonly kind: string;
  readonly boundary: string;
  readonly parts: readonly (Part | Parts)[];
}
export const multipart = (
  kind: string,
  boundary: string,
  parts: readonly (Part | Parts)[],
): Parts => ({ kind, boundary, parts });

export function body(part: Part | Parts): Buffer {
  if ('parts' in part) {
    const { kind, boundary } = part;
    return Buffer.concat([
      Buffer.from(`Content-Type: multipart/${kind};\r\n\tboundary="${boundary}"\r\n\r\n`),
      ...part.parts.flatMap((one) => [
        Buffer.from(`--${boundary}\r\n`),
        body(one),
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
  }
  const { type, text, charset = 'utf-8', encoding = 'quoted-printable', more, disposition } = part;
  const isText = type.startsWith('text/');
  const fields = [
    `Content-Type: ${type}${isText ? `; charset="${charset}"` : ''}${more ? `; ${more}` : ''}`,
    `Content-Transfer-Encoding: ${encoding}`,
    ...(disposition ? [`Content-Disposition: ${disposition}`] : []),
  ];
  return Buffer.concat([
    Buffer.from(`${fields.join('\r\n')}\r\n\r\n`),
    encoded(bytesOf(crlf(text), charset), encoding),
    Buffer.from('\r\n'),
  ]);
}

/** RFC 2047, in words that are not cut within a letter. */
export const encodedWords = (text: string, charset = 'utf-8'): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? text
    : (text.match(/.{1,14}/gu) ?? [])
        .map((word) => `=?${charset}?B?${bytesOf(word, charset).toString('base64')}?=`)
        .join('\r\n ');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
