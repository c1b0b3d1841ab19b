/**
 * DKIM signatures (RFC 6376; Ed25519: RFC 8463), relaxed/relaxed. The same mail signed twice is the
 * same bytes, since neither algorithm draws lots and no time is written: a retry repeats it.
 */
import { createHash, type KeyObject, sign as signBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { relaxedBodyHash } from './relaxed-body.ts';

export interface DkimKey {
  /** Who signs (d=). */
  readonly domain: string;
  /** Under which name its public key stands in the DNS (s=). */
  readonly selector: string;
  /** RSA or Ed25519. */
  readonly key: KeyObject;
}

/** What a signature covers, where it is there; those in capitals also against being added (RFC 6376 §8.15). */
const covered = [
  'FROM',
  'TO',
  'SUBJECT',
  'DATE',
  'MESSAGE-ID',
  'reply-to',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'auto-submitted',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

const signInThread = promisify(signBytes);

/** @returns what signs a finished mail (CRLF line ends): the signature on top, the mail as it was */
export function dkimSigner({ domain, selector, key }: DkimKey): (raw: Buffer) => Promise<Buffer> {
  const ed25519 = key.asymmetricKeyType === 'ed25519';
  return async (raw) => {
    const end = raw.indexOf('\r\n\r\n');
    const headers = headersOf(raw.toString('latin1', 0, end < 0 ? undefined : end));
    const body = raw.subarray(end < 0 ? raw.length : end + 4);
    const names = covered.flatMap((name) => {
      const lower = name.toLowerCase();
      const there = headers.filter((header) => header.name === lower).map(() => lower);
      return name === lower ? there : [...there, lower];
    });
    const unsigned = [
      `DKIM-Signature: v=1; a=${ed25519 ? 'ed25519' : 'rsa'}-sha256; c=relaxed/relaxed;`,
      ` d=${domain}; s=${selector};`,
      ` bh=${relaxedBodyHash(body)};`,
      folded('h=', names, ':', ';'),
      ' b=',
    ].join('\r\n');
    const data = Buffer.from(signedData(headers, names) + relaxedHeader(unsigned), 'latin1');
    // In a thread of its own: RSA takes as long as all the rest of a mail.
    const signature = ed25519
      ? signBytes(null, createHash('sha256').update(data).digest(), key)
      : await signInThread('sha256', data, key);
    const lines = signature.toString('base64').match(/.{1,72}/g) ?? [];
    return Buffer.concat([Buffer.from(`${unsigned}${lines.join('\r\n ')}\r\n`, 'latin1'), raw]);
  };
}

interface Header {
  readonly name: string;
  /** As it stands, folded. */
  readonly text: string;
}

const headersOf = (block: string): Header[] =>
  block.split(/\r\n(?![ \t])/).map((text) => ({
    name: text.slice(0, text.indexOf(':')).trim().toLowerCase(),
    text,
  }));

/** Of several of one name, the last first (RFC 6376 §5.4.2); of those that are missing, nothing. */
function signedData(headers: readonly Header[], names: readonly string[]): string {
  const left = new Map<string, Header[]>();
  for (const header of headers) left.set(header.name, [...(left.get(header.name) ?? []), header]);
  let data = '';
  for (const name of names) {
    const header = left.get(name)?.pop();
    if (header) data += `${relaxedHeader(header.text)}\r\n`;
  }
  return data;
}

/** RFC 6376 §3.4.2 */
function relaxedHeader(text: string): string {
  const colon = text.indexOf(':');
  const value = text
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${text.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** `h=` in lines that are not too long (RFC 5322 §2.1.1). */
function folded(tag: string, words: readonly string[], between: string, last: string): string {
  let line = ` ${tag}`;
  const lines: string[] = [];
  words.forEach((word, i) => {
    const text = word + (i < words.length - 1 ? between : last);
    if (line.length + text.length > 76) {
      lines.push(line);
      line = '  ';
    }
    line += text;
  });
  return [...lines, line].join('\r\n');
}
