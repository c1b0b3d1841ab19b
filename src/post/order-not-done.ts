import type { Desk } from '../desk.ts';
import type { OrderNotDone } from '../domain/order-fault.ts';
import type { Person } from '../domain/person.ts';
import { writeLetter } from './letters.ts';

/** What the answer belongs to: a message, or an order that came by none. */
interface Given {
  readonly id: string;
  readonly messageId: string | null;
}

/**
 * Answers a known person whose order was not understood, or could not be carried out, with the reason and what is
 * possible; one answer per message. Where a letter about the thing itself tells what came of an order, it tells of
 * the refused ones too, under the same title (`mail/views/refused.ts`).
 */
export const answerNotDone = (
  desk: Desk,
  given: Given,
  person: Person,
  answer: { readonly line: string } & OrderNotDone,
): Promise<void> =>
  writeLetter(desk, {
    once: `order-not-done:${given.id}`,
    mail: 'order-not-done',
    to: person,
    about: null,
    data: () => ({ salutation: person.salutation, ...answer }),
    thread: given.messageId ? [given.messageId] : [],
  });
