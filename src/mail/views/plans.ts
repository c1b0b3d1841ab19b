import type { IntentionView } from '../mails/replies.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

/** What somebody said that they would do, and when. */
export const planView = (plan: IntentionView, voice: Voice): View => ({
  kindName: voice.say(`actions.${plan.kind}`),
  about: voice.join([...plan.countries.map((country) => voice.country(country)), ...plan.cases]),
  when: plan.plannedFor ? voice.day(plan.plannedFor) : voice.say('owed.noDay'),
  what: plan.what,
});
