import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { Mails } from '../mail/mails.ts';
import { type PreparedLetter, prepareLetter } from './letters.ts';

/** By default the clerk of the group. */
export const administratorOf = (config: Config): Clerk =>
  clerkOf(config, config.group.administrator ?? config.group.clerk);

/**
 * A letter to the administrator about mailbox, mail server or the desk itself, not yet real.
 * @param once the same occasion is told once
 */
export function faultLetter(
  desk: Desk,
  once: string,
  fault: Omit<Mails['desk-fault'], 'clerk'>,
): Promise<PreparedLetter> {
  const administrator = administratorOf(desk.config);
  return prepareLetter(desk, {
    once,
    mail: 'desk-fault',
    to: administrator,
    about: null,
    data: () => ({ clerk: administrator.name, ...fault }),
  });
}
