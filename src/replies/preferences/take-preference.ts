import { moveMessage } from '../../database/move.ts';
import type { Desk } from '../../desk.ts';
import type { Language } from '../../domain/language.ts';
import { dayIn } from '../../domain/working-days.ts';
import type { Reopened } from '../../incoming/reopen.ts';
import { voiceOf } from '../../mail/voice.ts';
import { changePreferences } from '../../post/change-preferences.ts';
import type { Addressed } from '../addressee.ts';
import { type WishQuestion, wishOf } from './wish-of.ts';

type Order = Extract<Addressed, { kind: 'preference' }>;
type Question = Extract<Addressed, { kind: 'not-understood' }>;

/**
 * Does what a member asks for themselves, in one transaction with the message's move to settled.
 * @returns the question that is to be answered instead; null: all is done
 */
export async function takePreference(
  desk: Desk,
  { row }: Reopened<'command'>,
  member: string,
  { verb, wish }: Order,
  language: Language,
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
  return outcome.result === 'wrong' ? question(desk, outcome.wrong, language) : null;
}

function question(desk: Desk, wrong: WishQuestion, language: Language): Question {
  const voice = voiceOf(language, desk.config.chamber.timeZone);
  return {
    kind: 'not-understood',
    reason: voice.say(`wishes.${wrong.wrong}`, {
      words: wrong.words,
      countryName: wrong.country ? voice.country(wrong.country) : '',
      regionName: wrong.region ? voice.say(`regions.${wrong.region}`) : '',
    }),
    possible: wrong.possible,
  };
}
