/**
 * A mailbox behind IMAP (RFC 3501). Looking changes nothing: it is opened with EXAMINE, read with
 * BODY.PEEK, and `\Seen` neither set nor asked for, because people read the shared box too.
 */
import type { Mailbox, MailboxProgress, Portion } from '../desk.ts';
import { imapTrouble, readImapUrl } from './imap-connection.ts';
import { ImapLook } from './imap-look.ts';
import { moveKept } from './imap-move.ts';
import { openSession } from './imap-session.ts';
import { type WatchOptions, watchMailbox } from './imap-watch.ts';

export interface ImapMailboxOptions extends WatchOptions {
  /** Name in rows and logs. */
  readonly name: string;
  /** Folder for what is kept; by default all stays where it is. */
  readonly moveTo?: string | null;
  /** No larger message is taken, in bytes. */
  readonly largest?: number;
}

/** Above what mail systems let through (Exchange Online: 150 MB). */
const largestByDefault = 200 * 1024 * 1024;

/** @param address `imaps://user:password@host:993/INBOX`; without a password the login is by OAuth2 */
export function openImapMailbox(address: string, options: ImapMailboxOptions): Mailbox {
  const url = readImapUrl(address);
  const path = url.path || 'INBOX';
  if (url.password === null && !options.accessToken)
    throw new Error('IMAP_URL has no password, and no OAuth2 is set (OAUTH_PROVIDER and others)');

  async function* look(progress: MailboxProgress | null): AsyncGenerator<Portion> {
    // A new connection for every look: one that is kept can be dead for hours without a sign.
    const looking = new ImapLook(
      () => openSession(url, path, options, true),
      options.largest ?? largestByDefault,
    );
    let complete = false;
    try {
      yield* looking.portions(progress);
      complete = true;
    } catch (error) {
      throw imapTrouble(url, error);
    } finally {
      await looking.close(complete);
    }
  }

  async function putAway(
    uidValidity: string,
    kept: (uids: readonly number[]) => Promise<readonly number[]>,
  ): Promise<void> {
    const { moveTo } = options;
    if (!moveTo) return;
    try {
      const session = await openSession(url, path, options, false);
      await moveKept(session, moveTo, (uids) =>
        session.uidValidity === uidValidity ? kept(uids) : Promise.resolve([]),
      );
    } catch (error) {
      throw imapTrouble(url, error);
    }
  }

  return {
    name: options.name,
    look,
    putAway,
    watch: (onNews, signal) => watchMailbox(url, path, onNews, signal, options),
  };
}
