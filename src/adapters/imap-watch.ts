/**
 * Waits for news in a mailbox by IDLE (RFC 2177). imapflow does not reconnect by itself, so each
 * loss leads to a new client after a pause that grows, with jitter: after a server's restart its
 * clients must not come back in one wave.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, hangUp, type ImapLogin, within } from './imap-connection.ts';
import type { ServerUrl } from './server-url.ts';

export interface WatchOptions extends ImapLogin {
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** Told of each lost or refused connection. */
  readonly onTrouble?: (error: unknown) => void;
}

/** @returns when the connection ended or the signal aborted */
async function watchOnce(
  url: ServerUrl,
  path: string,
  onNews: () => void,
  signal: AbortSignal,
  options: WatchOptions,
): Promise<void> {
  const client = await connect(url, options);
  let trouble: unknown;
  client.on('error', (error) => {
    trouble ??= error;
  });
  client.on('exists', onNews);
  const stop = () => client.close();
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  try {
    const opened = client.mailboxOpen(path, { readOnly: true });
    await within(client, options.silenceMs ?? 120_000, opened);
    // Whatever came while nobody was listening was announced to nobody.
    onNews();
    while (client.usable && !signal.aborted) {
      const begun = Date.now();
      const refused = (await client.idle()) === false;
      // At once back without a word: the mailbox is no longer selected. A new connection sees.
      if (refused || Date.now() - begun < 20) break;
    }
    if (trouble && !signal.aborted) throw trouble;
  } finally {
    signal.removeEventListener('abort', stop);
    await hangUp(client, false);
  }
}

export async function watchMailbox(
  url: ServerUrl,
  path: string,
  onNews: () => void,
  signal: AbortSignal,
  options: WatchOptions,
): Promise<void> {
  const first = options.firstPauseMs ?? 1000;
  const longest = options.longestPauseMs ?? 60_000;
  let pause = first;
  // A server that takes a minute to answer must not hold up the end of the service.
  const left = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  while (!signal.aborted) {
    const begun = Date.now();
    try {
      await Promise.race([watchOnce(url, path, onNews, signal, options), left]);
    } catch (error) {
      if (!signal.aborted) options.onTrouble?.(error);
    }
    if (signal.aborted) return;
    // A connection that lasted shows that the server is well again.
    pause = Date.now() - begun > longest ? first : Math.min(pause * 2, longest);
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
  }
}
