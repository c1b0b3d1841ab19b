import type { Config } from '../config.ts';

/** A rule says when a follow-up gives rise to a reminder; each is sent once per follow-up, so that a day of downtime loses none. */
export interface ReminderRule {
  readonly name: string;
  /** Due when this many working days or fewer are left (negative: after the deadline). */
  readonly daysLeft: number;
  /** To the committee's clerks, or to the head of secretariat too. */
  readonly escalates: boolean;
}

/** How many weekly reminders follow the deadline: half a year. */
const weeks = 26;

/** Before the deadline, on the day, then weekly; from the third week on the clerk of the group is told too. */
export const reminderRules = (config: Pick<Config, 'followUp'>): ReminderRule[] => [
  { name: 'before', daysLeft: config.followUp.remindBefore, escalates: false },
  { name: 'deadline', daysLeft: 0, escalates: false },
  ...Array.from({ length: weeks }, (_, i) => ({
    name: `week-${i + 1}-after`,
    daysLeft: -5 * (i + 1),
    escalates: i >= 1,
  })),
];

/** The rule that applies now: the last one whose time has come. Earlier ones that were missed are not made up for. */
export const ruleDue = (rules: readonly ReminderRule[], daysLeft: number): ReminderRule | null =>
  rules.findLast((rule) => daysLeft <= rule.daysLeft) ?? null;
