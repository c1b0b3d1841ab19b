/** The short mails to a clerk: a few facts, sometimes a quotation. */
import { evidenceLines } from '../evidence-words.ts';
import { faultWords } from '../fault-words.ts';
import type { PenOrder } from '../mails/desk.ts';
import type { Mails } from '../mails.ts';
import { orderWords } from '../order-words.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { factsView, greetingOf } from './facts.ts';

/** What each answer is typed as. */
const penVerbs = {
  release: 'RELEASE',
  treat: 'RELEASE',
  dismiss: 'REJECT',
  retry: 'RETRY',
} as const satisfies Record<PenOrder, string>;

export function messageQuarantinedView(data: Mails['message-quarantined'], voice: Voice): View {
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string =>
    voice.say(`message-quarantined.${key}`, values);
  const reason = voice.say(`asideReasons.${data.reason}`);
  const evidence = [
    ...(data.fault ? [orderWords(data.fault, voice)] : []),
    ...evidenceLines(data.evidence, voice),
  ];
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
    reason,
    hasEvidence: evidence.length > 0,
    evidence,
    ...factsView([
      [say('from'), data.from],
      [say('messageSubject'), data.subject],
      [say('received'), voice.moment(data.received)],
      [say('reason'), reason],
      ...(data.mayBeAbout ?? []).map(({ registration, subject, received }) => {
        const words = { registration, subject, received: voice.moment(received) };
        return [say('mayBeAbout'), say(registration ? 'filed' : 'filing', words)] as const;
      }),
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

export const answersHeldView = (data: Mails['answers-held'], voice: Voice): View => ({
  greeting: greetingOf(data.clerk, voice),
  name: data.name,
  address: data.address,
  count: data.count,
});

export function deskFaultView(data: Mails['desk-fault'], voice: Voice): View {
  const { what, happened, details, todo } = faultWords(data.fault, voice);
  return {
    greeting: greetingOf(data.clerk, voice),
    what,
    happened,
    hasDetails: details.length > 0,
    details,
    todo,
  };
}
