import type { Desk } from '../desk.ts';
import { voiceOf } from '../mail/voice.ts';
import type { PreparedLetter } from '../post/letters.ts';
import { administratorOf, faultLetter } from '../post/tell-administrator.ts';
import { alertWords } from './alert-words.ts';
import type { AlertRow } from './open-alerts.ts';

/** The letter on an alert: that it begins, that it has lasted for another day, that it is over. */
export function alertLetter(
  desk: Desk,
  row: AlertRow,
  stage: 'begins' | 'lasts' | 'over',
  now: Date,
): Promise<PreparedLetter> {
  const { calendar, chamber } = desk.config;
  const voice = voiceOf(administratorOf(desk.config).language, chamber.timeZone);
  const words = alertWords(row, calendar, voice);
  const values = {
    what: words.what,
    began: voice.moment(row.beganAt),
    ended: voice.moment(row.quietSince ?? now),
  };
  const say = (key: string) => voice.say(`alerts.${key}`, values);
  const once = `alert-${stage}:${row.id}${stage === 'lasts' ? `:${row.toldAt.toISOString()}` : ''}`;
  if (stage === 'over')
    return faultLetter(desk, once, {
      what: say('over'),
      happened: say('overHappened'),
      details: [],
      todo: say('overTodo'),
    });
  const { record } = row.facts;
  return faultLetter(desk, once, {
    what: stage === 'lasts' ? say('lasts') : words.what,
    happened: stage === 'lasts' ? `${say('lastsHappened')} ${words.happened}` : words.happened,
    details: record ? [record] : [],
    todo: words.todo,
  });
}
