/** The orders behind the buttons: the same as by mail. */
import type { GivenOrder } from '../../../post/give-order.ts';
import type { Permission } from '../../who.ts';
import type { PenAnswer, PutAside } from './put-aside.ts';

/** What somebody must be permitted: what failed is the administrator's matter too. */
export const needs = {
  release: 'decide',
  dismiss: 'decide',
  treat: 'decide',
  retry: 'quarantine',
} as const satisfies Record<PenAnswer, Permission>;

export const isPenAnswer = (word: string): word is PenAnswer => Object.hasOwn(needs, word);

/** Null: that cannot be done with this message. */
export function orderFor(
  { id, mailing, answers }: PutAside,
  answer: PenAnswer,
): Omit<GivenOrder, 'person'> | null {
  if (!answers.includes(answer)) return null;
  const about = { kind: 'message', id };
  switch (answer) {
    case 'retry':
    case 'treat':
      return { job: 'send-round', order: { verb: answer }, about };
    case 'release':
    case 'dismiss': {
      if (!mailing) return null;
      const order = answer === 'release' ? { verb: 'release' } : { verb: 'reject', reason: null };
      return { job: 'decide-mailing', order, about: { kind: 'mailing', id: mailing } };
    }
  }
}
