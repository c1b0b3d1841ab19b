import { moveMessage } from '../../database/move.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import type { Reopened } from '../../incoming/reopen.ts';
import { changePreferences } from '../../post/change-preferences.ts';
import type { Addressed } from '../addressee.ts';
import { type WishQuestion, wishOf } from './wish-of.ts';

type Order = Extract<Addressed, { kind: 'preference' }>;
type Question = Extract<Addressed, { kind: 'not-done' }>;

/**
 * Does what a member asks for themselves, in one transaction with the message's move to settled.
 * @returns the question that is to be answered instead; null: all is done
 */
export async function takePreference(
  desk: Desk,
  { row }: Reopened<'command'>,
  member: string,
  { verb, wish }: Order,
): Promise<Question | null> {
  const writtenOn = dayIn(desk.config.calendar, row.storedAt);
  const outcome = await changePreferences<WishQuestion>(
    desk,
    member,
    {
      once: `preferences-changed:${row.id}`,
      message: { id: row.id, messageId: row.messageId },
      alwaysAnswers: true,
      claim: async (tx) => (await moveMessage(tx, row.id, 'recognised', 'settled')) !== null,
    },
    (current) => wishOf(verb, wish, { today: writtenOn, current }),
  );
  return outcome.result === 'wrong' ? question(outcome.wrong) : null;
}

const question = ({ possible, ...fault }: WishQuestion): Question => ({
  kind: 'not-done',
  fault: { kind: 'wish', ...fault },
  possible,
});
