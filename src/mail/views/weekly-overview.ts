/** The clerk of the group's week: lists of lines under headings, and only what there is something to say of. */
import type { Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { greetingOf } from './facts.ts';
import { planView } from './plans.ts';

type Week = Mails['weekly-overview'];

interface Line {
  readonly title: string;
  readonly detail: string;
}

/** Longer lists are cut: the rest stands in the console. */
const mostLines = 12;

export function weeklyOverviewView(data: Week, voice: Voice): View {
  const sections = sectionsOf(data, voice)
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => ({
      heading: voice.say(`weekly-overview.${name}`, { count: lines.length }),
      lines: lines.slice(0, mostLines),
      more:
        lines.length > mostLines
          ? voice.say('weekly-overview.more', { count: lines.length - mostLines })
          : null,
    }));
  const figures = (['actions', 'bounces'] as const)
    .filter((name) => data[name] > 0)
    .map((name) => voice.say(`weekly-overview.${name}`, { count: data[name] }));
  return {
    greeting: greetingOf(data.clerk, voice),
    week: data.week,
    from: voice.day(data.from),
    until: voice.day(data.until),
    overdueCount: data.overdue.length,
    waiting: data.aside.length + data.replies.length + data.reports.length,
    openCount: data.open,
    figures,
    sections,
    nothing: sections.length + figures.length === 0,
  };
}

function sectionsOf(data: Week, voice: Voice): readonly { name: string; lines: readonly Line[] }[] {
  const say = (key: string, values: Readonly<Record<string, unknown>>): string =>
    voice.say(`weekly-overview.${key}`, values);
  const listed = (name: string, lines: readonly Line[]) => ({ name, lines });
  const day = voice.day;
  return [
    listed(
      'overdue',
      data.overdue.map((one) => ({
        title: `${one.committee} · ${one.registration}`,
        detail: say('overdueBy', {
          day: day(one.deadline),
          days: one.workingDaysLate,
          owner: one.owner,
        }),
      })),
    ),
    listed(
      'replies',
      data.replies.map(({ member, on }) => ({ title: member, detail: day(on) })),
    ),
    listed(
      'reports',
      data.reports.map(({ number, from, until }) => ({
        title: say('reportNo', { number }),
        detail: say('period', { from: day(from), until: day(until) }),
      })),
    ),
    listed(
      'aside',
      data.aside.map(({ subject, since }) => ({ title: subject, detail: day(since) })),
    ),
    listed(
      'received',
      data.received.map(({ subject, on }) => ({ title: subject, detail: day(on) })),
    ),
    listed(
      'settled',
      data.settled.map((one) => ({
        title: `${one.committee} · ${one.registration}`,
        detail: [say(one.waived ? 'waivedOn' : 'doneOn', { day: day(one.closedOn) }), one.reason]
          .filter((part): part is string => part !== null && part !== '')
          .map(voice.apart)
          .join(' · '),
      })),
    ),
    listed(
      'unreachable',
      data.unreachable.map(({ member, address }) => ({ title: member, detail: address })),
    ),
    listed(
      'plans',
      data.plans.map((plan) => {
        const { kindName, about, when, what } = planView(plan, voice);
        return {
          title: plan.member,
          detail: [kindName, about, when, what]
            .filter((part): part is string => typeof part === 'string' && part !== '')
            .map(voice.apart)
            .join(' · '),
        };
      }),
    ),
    listed(
      'dates',
      data.dates.map(({ on, country, text }) => ({
        title: `${day(on)} · ${voice.country(country)}`,
        detail: text,
      })),
    ),
  ];
}
