/** Mails about what a member or a clerk has written to us. */
import type { Day } from '../../domain/day.ts';
import { isRefused } from '../../domain/order-fault.ts';
import type { ReplyAnswer, SuggestedView } from '../mails/replies.ts';
import type { Mails } from '../mails.ts';
import { orderWords } from '../order-words.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { caseNames, countryNames, factsView, greetingOf } from './facts.ts';
import { refusedTitle } from './refused.ts';

export function replyReceivedView(data: Mails['reply-received'], voice: Voice): View {
  const { suggestions, code } = data;
  return {
    greeting: greetingOf(data.clerk, voice),
    member: data.member,
    received: voice.moment(data.received),
    text: data.text,
    hasSuggestion: suggestions.length > 0,
    count: suggestions.length,
    suggestions: suggestions.map((each) => suggestionView(each, data.writtenOn, voice)),
    files: voice.join(data.files) || null,
    fileCount: data.files.length,
    ...commandsView(
      [
        ...(suggestions.length
          ? [{ line: `YES ${code}`, meaning: 'reply-received.record', primary: true }]
          : []),
        { line: `NO ${code}`, meaning: 'reply-received.file' },
      ],
      data.reply,
      voice,
    ),
  };
}

function suggestionView(suggested: SuggestedView, writtenOn: Day, voice: Voice): View {
  const { kind, planned, cases, on, words } = suggested;
  const say = (key: string, values: object = {}): string =>
    voice.say(`reply-received.${key}`, { ...values });
  const noDay = planned ? say('noDay') : say('noDayDone', { day: voice.day(writtenOn) });
  return {
    kindName: voice.say(`actions.${kind}`),
    ...factsView([
      [say('said'), planned ? say('planned') : say('done')],
      [say('cases', { count: cases.length }), voice.join(caseNames(cases)) || say('noCases')],
      [say('countries', { count: suggested.countries.length }), countryNames(suggested, voice)],
      [say('date'), on ? voice.day(on) : noDay],
      [say('words'), words],
    ]),
  };
}

const answers: Record<ReplyAnswer, string> = {
  filed: 'filed',
  'filed-before': 'filed-before',
  'recorded-before': 'recorded-before',
  'nothing-suggested': 'nothing-suggested',
};

export const replyAnswerView = (data: Mails['reply-answer'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  refused: refusedTitle(data.answer !== 'filed', voice),
  member: data.member,
  received: voice.moment(data.received),
  answer: voice.say(`reply-answer.${answers[data.answer]}`, {
    member: data.member,
    received: voice.moment(data.received),
  }),
  ...commandsView(
    data.answer.startsWith('filed') && data.suggested
      ? [{ line: `YES ${data.code}`, meaning: 'reply-answer.record' }]
      : data.answer === 'nothing-suggested'
        ? [{ line: `NO ${data.code}`, meaning: 'reply-received.file' }]
        : [],
    data.reply,
    voice,
  ),
  hasCommands:
    data.answer === 'nothing-suggested' || (data.answer.startsWith('filed') && data.suggested),
});

export const orderNotDoneView = (data: Mails['order-not-done'], voice: Voice): View => ({
  greeting: greetingOf(data.salutation, voice),
  refused: refusedTitle(isRefused(data.fault), voice),
  isRefused: isRefused(data.fault),
  line: data.line,
  reason: orderWords(data.fault, voice),
  hasPossible: data.possible.length > 0,
  possible: data.possible,
});
