import type { Mails, OwedView } from '../mails.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';

/** One digest of all that a clerk owes, as it came: whoever asks for it has sorted it. */
export function reminderView(data: Mails['reminder'], voice: Voice): View {
  return {
    greeting: greetingOf(data.clerk, voice),
    escalated: data.escalated,
    count: data.owed.length,
    late: data.owed.filter((owed) => owed.workingDaysLeft < 0).length,
    owed: data.owed.map((owed) => ({
      ...owed,
      countries: voice.join(owed.countries.map((country) => voice.country(country))),
      deadline: voice.day(owed.deadline),
      late: owed.workingDaysLeft < 0,
      left: left(owed, voice),
      link: mailto(data.reply.address, `DONE ${owed.code}`, [
        `DONE ${owed.code}`,
        '',
        referenceLine(data.reply.reference),
      ]),
    })),
    doneLine: `DONE ${data.owed[0]?.code}`,
    waiveLine: `WAIVE ${data.owed[0]?.code}`,
  };
}

const left = ({ workingDaysLeft: days }: OwedView, voice: Voice): string =>
  days < 0 ? voice.say('reminder.overdue', { days: -days }) : voice.say('reminder.left', { days });
