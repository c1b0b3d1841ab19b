/** A mailbox that is open on a connection, and the questions that are put to it. */
import type { ImapFlow } from 'imapflow';
import { connect, hangUp, type ImapLogin, within } from './imap-connection.ts';
import type { ServerUrl } from './server-url.ts';

/** A logged-in client with the mailbox selected. */
export interface ImapSession {
  readonly client: ImapFlow;
  readonly uidValidity: string;
  /** Waits for an answer of about that many bytes. */
  answer<T>(promise: Promise<T>, bytes?: number): Promise<T>;
}

/** Slower than this is as good as dead. */
const bytesPerSecond = 16 * 1024;

/** @throws when we are not let in, or the folder is not there */
export async function openSession(
  url: ServerUrl,
  path: string,
  login: ImapLogin,
  readOnly: boolean,
): Promise<ImapSession> {
  const patience = login.silenceMs ?? 120_000;
  const client = await connect(url, login);
  let trouble: unknown;
  client.on('error', (error) => {
    trouble ??= error;
  });
  const answer = async <T>(promise: Promise<T>, bytes = 0): Promise<T> => {
    try {
      return await within(client, patience + (bytes / bytesPerSecond) * 1000, promise);
    } catch (error) {
      // The command only knows that the connection is gone; this says why.
      throw client.usable ? error : (trouble ?? error);
    }
  };
  try {
    // With the lock held, imapflow keeps the connection alive while the caller takes its time.
    await answer(client.getMailboxLock(path, { readOnly }));
    if (!client.mailbox || client.mailbox.uidValidity === undefined)
      throw new Error(`the folder ${path} has no UIDVALIDITY`);
    return { client, uidValidity: String(client.mailbox.uidValidity), answer };
  } catch (error) {
    await hangUp(client, false);
    throw error;
  }
}

/** `1,2,3,7` as `1:3,7` (RFC 3501 §9, sequence-set); commands must not grow long (RFC 2683 §3.2.1.5). */
export function uidSet(uids: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const uid of [...uids].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === uid - 1) last[1] = uid;
    else runs.push([uid, uid]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}

/** Messages with UID `first` and above, ascending. */
export async function uidsFrom({ client, answer }: ImapSession, first: number): Promise<number[]> {
  const found = await answer(client.search({ uid: `${first}:*` }, { uid: true }));
  if (!Array.isArray(found)) throw new Error('the server does not answer a SEARCH');
  // RFC 3501 §6.4.8: `n:*` always contains the last message, even when n is past it.
  return found.filter((uid) => uid >= first).sort((a, b) => a - b);
}

/** Which of these the server still lists. A NOOP first, so that it tells of what others removed. */
export async function stillThere(
  { client, answer }: ImapSession,
  uids: readonly number[],
): Promise<Set<number>> {
  await answer(client.noop());
  const found = await answer(client.search({ uid: uidSet(uids) }, { uid: true }));
  if (!Array.isArray(found)) throw new Error('the server does not answer a SEARCH');
  return new Set(found);
}
