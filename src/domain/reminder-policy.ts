/** When a follow-up gives rise to a reminder. Pure: what was sent before is given, the day too. */
import type { Day } from './day.ts';
import { addWorkingDays, type DaysOff, plusDays, workingDaysBetween } from './working-days.ts';

/** As in `desk.yaml`, in working days. */
export interface ReminderPolicy {
  readonly remindBefore: number;
  readonly remindEvery: number;
  readonly escalateAfter: number;
}

/** What the policy asks of an open follow-up. */
export interface Remindable {
  readonly openedOn: Day;
  readonly deadline: Day;
  readonly snoozedUntil: Day | null;
  readonly reactedAt: Date | null;
}

/** A line of the ledger, of the follow-up's present round. */
export interface Reminded {
  readonly rule: string;
  readonly person: string;
  readonly at: Date;
}

/** A rule that has come due: `before`, `deadline`, `after-5`, `after-10` …, `snooze-2021-03-01`. */
export interface ReminderRule {
  readonly name: string;
  /** The day on which it came due. */
  readonly day: Day;
}

/**
 * Of the rules whose day has come only the last one speaks: those that were missed are not made up for.
 * @returns null before the first of them, and while the follow-up is snoozed
 */
export function ruleDue(
  calendar: DaysOff,
  policy: Pick<ReminderPolicy, 'remindBefore' | 'remindEvery'>,
  followUp: Omit<Remindable, 'reactedAt'>,
  today: Day,
): ReminderRule | null {
  const { snoozedUntil, openedOn } = followUp;
  // The day on which it was opened has a letter of its own.
  if (today <= openedOn || (snoozedUntil && today < snoozedUntil)) return null;
  const rule = ruleByDeadline(calendar, policy, followUp, today);
  // Who asked to be left alone until a day is reminded on that day.
  return snoozedUntil && snoozedUntil > (rule?.day ?? '')
    ? { name: `snooze-${snoozedUntil}`, day: snoozedUntil }
    : rule;
}

function ruleByDeadline(
  calendar: DaysOff,
  { remindBefore, remindEvery }: Pick<ReminderPolicy, 'remindBefore' | 'remindEvery'>,
  { deadline }: Pick<Remindable, 'deadline'>,
  today: Day,
): ReminderRule | null {
  if (today < deadline) {
    if (workingDaysBetween(calendar, today, deadline) > remindBefore) return null;
    return { name: 'before', day: firstWithin(calendar, deadline, remindBefore) };
  }
  const late = workingDaysBetween(calendar, deadline, today);
  const passed = Math.floor(late / remindEvery) * remindEvery;
  return passed === 0
    ? { name: 'deadline', day: deadline }
    : { name: `after-${passed}`, day: addWorkingDays(calendar, deadline, passed) };
}

/** The first day on which at most `n` working days are left. */
function firstWithin(calendar: DaysOff, deadline: Day, n: number): Day {
  let day = deadline;
  for (;;) {
    const earlier = plusDays(day, -1);
    if (workingDaysBetween(calendar, earlier, deadline) > n) return day;
    day = earlier;
  }
}

/**
 * True when nobody has reacted to as many reminders as the policy lets pass: the head of secretariat
 * is told too. The rule of today does not count: it has hardly been read.
 */
export function isEscalated(
  policy: Pick<ReminderPolicy, 'escalateAfter'>,
  { reactedAt }: Pick<Remindable, 'reactedAt'>,
  ledger: readonly Reminded[],
  rule: ReminderRule,
): boolean {
  const unanswered = ledger.filter(
    (line) => line.rule !== rule.name && (!reactedAt || line.at > reactedAt),
  );
  return new Set(unanswered.map((line) => line.rule)).size >= policy.escalateAfter;
}

/**
 * The rule of which a person is to be reminded; null: of none, or that was done. What came due before
 * somebody last did something about the follow-up is answered by that.
 * @param dayOf the day of a moment in the parliament's zone
 */
export function reminderDue(
  followUp: Remindable,
  rule: ReminderRule | null,
  person: string,
  ledger: readonly Reminded[],
  dayOf: (at: Date) => Day,
): ReminderRule | null {
  if (!rule) return null;
  if (ledger.some((line) => line.rule === rule.name && line.person === person)) return null;
  if (followUp.reactedAt && rule.day < dayOf(followUp.reactedAt)) return null;
  return rule;
}
