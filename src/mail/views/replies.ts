/** Mails about what a member or a clerk has written to us. */
import type { ActionView, Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { caseNames, factsView, greetingOf } from './facts.ts';

export function replyReceivedView(data: Mails['reply-received'], voice: Voice): View {
  const { suggestion, code } = data;
  const say = (key: string, count = 0): string => voice.say(`reply-received.${key}`, { count });
  return {
    greeting: greetingOf(data.clerk, voice),
    member: data.member,
    received: voice.moment(data.received),
    text: data.text,
    hasSuggestion: suggestion !== null,
    ...factsView(
      suggestion
        ? [
            [
              say('kind', suggestion.kinds.length),
              suggestion.kinds.map((kind) => voice.say(`actions.${kind}`)).join('\n'),
            ],
            [
              say('cases', suggestion.cases.length),
              voice.join(caseNames(suggestion.cases)) || say('noCases'),
            ],
            [say('doneOn'), voice.day(suggestion.doneOn)],
            [say('words'), suggestion.words.join(' · ')],
          ]
        : [],
    ),
    ...commandsView(
      suggestion ? [{ line: `YES ${code}`, meaning: 'reply-received.record', primary: true }] : [],
      data.reply,
      voice,
    ),
  };
}

export function actionRecordedView(data: Mails['action-recorded'], voice: Voice): View {
  const { action } = data;
  const say = (key: string, count = 0): string => voice.say(`action-recorded.${key}`, { count });
  const kindName = voice.say(`actions.${action.kind}`);
  return {
    greeting: greetingOf(data.salutation, voice),
    kindName,
    ...factsView([
      [say('kind'), kindName],
      [say('doneOn'), voice.day(action.doneOn)],
      [say('who'), action.who],
      [say('countries', action.countries.length), countryNames(action, voice)],
      [say('cases', action.cases.length), voice.join(caseNames(action.cases))],
      [say('what'), action.what],
    ]),
  };
}

export const countryNames = (action: Pick<ActionView, 'countries'>, voice: Voice): string =>
  voice.list(action.countries.map((country) => voice.country(country)));

export const commandNotUnderstoodView = (
  data: Mails['command-not-understood'],
  voice: Voice,
): View => ({
  greeting: greetingOf(data.salutation, voice),
  line: data.line,
  reason: data.reason,
  possible: data.possible,
});
