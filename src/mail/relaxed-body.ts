import { createHash } from 'node:crypto';

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];
const isBlank = (byte: number | undefined): boolean => byte === space || byte === tab;

/**
 * The hash of a body for a signature (RFC 6376 §3.4.4: runs of blanks are one space, none at the end of a line,
 * no empty lines at the end). What stands between such places is hashed as it lies there: a notice has tens of
 * kilobytes, and no copy of it is made.
 * @returns SHA-256 in base64
 */
export function relaxedBodyHash(body: Buffer): string {
  const hash = createHash('sha256');
  const end = contentEnd(body);
  let at = 0;
  for (const blanks of uneven(body, end)) {
    hash.update(body.subarray(at, blanks));
    at = blanks;
    while (at < end && isBlank(body[at])) at += 1;
    if (!(body[at] === carriageReturn && body[at + 1] === lineFeed)) hash.update(' ');
  }
  hash.update(body.subarray(at, end));
  if (end) hash.update('\r\n');
  return hash.digest('base64');
}

/** Where the last line that is not empty ends. */
function contentEnd(body: Buffer): number {
  let end = body.length;
  for (;;) {
    while (isBlank(body[end - 1])) end -= 1;
    if (body[end - 1] !== lineFeed || body[end - 2] !== carriageReturn) return end;
    end -= 2;
  }
}

/** Where runs of blanks begin that are not a single space between words. */
function* uneven(body: Buffer, end: number): Generator<number> {
  const kinds = ['  ', '\t', ' \t', ' \r\n'].map((bytes) => ({ bytes, next: -1 }));
  for (let from = 0; ; ) {
    for (const kind of kinds)
      if (kind.next < from) {
        const found = body.indexOf(kind.bytes, from);
        kind.next = found < 0 ? end : found;
      }
    const nearest = Math.min(...kinds.map(({ next }) => next));
    if (nearest >= end) return;
    yield nearest;
    from = nearest + 1;
    while (isBlank(body[from])) from += 1;
  }
}
