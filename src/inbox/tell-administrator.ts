import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { Mails } from '../mail/mails.ts';
import { type PreparedLetter, prepareLetter } from '../post/letters.ts';

/**
 * A letter to the administrator (by default the clerk of the group) about the mailbox, not yet real.
 * @param once the same occasion is told once
 * @param to somebody else, where the administrator cannot be reached
 */
export function faultLetter(
  desk: Desk,
  once: string,
  fault: Omit<Mails['desk-fault'], 'clerk'>,
  to: Clerk = administratorOf(desk.config),
): Promise<PreparedLetter> {
  return prepareLetter(desk, {
    once,
    mail: 'desk-fault',
    to,
    about: null,
    data: () => ({ clerk: to.name, ...fault }),
  });
}

const administratorOf = (config: Config): Clerk =>
  clerkOf(config, config.group.administrator ?? config.group.clerk);
