import type { DeadlineView } from '../mails/follow-up.ts';
import type { Voice } from '../voice.ts';

/**
 * How a deadline came about: "20 working days from 3 December 2020, not counting Christmas recess
 * (19 December 2020 – 3 January 2021)". Weekends go without saying.
 */
export function deadlineWords(deadline: DeadlineView, voice: Voice): string {
  const say = (key: string, values: object): string => voice.say(`deadline.${key}`, { ...values });
  const counted = say('counted', {
    count: deadline.workingDays,
    from: voice.day(deadline.from),
  });
  const left = [
    ...deadline.recesses.map(({ name, from, until }) =>
      from === until
        ? say('holiday', { name, day: voice.day(from) })
        : say('recess', { name, from: voice.day(from), until: voice.day(until) }),
    ),
    ...deadline.holidays.map(({ name, day }) => say('holiday', { name, day: voice.day(day) })),
  ];
  return left.length ? say('without', { counted, what: voice.list(left) }) : counted;
}
