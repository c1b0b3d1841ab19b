/** The answer to `STATUS`. */
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';
import { owedItem } from './owed.ts';
import { planView } from './plans.ts';
import { choicesView } from './preferences.ts';

export function statusOverviewView(data: Mails['status-overview'], voice: Voice): View {
  const say = (key: string): string => voice.say(`status-overview.${key}`);
  const { closed, plans, preferences } = data;
  const groups = (['overdue', 'open', 'snoozed'] as const)
    .filter((name) => data[name].length > 0)
    .map((name) => ({
      heading: say(name),
      owed: data[name].map((each) => owedItem(each, data.reply, voice)),
    }));
  const chosen = preferences && choicesView(preferences, voice);
  return {
    greeting: greetingOf(data.salutation, voice),
    moment: voice.moment(data.at),
    overdueCount: data.overdue.length,
    openCount: data.open.length + data.snoozed.length,
    groups,
    nothing: !groups.length && !closed.length && !plans.length,
    hasClosed: closed.length > 0,
    closed: closed.map((one) => ({
      ...one,
      outcome: voice.say(`status-overview.${one.waived ? 'waived' : 'done'}`, {
        day: voice.day(one.closedOn),
      }),
      line: `REOPEN ${one.code}`,
    })),
    hasPlans: plans.length > 0,
    plans: plans.map((plan) => planView(plan, voice)),
    isMember: chosen !== null,
    sentences: chosen?.sentences ?? [],
    facts: chosen?.facts ?? [],
    calendar: data.calendar,
    page: data.page,
    doneLine: `DONE ${(data.overdue[0] ?? data.open[0] ?? data.snoozed[0])?.code}`,
    canAct: groups.length > 0,
  };
}
