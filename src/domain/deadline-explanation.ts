import type { Day } from './day.ts';
import type { Language } from './language.ts';
import {
  addWorkingDays,
  type DaysOff,
  isWeekend,
  isWorkingDay,
  plusDays,
  type Recess,
  recessOn,
} from './working-days.ts';

/** How a deadline came about: which days between lie outside the count, and why. */
export interface DeadlineExplanation {
  /** The day from which the working days count; itself it does not. */
  readonly from: Day;
  readonly workingDays: number;
  readonly deadline: Day;
  /** The recesses between, each as far as it lies between. */
  readonly recesses: readonly Recess[];
  /** Public holidays that fall neither into a recess nor on a weekend. */
  readonly holidays: readonly { readonly day: Day; readonly name: string }[];
  /** Days of weekends outside the recesses. */
  readonly weekendDays: number;
}

/** @param language of the names of holidays, where date-holidays has them in it */
export function explainDeadline(
  calendar: DaysOff,
  from: Day,
  workingDays: number,
  language: Language,
): DeadlineExplanation {
  const deadline = addWorkingDays(calendar, from, workingDays);
  const recesses: { from: Day; until: Day; name: string }[] = [];
  const holidays: { day: Day; name: string }[] = [];
  let weekendDays = 0;
  for (let day = plusDays(from, 1); day <= deadline; day = plusDays(day, 1)) {
    if (isWorkingDay(calendar, day)) continue;
    const recess = recessOn(calendar, day);
    const last = recesses.at(-1);
    if (recess && last?.name === recess.name && plusDays(last.until, 1) === day) last.until = day;
    else if (recess) recesses.push({ from: day, until: day, name: recess.name });
    else if (isWeekend(calendar, day)) weekendDays += 1;
    else holidays.push({ day, name: calendar.holiday(day, language) ?? '' });
  }
  return { from, workingDays, deadline, recesses, holidays, weekendDays };
}
