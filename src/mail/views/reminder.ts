import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';
import { owedItem } from './owed.ts';

/** One digest of all that a person owes, as it came: whoever asks for it has sorted it. */
export function reminderView(data: Mails['reminder'], voice: Voice): View {
  const all = [...data.owed, ...data.also];
  const first = data.owed[0] ?? data.also[0];
  const groupOf = (heading: string, owed: Mails['reminder']['owed']) => ({
    heading,
    owed: owed.map((each) => owedItem(each, data.reply, voice)),
  });
  return {
    greeting: greetingOf(data.clerk, voice),
    escalated: data.escalated,
    count: all.length,
    late: all.filter(({ workingDaysLeft }) => workingDaysLeft < 0).length,
    groups: [
      groupOf('', data.owed),
      ...(data.also.length ? [groupOf(voice.say('reminder.also'), data.also)] : []),
    ],
    single: all.length === 1,
    doneLine: `DONE ${first?.code}`,
    waiveLine: `WAIVE ${first?.code}`,
    attached: data.attached,
    calendar: data.calendar,
  };
}
