/** The short mails to a clerk: a few facts, sometimes a quotation. */
import type { Mails, PenOrder } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { factsView, greetingOf } from './facts.ts';
import { mailingView } from './mailing.ts';

export function committeeRegisteredView(data: Mails['committee-registered'], voice: Voice): View {
  const mailing = mailingView(data.mailing, voice);
  const say = (key: string): string => voice.say(`committee-registered.${key}`);
  const deadline = voice.day(data.deadline);
  return {
    ...mailing,
    greeting: greetingOf(data.clerk, voice),
    registration: data.registration.number,
    deadline,
    ...factsView([
      [say('number'), data.registration.number],
      [say('committee'), `${data.registration.committeeName} (${data.registration.committee})`],
      [say('deadline'), deadline],
      [say('message'), `${data.mailing.subject} (${mailing.received})`],
      [say('figures'), String(mailing.figures)],
      [say('documents'), String(mailing.documentLine)],
    ]),
    ...commandsView(
      [
        {
          line: `DONE ${data.code}`,
          add: ['committee-registered.what'],
          meaning: 'committee-registered.done',
          primary: true,
        },
        {
          line: `WAIVE ${data.code}`,
          add: ['committee-registered.reason'],
          meaning: 'committee-registered.waive',
        },
      ],
      data.reply,
      voice,
    ),
  };
}

/** What each answer is typed as. */
const penVerbs = {
  release: 'RELEASE',
  treat: 'RELEASE',
  dismiss: 'REJECT',
  retry: 'RETRY',
} as const satisfies Record<PenOrder, string>;

export function messageQuarantinedView(data: Mails['message-quarantined'], voice: Voice): View {
  const say = (key: string): string => voice.say(`message-quarantined.${key}`);
  return {
    greeting: greetingOf(data.clerk, voice),
    canAnswer: data.orders.length > 0,
    ...commandsView(
      data.orders.map((order, at) => ({
        line: `${penVerbs[order]} ${data.code}`,
        meaning: `message-quarantined.${order}`,
        primary: at === 0,
      })),
      data.reply,
      voice,
    ),
    from: data.from,
    messageSubject: data.subject,
    reason: data.reason,
    hasEvidence: data.evidence.length > 0,
    evidence: data.evidence,
    ...factsView([
      [say('from'), data.from],
      [say('messageSubject'), data.subject],
      [say('received'), voice.moment(data.received)],
      [say('reason'), data.reason],
    ]),
  };
}

export function deliveryBouncedView(data: Mails['delivery-bounced'], voice: Voice): View {
  const say = (key: string): string => voice.say(`delivery-bounced.${key}`);
  return {
    greeting: greetingOf(data.clerk, voice),
    member: data.member,
    dead: data.dead,
    ...factsView([
      [say('member'), data.member],
      [say('address'), data.address],
      [say('forwardedTo'), data.forwardedTo],
      [say('noticeSubject'), data.subject],
      [say('reason'), voice.say(`refusals.${data.reason}`)],
      [say('said'), data.said],
    ]),
  };
}

export const deskFaultView = (data: Mails['desk-fault'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  what: data.what,
  happened: data.happened,
  hasDetails: data.details.length > 0,
  details: data.details,
  todo: data.todo,
});
