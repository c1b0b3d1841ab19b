import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import type { DeskFault } from '../domain/desk-fault.ts';
import { type PreparedLetter, prepareLetter } from './letters.ts';

/** By default the clerk of the group. */
const administratorOf = (config: Config): Clerk =>
  clerkOf(config, config.group.administrator ?? config.group.clerk);

interface FaultOrder {
  /** The same occasion is told once. */
  readonly once: string;
  readonly fault: DeskFault;
  /** Unset: the administrator. */
  readonly to?: Clerk;
  /** What a reply to it is about. */
  readonly about?: { readonly kind: string; readonly id: string };
}

/** A letter about mailbox, mail server or the desk itself in its reader's language, not yet real. */
export function faultLetter(
  desk: Desk,
  { once, fault, to = administratorOf(desk.config), about }: FaultOrder,
): Promise<PreparedLetter> {
  return prepareLetter(desk, {
    once,
    mail: 'desk-fault',
    to,
    about: about ?? null,
    data: () => ({ clerk: to.name, fault }),
  });
}
