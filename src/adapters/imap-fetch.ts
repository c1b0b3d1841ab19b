/**
 * Messages out of an open session. Small ones come together in one answer, a large one alone and in
 * chunks, so that memory holds one portion or one message and never a multiple of it.
 */
import { type ImapSession, uidSet } from './imap-session.ts';

/** A message to be fetched, and its size as the server says (Exchange guesses it). */
export interface Listed {
  readonly uid: number;
  readonly bytes: number;
}

const portionBytes = 4 * 1024 * 1024;
const portionCount = 100;
const chunkBytes = 1024 * 1024;

/** Splits into what is fetched at once; whoever is larger than a portion is alone. */
export function* portions(listed: readonly Listed[]): Generator<Listed[]> {
  let portion: Listed[] = [];
  let bytes = 0;
  for (const message of listed) {
    const full = portion.length >= portionCount || bytes + message.bytes > portionBytes;
    if (portion.length && full) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(message);
    bytes += message.bytes;
  }
  if (portion.length) yield portion;
}

/** Sizes as the server says; messages that have gone are left out. */
export async function sizesOf(
  { client, answer }: ImapSession,
  uids: readonly number[],
): Promise<Listed[]> {
  const found = new Map<number, number>();
  const read = async () => {
    const query = { uid: true, size: true };
    for await (const { uid, size = 0 } of client.fetch(uidSet(uids), query, { uid: true }))
      found.set(uid, size);
  };
  await answer(read());
  return uids.flatMap((uid) => {
    const bytes = found.get(uid);
    return bytes === undefined ? [] : [{ uid, bytes }];
  });
}

/** Fetches messages in one answer, each into `into` as it comes: what came before an error stays. */
export async function fetchTogether(
  { client, answer }: ImapSession,
  listed: readonly Listed[],
  into: Map<number, Buffer>,
): Promise<void> {
  const read = async () => {
    const uids = uidSet(listed.map(({ uid }) => uid));
    // No command may be given in this loop: it would wait for the end of the answer, and that for it.
    for await (const { uid, source } of client.fetch(
      uids,
      { uid: true, source: true },
      { uid: true },
    ))
      if (source?.length) into.set(uid, source);
  };
  const bytes = listed.reduce((sum, message) => sum + message.bytes, 0);
  await answer(read(), bytes);
}

/**
 * Fetches one message in chunks into one buffer.
 * @param limit no message above it is taken
 * @returns null when the server gives nothing
 * @throws TooLarge
 */
export async function fetchAlone(
  { client, answer }: ImapSession,
  { uid, bytes }: Listed,
  limit: number,
): Promise<Buffer | null> {
  if (bytes > limit) throw new TooLarge(bytes, limit);
  let buffer = Buffer.allocUnsafe(Math.max(bytes, 1));
  for (let at = 0; ; ) {
    const source = { start: at, maxLength: chunkBytes };
    const part = await answer(
      client.fetchOne(String(uid), { uid: true, source }, { uid: true }),
      chunkBytes,
    );
    // Without an answer it has been removed: half a message is none.
    if (part === false || !part.source) return null;
    const chunk = part.source;
    const end = at + chunk.length;
    if (end > limit) throw new TooLarge(end, limit);
    if (end > buffer.length) {
      // The announced size was too small.
      const larger = Buffer.allocUnsafe(end + chunkBytes);
      buffer.copy(larger, 0, 0, at);
      buffer = larger;
    }
    chunk.copy(buffer, at);
    at = end;
    if (chunk.length < chunkBytes) return at ? buffer.subarray(0, at) : null;
  }
}

/** A message that would not fit into memory. */
export class TooLarge extends Error {
  readonly bytes: number;
  readonly limit: number;

  constructor(bytes: number, limit: number) {
    super(`A message of ${bytes} bytes; ${limit} are taken at most`);
    this.bytes = bytes;
    this.limit = limit;
  }
}
