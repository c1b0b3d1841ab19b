import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { addWorkingDays, dayIn, openingOn, type WorkingCalendar } from '../domain/working-days.ts';
import type { CalendarEntry } from '../mail/calendar.ts';
import { followUpCode } from '../post/tokens.ts';
import { closedSince } from './closed.ts';
import { openFollowUps } from './rows.ts';

const day = 24 * 60 * 60 * 1000;
/** So long calendars are told that something was closed, and strike it out. */
const cancelledFor = 60 * day;

/** The deadlines of a person: what is open, and as cancelled what was closed lately. */
export async function calendarEntriesOf(desk: Desk, person: string): Promise<CalendarEntry[]> {
  const { config, db, clock, secret } = desk;
  const now = clock.now();
  const open = await openFollowUps(db, config, dayIn(config.calendar, now));
  const closed = await closedSince(desk, new Date(now.getTime() - cancelledFor));
  const isTheirs = ({ owners }: { owners: readonly { id: string }[] }) =>
    owners.some(({ id }) => id === person);
  return [
    ...open.filter(isTheirs).map((one) =>
      deadlineEntry(config.calendar, {
        ...one,
        closedAt: null,
        code: followUpCode(secret, one.id, person),
      }),
    ),
    ...closed.filter(isTheirs).map(({ row, subject, registration, closedAt }) =>
      deadlineEntry(config.calendar, {
        ...row,
        subject,
        registration,
        closedAt,
        countries: [],
        cases: [],
        code: followUpCode(secret, row.id, person),
      }),
    ),
  ];
}

/** A follow-up's deadline in a calendar. `code` is the one of the calendar's owner. */
export function deadlineEntry(
  calendar: WorkingCalendar,
  followUp: {
    readonly id: string;
    readonly sequence: number;
    readonly openedOn: Day;
    readonly workingDays: number;
    readonly reactedAt: Date | null;
    readonly closedAt: Date | null;
    readonly committee: string;
    readonly registration: string;
    readonly subject: string;
    readonly countries: readonly string[];
    readonly cases: readonly string[];
    readonly code: string;
  },
): CalendarEntry {
  const { committee, registration, subject, countries, cases, code } = followUp;
  const moments = [openingOn(calendar, followUp.openedOn), followUp.reactedAt, followUp.closedAt];
  return {
    uid: `follow-up.${followUp.id}`,
    sequence: followUp.sequence,
    changedAt: new Date(Math.max(...moments.map((at) => at?.getTime() ?? 0))),
    day: addWorkingDays(calendar, followUp.openedOn, followUp.workingDays),
    cancelled: followUp.closedAt !== null,
    what: { kind: 'deadline', committee, registration, subject, countries, cases, code },
  };
}
