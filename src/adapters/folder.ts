/**
 * A folder of `.eml` files as a mailbox: for the demo, for tests and for reading again what was
 * exported. A file's UID is its place in the order in which the files were first seen; new files
 * go to the end, whatever their names, so that a UID never moves.
 */
import { watch as watchFolder } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchedMessage, Mailbox, MailboxProgress } from '../desk.ts';

const uidValidity = '1';
const collator = new Intl.Collator('en', { numeric: true });

const isMail = (filename: string): boolean => /\.eml$/i.test(filename) && !filename.startsWith('.');

/** Line ends as on the wire (RFC 5322 §2.3); files saved on Unix often have bare LF. */
const asReceived = (bytes: Buffer): Buffer =>
  bytes.includes('\r\n')
    ? bytes
    : Buffer.from(bytes.toString('latin1').replace(/\n/g, '\r\n'), 'latin1');

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param options.name name in rows and logs
 * @param options.pollMs how often the folder is looked at while it is watched
 */
export function openFolder(dir: string, options: { name: string; pollMs?: number }): Mailbox {
  const seen: string[] = [];

  async function look(): Promise<void> {
    const known = new Set(seen);
    const fresh = (await readdir(dir)).filter((file) => isMail(file) && !known.has(file));
    seen.push(...fresh.sort(collator.compare));
  }

  async function* newMessages(progress: MailboxProgress | null): AsyncGenerator<FetchedMessage> {
    await look();
    const known = progress?.uidValidity === uidValidity ? progress.highestUid : 0;
    for (const [index, filename] of [...seen].entries()) {
      const uid = index + 1;
      if (uid <= known) continue;
      const raw = await readIfThere(join(dir, filename));
      if (raw?.length) yield { uidValidity, uid, raw: asReceived(raw) };
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

  return { name: options.name, newMessages, watch };
}
