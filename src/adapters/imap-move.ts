/** Moves messages that are kept to another folder of the server, each by its UID and no other (RFC 6851, RFC 4315). */
import { hangUp } from './imap-connection.ts';
import { type ImapSession, uidSet, uidsFrom } from './imap-session.ts';

const atOnce = 200;

/**
 * @param session with the mailbox selected for writing; it is closed here
 * @param kept which of the messages in it are kept
 * @throws when they cannot be moved: then they stay
 */
export async function moveKept(
  session: ImapSession,
  folder: string,
  kept: (uids: readonly number[]) => Promise<readonly number[]>,
): Promise<void> {
  const { client, answer } = session;
  let complete = false;
  try {
    const uids = await kept(await uidsFrom(session, 1));
    if (uids.length) {
      // A plain EXPUNGE would remove what somebody else has marked.
      if (!client.capabilities.has('MOVE') && !client.capabilities.has('UIDPLUS'))
        throw new Error(
          'The server knows neither MOVE nor UIDPLUS, so messages stay where they are; unset mail.moveTo',
        );
      // Usually it is there, which servers say in many ways; where it cannot be made, the move fails.
      await answer(client.mailboxCreate(folder)).catch(() => {});
      for (let at = 0; at < uids.length; at += atOnce) {
        const set = uidSet(uids.slice(at, at + atOnce));
        if (!(await answer(client.messageMove(set, folder, { uid: true }))))
          throw new Error(`The server did not move messages to ${folder}`);
      }
    }
    complete = true;
  } finally {
    await hangUp(client, complete);
  }
}
