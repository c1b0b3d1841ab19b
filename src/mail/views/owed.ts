/** Follow-ups as reminders and overviews list them, each with the words that answer it. */
import type { OwedView } from '../mails/follow-up.ts';
import type { ReplyWay } from '../mails/letter.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

export function owedItem(owed: OwedView, reply: ReplyWay, voice: Voice): View {
  const { code, workingDaysLeft: days } = owed;
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    voice.say(`owed.${key}`, values);
  const placeholder = (key: string): string => voice.apart(`<${say(key)}>`);
  const written = (line: string): string =>
    mailto(reply.address, line, [line, '', referenceLine(reply.reference)]);
  const orders = [
    { line: `SNOOZE ${code} 14 `, shown: `SNOOZE ${code} 14 ${placeholder('reason')}` },
    { line: `WAIVE ${code} `, shown: `WAIVE ${code} ${placeholder('reason')}` },
    { line: `ASSIGN ${code} `, shown: `ASSIGN ${code} ${placeholder('name')}` },
  ];
  return {
    committee: owed.committee,
    registration: owed.registration,
    subject: owed.subject,
    about: voice.join([...owed.countries.map((country) => voice.country(country)), ...owed.cases]),
    deadline: voice.day(owed.deadline),
    late: days < 0,
    left: days < 0 ? say('overdue', { days: -days }) : say('left', { days }),
    explained: owed.explained,
    ownerLine: owed.owner && say('owner', { owner: owed.owner }),
    snoozedLine: owed.snoozedUntil && say('snoozed', { day: voice.day(owed.snoozedUntil) }),
    doneLine: `DONE ${code}`,
    doneLink: written(`DONE ${code}`),
    orderLine: orders.map(({ shown }) => shown).join(' · '),
    orders: orders.map(({ line, shown }) => ({ shown, link: written(line) })),
  };
}
