import type { Config } from '../config.ts';
import type { Language } from '../domain/language.ts';
import { type CalendarEntry, calendarOf } from '../mail/calendar.ts';
import type { Attachment } from '../mail/finish.ts';

/** The text of a calendar with our own names in it. */
export const calendarText = (
  config: Pick<Config, 'mail' | 'chamber'>,
  entries: readonly CalendarEntry[],
  language: Language,
): string => {
  const { address } = config.mail;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return calendarOf(entries, { domain, chamber: config.chamber.name, language });
};

/** Deadlines as a file that calendars open; METHOD is named twice, as RFC 6047 §2.4 asks. */
export const calendarAttachment = (
  config: Pick<Config, 'mail' | 'chamber'>,
  entries: readonly CalendarEntry[],
  language: Language,
): Attachment => ({
  filename: 'deadlines.ics',
  content: Buffer.from(calendarText(config, entries, language)),
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
});
