import type { FollowUpAnswer } from '../mails/follow-up.ts';
import type { Voice } from '../voice.ts';

/** What came of an order about a follow-up, in a sentence or two. */
export function followUpSentence(answer: FollowUpAnswer, voice: Voice): string {
  const say = (key: string, values: object = {}): string =>
    voice.say(`follow-up-changed.${key}`, { ...values });
  switch (answer.kind) {
    case 'done':
      return answer.action
        ? `${say('done')} ${say('recorded', { action: voice.say(`actions.${answer.action}`) })}`
        : say('done');
    case 'snoozed':
      return say('snoozed', { day: voice.day(answer.until) });
    case 'assigned':
      return say('assigned', { name: answer.name });
    case 'handed-back':
      return say('handed-back', { names: voice.list(answer.names) });
    case 'split':
      return say('split', { cases: voice.list(answer.cases) });
    case 'closed':
      return say(answer.waived ? 'closed-waived' : 'closed-done', {
        name: answer.name,
        at: voice.moment(answer.at),
      });
    case 'too-long':
      return say('too-long', { most: answer.most });
    case 'past-day':
      return say('past-day', { day: voice.day(answer.day) });
    case 'nobody':
      return answer.possible.length
        ? `${say('nobody', { name: answer.name })} ${say('possible', { names: voice.list(answer.possible) })}`
        : say('nobody', { name: answer.name });
    case 'several':
      return `${say('several', { name: answer.name })} ${say('possible', { names: voice.list(answer.possible) })}`;
    case 'not-its-cases':
      return say('not-its-cases', {
        cases: voice.list(answer.cases),
        possible: voice.list(answer.possible),
      });
    case 'not-yours':
      return say('not-yours', { names: voice.list(answer.names) });
    case 'waived':
    case 'awake':
    case 'noted':
    case 'reopened':
    case 'superseded':
    case 'open-already':
    case 'no-reason':
    case 'no-days':
    case 'trial':
    case 'nothing-left':
      return say(answer.kind);
  }
}
