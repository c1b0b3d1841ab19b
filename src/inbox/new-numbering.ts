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
  const letter = await faultLetter(desk, {
    once: `mailbox-renumbered:${mailbox}:${to}`,
    fault: { kind: 'mailbox-renumbered', mailbox, from, to },
  });
  if (await insertLetter(desk.db, letter))
    await desk.queue.add('send-letter', { letter: letter.id });
}
