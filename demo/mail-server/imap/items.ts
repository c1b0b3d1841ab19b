/** The items of a FETCH answer (RFC 3501 §6.4.5): those that a client of whole messages asks for. */
import type { StoredMail } from '../box.ts';
import { asText, type Word } from './command.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function internalDate(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `"${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000"`;
}

function section(raw: Buffer, name: string): Buffer | null {
  const border = raw.indexOf('\r\n\r\n');
  const header = border < 0 ? raw : raw.subarray(0, border + 4);
  if (name === '') return raw;
  if (name === 'HEADER') return header;
  if (name === 'TEXT') return border < 0 ? Buffer.alloc(0) : raw.subarray(border + 4);
  const fields = /^HEADER\.FIELDS \(([^)]*)\)$/.exec(name)?.[1]?.split(' ');
  if (!fields) return null;
  const wanted = new RegExp(`^(?:${fields.join('|')}):.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'gim');
  return Buffer.from(`${(header.toString('latin1').match(wanted) ?? []).join('')}\r\n`, 'latin1');
}

const literal = (label: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${label} {${bytes.length}}\r\n`), bytes]);

/** @returns the item as bytes, or null for one that this server does not know */
function itemOf(mail: StoredMail, item: string): Buffer | null {
  const name = item.toUpperCase();
  if (name === 'UID') return Buffer.from(`UID ${mail.uid}`);
  if (name === 'FLAGS') return Buffer.from(`FLAGS (${[...mail.flags].join(' ')})`);
  if (name === 'INTERNALDATE') return Buffer.from(`INTERNALDATE ${internalDate(mail.received)}`);
  if (name === 'RFC822.SIZE') return Buffer.from(`RFC822.SIZE ${mail.raw.length}`);
  if (name === 'RFC822') return literal('RFC822', mail.raw);
  const body = /^BODY(?:\.PEEK)?\[(.*?)\](?:<(\d+)(?:\.(\d+))?>)?$/.exec(name);
  const bytes = body && section(mail.raw, body[1] ?? '');
  if (!body || !bytes) return null;
  const start = Number(body[2] ?? 0);
  const part = body[2]
    ? bytes.subarray(start, body[3] ? start + Number(body[3]) : undefined)
    : bytes;
  return literal(`BODY[${body[1]}]${body[2] ? `<${start}>` : ''}`, part);
}

/** Reading without PEEK marks the mail as seen. */
export const marksSeen = (items: Word[]): boolean =>
  items.some((item) => /^(BODY\[|RFC822$|RFC822\.TEXT$)/i.test(asText(item)));

export function fetchAnswer(number: number, mail: StoredMail, items: Word[]): Buffer | null {
  const parts: Buffer[] = [];
  for (const item of items) {
    const part = itemOf(mail, asText(item));
    if (!part) return null;
    parts.push(parts.length ? Buffer.from(' ') : Buffer.from(`* ${number} FETCH (`), part);
  }
  return Buffer.concat([...parts, Buffer.from(')\r\n')]);
}
