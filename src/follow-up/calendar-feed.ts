import { max } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import type { CalendarEntry } from '../mail/calendar.ts';
import { calendarText } from './calendar-attachment.ts';
import { calendarEntriesOf } from './calendar-entries.ts';
import { datesToWatch } from './dates-to-watch.ts';

/** All deadlines of a clerk and the dates to watch, as a calendar (RFC 5545). */
export async function calendarFor(desk: Desk, clerk: Config['clerks'][number]): Promise<string> {
  const entries = [...(await calendarEntriesOf(desk, clerk.id)), ...(await watchEntries(desk))];
  return calendarText(desk.config, entries, clerk.language);
}

async function watchEntries(desk: Desk): Promise<CalendarEntry[]> {
  const { db, config, clock } = desk;
  const dates = await datesToWatch(db, dayIn(config.calendar, clock.now()));
  // Dates come and go with mailings, and with nothing else.
  const [last] = await db.select({ at: max(mailings.approvedAt) }).from(mailings);
  return dates.map(({ on, country, kind, text }) => ({
    uid: `watch.${on}.${country}.${kind}`.toLowerCase(),
    sequence: 0,
    changedAt: last?.at ?? clock.now(),
    day: on,
    cancelled: false,
    what: { kind: 'watch', country, text },
  }));
}
