/**
 * A mailbox behind IMAP (RFC 3501). Looking changes nothing: it is opened with EXAMINE, read with
 * BODY.PEEK, and `\Seen` neither set nor asked for, because people read the shared box too.
 */
import type { ImapFlow } from 'imapflow';
import type { FetchedMessage, Mailbox, MailboxProgress } from '../desk.ts';
import { hangUp, imapTrouble, newConnection, readImapUrl } from './imap-connection.ts';
import { type WatchOptions, watchMailbox } from './imap-watch.ts';

export interface ImapMailboxOptions extends WatchOptions {
  /** Name in rows and logs. */
  readonly name: string;
}

/** Messages with UID `first` and above, ascending. */
async function uidsFrom(client: ImapFlow, first: number): Promise<number[]> {
  const found = await client.search({ uid: `${first}:*` }, { uid: true });
  // RFC 3501 §6.4.8: `n:*` always contains the last message, even when n is past it.
  return Array.isArray(found) ? found.filter((uid) => uid >= first).sort((a, b) => a - b) : [];
}

/** The bytes of one message; null when it has gone since it was listed. */
async function fetchRaw(client: ImapFlow, uid: number): Promise<Buffer | null> {
  try {
    const message = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
    if (!message) return null;
    return message.source?.length ? message.source : null;
  } catch (error) {
    // RFC 5530: the message was expunged by somebody else, but this session has not been told.
    if ((error as { serverResponseCode?: string }).serverResponseCode === 'EXPUNGEISSUED')
      return null;
    throw error;
  }
}

/** @param address `imaps://user:password@host:993/INBOX` */
export function openImapMailbox(address: string, options: ImapMailboxOptions): Mailbox {
  const url = readImapUrl(address);
  const path = url.path || 'INBOX';

  async function* newMessages(progress: MailboxProgress | null): AsyncGenerator<FetchedMessage> {
    // A new connection for every look: one that is kept can be dead for hours without a sign.
    const client = await newConnection(url, options);
    let complete = false;
    try {
      await client.connect();
      // With the lock held, imapflow keeps the connection alive while the caller takes its time.
      await client.getMailboxLock(path, { readOnly: true });
      if (!client.mailbox || client.mailbox.uidValidity === undefined) {
        throw new Error(`the folder ${path} has no UIDVALIDITY`);
      }
      const uidValidity = String(client.mailbox.uidValidity);
      const known = progress?.uidValidity === uidValidity ? progress.highestUid : 0;
      // One message at a time: a command inside a streaming FETCH would wait for itself, and no
      // more than one mail is ever in memory.
      for (const uid of await uidsFrom(client, known + 1)) {
        const raw = await fetchRaw(client, uid);
        if (raw) yield { uidValidity, uid, raw };
      }
      complete = true;
    } catch (error) {
      throw imapTrouble(url, error);
    } finally {
      await hangUp(client, complete);
    }
  }

  return {
    name: options.name,
    newMessages,
    watch: (onNews, signal) => watchMailbox(url, path, onNews, signal, options),
  };
}
