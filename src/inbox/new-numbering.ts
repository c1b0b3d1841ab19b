import type { Desk } from '../desk.ts';
import { insertLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';

/**
 * Tells the administrator that the server numbers the mailbox anew (RFC 3501 §2.3.1.1). To be called
 * before the progress says so: whoever dies in between tells it at the next look, and the letter is one.
 */
export async function tellOfNewNumbering(
  desk: Desk,
  mailbox: string,
  from: string,
  to: string,
): Promise<void> {
  const letter = await faultLetter(desk, `mailbox-renumbered:${mailbox}:${to}`, {
    what: 'the mail server numbers it anew',
    happened:
      'The mail server has given the messages of the mailbox new numbers, as it does when a mailbox is restored from a backup, recreated or moved. The desk reads all of it again. What it knows already it recognises by its content, and does nothing with it a second time.',
    details: [`UIDVALIDITY was ${from} and is ${to}`],
    todo: 'Nothing, if you know of it. Otherwise ask whoever runs the mail server what was done with the mailbox, and whether messages are missing.',
  });
  if (await insertLetter(desk.db, letter))
    await desk.queue.add('send-letter', { letter: letter.id });
}
