import { clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { Mails } from '../mail/mails.ts';
import { type PreparedLetter, prepareLetter } from '../post/letters.ts';

/**
 * A letter to the administrator (by default the clerk of the group) about the mailbox, not yet real.
 * @param once the same occasion is told once
 */
export function faultLetter(
  desk: Desk,
  once: string,
  fault: Omit<Mails['desk-fault'], 'clerk'>,
): Promise<PreparedLetter> {
  const { group } = desk.config;
  const administrator = clerkOf(desk.config, group.administrator ?? group.clerk);
  return prepareLetter(desk, {
    once,
    mail: 'desk-fault',
    to: administrator,
    about: null,
    data: () => ({ clerk: administrator.name, ...fault }),
  });
}
