import { actionKinds } from '../../domain/action.ts';
import type { MailingView, Mails } from '../mails.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';
import { mailingView, registrationsView } from './mailing.ts';

/** What was decided on whom, and what a member can do. */
export function noticeView(data: Mails['notice'], voice: Voice): View {
  const mailing = mailingView(data.mailing, voice);
  return {
    ...mailing,
    greeting: greetingOf(data.salutation, voice),
    introduction: data.introduction,
    trialFor: data.trialFor,
    deeds: deeds(data, voice),
    ...registrationsView(data.registrations),
    unsubscribe: data.unsubscribe,
  };
}

/** The 12 things of the IPU's letter, each with a reply that is already written. */
function deeds(data: Mails['notice'], voice: Voice): View[] {
  const only = onlyCase(data.mailing);
  const line = (kind: string): string =>
    `DONE ${kind} ${only ?? `<${voice.say('notice.casePlaceholder')}>`} <${voice.say('notice.datePlaceholder')}>`;
  // What a member writes below the line is taken as their words, so nothing of ours stands there.
  const tail = ['', '', referenceLine(data.reply.reference)];
  return actionKinds
    .filter((kind) => kind !== 'other')
    .map((kind) => ({
      action: voice.say(`actions.${kind}`),
      line: `DONE ${kind}`,
      link: mailto(data.reply.address, `DONE ${kind}`, [line(kind), ...tail]),
    }));
}

/** With a single case there is nothing to fill in. */
function onlyCase(mailing: MailingView): string | null {
  const codes = mailing.decisions.flatMap((decision) => decision.cases.map((one) => one.code));
  return codes.length === 1 ? (codes[0] ?? null) : null;
}
