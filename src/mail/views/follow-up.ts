/** The letters about one follow-up, or a few: filed, assigned, changed, moved. */
import type { DateToWatchView, FollowUpAnswer } from '../mails/follow-up.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { deadlineWords } from './deadline.ts';
import { factsView, greetingOf } from './facts.ts';
import { followUpSentence } from './follow-up-answer.ts';
import { mailingView } from './mailing.ts';
import { refusedTitle } from './refused.ts';

type Order = Parameters<typeof commandsView>[0][number];

export function committeeRegisteredView(data: Mails['committee-registered'], voice: Voice): View {
  const mailing = mailingView(data.mailing, voice);
  const say = (key: string): string => voice.say(`committee-registered.${key}`);
  const deadline = voice.day(data.deadline.deadline);
  return {
    ...mailing,
    greeting: greetingOf(data.clerk, voice),
    registration: data.registration.number,
    deadline,
    ...factsView([
      [say('number'), data.registration.number],
      [say('committee'), `${data.registration.committeeName} (${data.registration.committee})`],
      [say('deadline'), deadline],
      [voice.say('deadline.how'), deadlineWords(data.deadline, voice)],
      [say('message'), `${data.mailing.subject} (${mailing.received})`],
      [say('figures'), String(mailing.figures)],
      [say('documents'), String(mailing.documentLine)],
    ]),
    watches: data.watch.length > 0,
    watch: data.watch.map((date) => watchView(date, voice)),
    ...commandsView(openOrders(data.code), data.reply, voice),
  };
}

export function followUpAssignedView(data: Mails['follow-up-assigned'], voice: Voice): View {
  const say = (key: string): string => voice.say(`committee-registered.${key}`);
  const deadline = voice.day(data.deadline.deadline);
  const { registration } = data;
  return {
    greeting: greetingOf(data.salutation, voice),
    by: data.by,
    registration: registration.number,
    deadline,
    ...factsView([
      [say('number'), registration.number],
      [say('committee'), `${registration.committeeName} (${registration.committee})`],
      [say('message'), data.mailingSubject],
      [say('figures'), voice.join(data.countries.map((country) => voice.country(country)))],
      [voice.say('follow-up.cases'), voice.join(data.cases)],
      [say('deadline'), deadline],
      [voice.say('deadline.how'), deadlineWords(data.deadline, voice)],
    ]),
    ...commandsView(openOrders(data.code), data.reply, voice),
  };
}

export function followUpChangedView(data: Mails['follow-up-changed'], voice: Voice): View {
  const { answer } = data;
  const say = (key: string): string => voice.say(`committee-registered.${key}`);
  const open = ordersAfter(answer, data.code);
  return {
    greeting: greetingOf(data.salutation, voice),
    refused: refusedTitle(data.refused, voice),
    by: data.by,
    sentence: followUpSentence(answer, voice),
    quotation: quotationOf(answer),
    registration: data.registration,
    ...factsView([
      [say('number'), data.registration],
      [say('message'), data.mailingSubject],
      [say('deadline'), data.deadline && voice.day(data.deadline)],
    ]),
    hasCommands: open.length > 0,
    ...commandsView(open, data.reply, voice),
  };
}

export const deadlineMovedView = (data: Mails['deadline-moved'], voice: Voice): View => ({
  greeting: greetingOf(data.salutation, voice),
  count: data.moved.length,
  moved: data.moved.map(({ committee, registration, subject, before, deadline }) => ({
    committee,
    registration,
    subject,
    before: voice.day(before),
    now: voice.day(deadline.deadline),
    how: deadlineWords(deadline, voice),
  })),
});

const watchView = ({ on, country, kind, text }: DateToWatchView, voice: Voice): View => ({
  day: voice.day(on),
  what: voice.say(`watch.${kind}`),
  countryName: voice.country(country),
  text,
});

const order = (code: string, verb: string, add: readonly string[] = []): Order => ({
  line: `${verb.toUpperCase()} ${code}`,
  add: add.map((key) => `follow-up.${key}`),
  meaning: `follow-up.${verb}`,
});

/** What can be answered while it is open. */
const openOrders = (code: string): Order[] => [
  {
    line: `DONE ${code}`,
    add: ['committee-registered.what'],
    meaning: 'committee-registered.done',
    primary: true,
  },
  {
    line: `WAIVE ${code}`,
    add: ['committee-registered.reason'],
    meaning: 'committee-registered.waive',
  },
  {
    line: `SNOOZE ${code} 14`,
    add: ['committee-registered.reason'],
    meaning: 'follow-up.snooze',
  },
  order(code, 'assign', ['name']),
  order(code, 'note', ['text']),
  order(code, 'split', ['case']),
];

/** What takes it back, or does it as it was perhaps meant. */
function ordersAfter(answer: FollowUpAnswer, code: string): Order[] {
  const reason = 'committee-registered.reason';
  const reopen: Order = {
    line: `REOPEN ${code}`,
    add: [reason],
    meaning: 'follow-up.reopen',
    primary: true,
  };
  const snooze: Order = {
    line: `SNOOZE ${code} 14`,
    add: [reason],
    meaning: 'follow-up.snooze',
    primary: true,
  };
  switch (answer.kind) {
    case 'done':
    case 'waived':
    case 'closed':
      return [reopen];
    case 'snoozed':
      return [{ line: `SNOOZE ${code} 0`, meaning: 'follow-up.wake', primary: true }];
    case 'assigned':
      return [
        {
          line: `ASSIGN ${code} ${answer.committee}`,
          meaning: 'follow-up.handBack',
          primary: true,
        },
      ];
    case 'handed-back':
    case 'nobody':
    case 'several':
      return [{ ...order(code, 'assign', ['name']), primary: true }];
    case 'awake':
    case 'no-reason':
    case 'no-days':
    case 'past-day':
    case 'too-long':
      return [snooze];
    case 'not-its-cases':
      return [{ ...order(code, 'split', ['case']), primary: true }];
    case 'reopened':
    case 'open-already':
      return openOrders(code);
    case 'split':
      return [
        { line: `DONE ${code}`, add: ['committee-registered.what'], meaning: 'follow-up.doneRest' },
        {
          line: `DONE ${answer.code}`,
          add: ['committee-registered.what'],
          meaning: 'follow-up.donePart',
        },
      ];
    case 'noted':
    case 'superseded':
    case 'trial':
    case 'nothing-left':
    case 'not-yours':
      return [];
  }
}

const quotationOf = (answer: FollowUpAnswer): string | null => {
  if (answer.kind === 'noted') return answer.text;
  return answer.kind === 'done' || answer.kind === 'waived' || answer.kind === 'snoozed'
    ? answer.reason
    : null;
};
