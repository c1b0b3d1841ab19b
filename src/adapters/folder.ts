/**
 * A folder of `.eml` files as a mailbox: for the demo, for tests and for reading again what was
 * exported. A file's UID is its place in the order in which the files were first seen; new files
 * go to the end, whatever their names, so that a UID never moves.
 */
import { watch as watchFolder } from 'node:fs';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailbox, MailboxProgress, Portion } from '../desk.ts';

const uidValidity = '1';
const collator = new Intl.Collator('en', { numeric: true });

const isMail = (filename: string): boolean => /\.eml$/i.test(filename) && !filename.startsWith('.');

/** Line ends as on the wire (RFC 5322 §2.3); files saved on Unix often have bare LF. */
const asReceived = (bytes: Buffer): Buffer =>
  bytes.includes('\r\n')
    ? bytes
    : Buffer.from(bytes.toString('latin1').replace(/\n/g, '\r\n'), 'latin1');

/** What came of reading a file, as a part of a portion. */
async function readMail(
  path: string,
  uid: number,
): Promise<Pick<Portion, 'messages' | 'refused' | 'gone'>> {
  const nothing = { messages: [], refused: [], gone: [] };
  try {
    const raw = await readFile(path);
    return raw.length
      ? { ...nothing, messages: [{ uid, raw: asReceived(raw) }] }
      : { ...nothing, refused: [{ uid, reason: { kind: 'empty-file' } }] };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? { ...nothing, gone: [uid] }
      : { ...nothing, refused: [{ uid, reason: { kind: 'refused', said: message } }] };
  }
}

/**
 * @param options.name name in rows and logs
 * @param options.pollMs how often the folder is looked at while it is watched
 * @param options.moveTo folder within it for what is kept; by default all stays where it is
 */
export function openFolder(
  dir: string,
  options: { name: string; pollMs?: number; moveTo?: string },
): Mailbox {
  const seen: string[] = [];

  async function number(): Promise<void> {
    const known = new Set(seen);
    const fresh = (await readdir(dir)).filter((file) => isMail(file) && !known.has(file));
    seen.push(...fresh.sort(collator.compare));
  }

  async function* look(progress: MailboxProgress | null): AsyncGenerator<Portion> {
    await number();
    const known = progress?.uidValidity === uidValidity ? progress : null;
    let upTo = known?.highestUid ?? 0;
    if (!known) yield { uidValidity, messages: [], refused: [], gone: [], upTo };
    const fresh = seen.map((_, index) => index + 1).filter((uid) => uid > upTo);
    for (const uid of [...fresh, ...(known?.retry ?? [])]) {
      upTo = Math.max(upTo, uid);
      yield { uidValidity, upTo, ...(await readMail(join(dir, seen[uid - 1] ?? ''), uid)) };
    }
  }

  async function putAway(
    of: string,
    kept: (uids: readonly number[]) => Promise<readonly number[]>,
  ): Promise<void> {
    const { moveTo } = options;
    if (!moveTo || of !== uidValidity) return;
    const there = new Set(await readdir(dir));
    const uids = seen.flatMap((file, index) => (there.has(file) ? [index + 1] : []));
    const target = join(dir, moveTo);
    await mkdir(target, { recursive: true });
    for (const uid of await kept(uids)) {
      const file = seen[uid - 1] ?? '';
      await rename(join(dir, file), join(target, file));
    }
  }

  async function watch(onNews: () => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const watcher = watchFolder(dir, () => onNews());
    // Not every file system tells of changes.
    const timer = setInterval(onNews, options.pollMs ?? 5000);
    watcher.on('error', () => watcher.close());
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    clearInterval(timer);
    watcher.close();
  }

  return { name: options.name, look, putAway, watch };
}
