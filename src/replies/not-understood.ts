import type { Desk } from '../desk.ts';
import type { OrderNotDone } from '../domain/order-fault.ts';
import type { Person } from '../domain/person.ts';
import { writeLetter } from '../post/letters.ts';

/** Answers a known person whose order could not be carried out with what is possible; one answer per message. */
export const answerNotUnderstood = (
  desk: Desk,
  message: { readonly id: string; readonly messageId: string | null },
  person: Person,
  answer: { readonly line: string } & OrderNotDone,
): Promise<void> =>
  writeLetter(desk, {
    once: `command-not-understood:${message.id}`,
    mail: 'command-not-understood',
    to: person,
    about: null,
    data: () => ({ salutation: person.salutation, ...answer }),
    thread: message.messageId ? [message.messageId] : [],
  });
