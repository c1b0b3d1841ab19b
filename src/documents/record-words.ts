/** How the parliament's own record says things: the same words in its PDF files and its pages. */
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { isRightToLeft } from '../domain/language.ts';
import type { Voice } from '../mail/voice.ts';
import { locales } from '../mail/words.ts';
import type { Audience } from '../record/audience.ts';
import type { RecordAction } from '../record/known-actions.ts';
import { type Said, said } from './said.ts';

/** What stands around every record. */
export interface RecordFrame {
  readonly language: string;
  readonly rtl: boolean;
  readonly title: string;
  readonly parliament: string;
  /** Above the title of a case, under that of an overview. */
  readonly period: string;
  readonly lines: readonly string[];
  readonly footer: string;
  /** `page {page} of {pages}`, these two to be filled in. */
  readonly page: string;
  /** That it is not for publication; null: it is. */
  readonly house: string | null;
}

interface Framed {
  readonly audience: Audience;
  readonly madeOn: Day;
  readonly parliament: { readonly name: string };
  readonly contact: { readonly name: string; readonly email: string };
}

export function recordFrame(
  record: Framed,
  voice: Voice,
  title: string,
  period: string,
): RecordFrame {
  const { contact, parliament } = record;
  return {
    language: voice.language,
    rtl: isRightToLeft(voice.language),
    title,
    parliament: parliament.name,
    period,
    lines: [
      [
        voice.say('annual-overview.asOf', { day: voice.day(record.madeOn) }),
        voice.say('annual-overview.contact', {
          contactName: contact.name,
          contactAddress: contact.email,
        }),
      ].join(' '),
    ],
    footer: voice.say('annual-overview.footer', { parliament: parliament.name, title }),
    page: voice.say('paper.page', { page: '{page}', pages: '{pages}' }),
    house: record.audience === 'house' ? voice.say('annual-overview.house') : null,
  };
}

/** An action as a record tells it. */
export interface ActionPaper {
  readonly day: string;
  readonly kind: string;
  readonly who: string;
  /** Countries and cases. */
  readonly about: string;
  readonly said: Said | null;
  /** Who may read of it, where that is not everybody. */
  readonly reserved: string | null;
}

export const actionPaper = (
  action: RecordAction,
  voice: Voice,
  audience: Audience,
): ActionPaper => ({
  day: voice.day(action.doneOn),
  kind: voice.say(`actions-done.${action.kind}`),
  who: actorName(action, voice),
  about: aboutOf(action, voice),
  said: action.what && said(action.what, voice),
  reserved:
    audience === 'house' && action.visibility !== 'public'
      ? voice.say(`annual-overview.${action.visibility}`)
      : null,
});

function actorName({ actor, name }: RecordAction, voice: Voice): string {
  if (name !== null) return name;
  return voice.say(
    actor === 'member' ? 'annual-overview.member' : `annual-overview.actors.${actor}`,
  );
}

const shown = 8;

function aboutOf({ countries, cases }: RecordAction, voice: Voice): string {
  if (!countries.length && !cases.length) return voice.say('annual-overview.forAll');
  return [shortList(countryNames(countries, voice), voice), shortList(cases, voice)]
    .filter(Boolean)
    .join(' · ');
}

const countryNames = (countries: readonly Country[], voice: Voice): string[] =>
  countries
    .map((country) => voice.country(country))
    .sort(new Intl.Collator(voice.language).compare);

/** Longer lists end in "and 12 others". */
export function shortList(items: readonly string[], voice: Voice, most = shown): string {
  // "and 1 other" takes as much room as the one.
  const some = items.length > most + 1 ? items.slice(0, most) : items;
  const hidden = items.length - some.length;
  const others = hidden > 0 ? [voice.say('common.others', { count: hidden })] : [];
  return [voice.join(some), ...others].filter(Boolean).join(' ');
}

/** `March 2021` */
export const monthName = (month: string, voice: Voice): string =>
  new Intl.DateTimeFormat(locales[voice.language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
