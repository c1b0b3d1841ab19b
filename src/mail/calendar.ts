/** Deadlines as a calendar that other programs take in: RFC 5545, published (RFC 5546 §3.2.1), no invitations. */
import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import { plusDays } from '../domain/working-days.ts';
import { type Voice, voiceOf } from './voice.ts';

/** A day of which a calendar tells. */
export interface CalendarEntry {
  /** Stays the same whatever becomes of it: `follow-up.<id>`. */
  readonly uid: string;
  /** How often it was changed; a program keeps the highest (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  /** When it was changed last, as the database knows: the same entry twice is the same bytes. */
  readonly changedAt: Date;
  readonly day: Day;
  /** Closed: programs that have it strike it out. */
  readonly cancelled: boolean;
  readonly what:
    | {
        readonly kind: 'deadline';
        readonly committee: string;
        readonly registration: string;
        readonly subject: string;
        readonly countries: readonly Country[];
        readonly cases: readonly string[];
        /** Types into `DONE …`. */
        readonly code: string;
      }
    /** What the IPU has announced for a day. */
    | { readonly kind: 'watch'; readonly country: Country; readonly text: string };
}

interface CalendarOf {
  /** Of the desk's address; makes UIDs unique in the world (RFC 7986 §5.3). */
  readonly domain: string;
  readonly chamber: string;
  readonly language: Language;
}

/**
 * @returns an iCalendar object, lines ending in CRLF and folded at 75 octets
 */
export function calendarOf(entries: readonly CalendarEntry[], about: CalendarOf): string {
  // All days are calendar days: no zone comes into it.
  const voice = voiceOf(about.language, 'UTC');
  const calendar = ical({
    prodId: { company: 'Solidarity Desk', product: 'Deadlines', language: about.language },
    method: ICalCalendarMethod.PUBLISH,
    name: voice.say('calendar.name', { chamber: about.chamber }),
    // Programs that subscribe look again twice a day.
    ttl: 12 * 60 * 60,
  });
  for (const entry of entries)
    calendar.createEvent({
      id: `${entry.uid}@${about.domain}`,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      start: midnight(entry.day),
      end: midnight(plusDays(entry.day, 1)),
      allDay: true,
      ...wordsOf(entry, voice),
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
    });
  return calendar.toString();
}

/** Isolation marks are for running text; in a calendar's grid they may show. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);

function wordsOf({ what }: CalendarEntry, voice: Voice): { summary: string; description: string } {
  if (what.kind === 'watch')
    return {
      summary: bare(voice.say('calendar.watch', { country: voice.country(what.country) })),
      description: what.text,
    };
  return {
    summary: bare(
      voice.say('calendar.deadline', { registration: what.registration || what.committee }),
    ),
    description: [
      what.subject,
      voice.join(what.countries.map((country) => voice.country(country))),
      voice.join(what.cases),
      voice.say('calendar.answer', { line: `DONE ${what.code}` }),
    ]
      .filter(Boolean)
      .join('\n'),
  };
}
