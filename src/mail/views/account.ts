import type { UntoldView } from '../mails/distribution.ts';
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { commandsView } from './commands.ts';
import { type Facts, factsView, greetingOf } from './facts.ts';

export function distributionAccountView(data: Mails['distribution-account'], voice: Voice): View {
  const say = (key: string): string => voice.say(`distribution-account.${key}`);
  const countOf = (state: string): number =>
    data.figures.find((figure) => figure.state === state)?.count ?? 0;
  const groups = (['failed', 'bounced', 'uncertain'] as const).filter(
    (name) => data[name].length > 0,
  );
  const figures: Facts = [
    [say('members'), voice.number(data.members)],
    ...data.figures.map(
      ({ state, count }) => [voice.say(`told.${state}`), voice.number(count)] as const,
    ),
  ];
  const canSend = countOf('failed') + countOf('bounced') + countOf('missing') > 0;
  const canSendUncertain = countOf('uncertain') > 0;
  return {
    greeting: greetingOf(data.clerk, voice),
    mailingSubject: data.subject,
    again: data.again,
    sent: countOf('sent') + countOf('digest'),
    members: data.members,
    ...factsView(figures),
    groups: groups.map((name) => ({
      heading: say(name),
      meaning: say(`${name}Meaning`),
      rows: data[name].map((row) => rowView(row, voice)),
    })),
    notNamed: data.notNamed,
    hasMore: data.notNamed > 0,
    canAnswer: canSend || canSendUncertain,
    ...commandsView(
      [
        ...(canSend
          ? [{ line: `SEND ${data.code}`, meaning: 'distribution-account.send', primary: true }]
          : []),
        ...(canSendUncertain
          ? [
              {
                line: `SEND ${data.code} UNCERTAIN`,
                meaning: 'distribution-account.sendUncertain',
              },
            ]
          : []),
      ],
      data.reply,
      voice,
    ),
    hasRegistrations: data.registrations.length > 0,
    registrations: data.registrations,
  };
}

const rowView = ({ name, address, reason, said }: UntoldView, voice: Voice): View => ({
  member: name,
  address,
  reason: reason && voice.say(`refusals.${reason}`),
  said,
});
