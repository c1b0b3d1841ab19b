/** What the letter that brings decisions says of them and of itself. */
import type { Day } from '../domain/day.ts';
import { spokenDates } from '../domain/spoken-date.ts';

export interface CoveringLetter {
  /** The day printed at its head; null where the letter has none. */
  readonly date: Day | null;
  /** How many parliamentarians in how many countries it names; null where it names none. */
  readonly stated: { readonly mps: number; readonly countries: number } | null;
  /** Whether it lists what a parliament can do and asks to be told of it, as that of December 2020 does. */
  readonly asksForActions: boolean;
}

/** A date line is short and stands above the salutation: `Geneva, 3 December 2020`. */
const headLines = 8;
const longestDateLine = 60;

const stated =
  /(?<mps>\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})*)\s+(?:\p{L}+[ -]){0,3}(?:parliamentarians|members|MPs|parlementaires|députés|membres)\b[^.!?\n]{0,120}?\b(?:in|from|dans|de|issus de)\s+(?<countries>\d{1,3})\s+(?:different |other )?(?:countries|pays)\b/iu;

/** Words of the letter's 12 ways to help, English and French. */
const waysToHelp = [
  /to the attention of (?:the )?members|à (?:l['’]attention|la connaissance) des? (?:vos |ses )?membres/iu,
  /parliamentary debates?|débats? parlementaires?/iu,
  /mechanisms?|mécanismes?/iu,
  /bilateral|bilatérale?s?/iu,
  /contact (?:with )?(?:the )?(?:parliamentarians|members|colleagues)|contact avec (?:des|les) (?:parlementaires|collègues)/iu,
  /ambassadors?|ambassadeurs?/iu,
  /visits?\b|visites?\b|\bmissions?\b/iu,
  /visiting (?:parliamentary )?delegations?|délégations? en visite/iu,
  /(?:minister|ministry) (?:of|for) foreign affairs|foreign ministers?|affaires étrangères/iu,
  /neighbou?ring countries|pays voisins/iu,
  /regional (?:and|or|institutions|bodies|parliaments)|institutions? régionales?|(?:sub-?|sous-)régiona/iu,
  /\bmedia\b|médias/iu,
];

/** Of the twelve; letters leave some out. */
const enoughWays = 6;

/** @param text the letter as plain text */
export function coveringLetter(text: string): CoveringLetter {
  const found = stated.exec(text.replace(/\s+/g, ' '))?.groups;
  return {
    date: dateOf(text),
    stated: found ? { mps: numberOf(found.mps), countries: numberOf(found.countries) } : null,
    asksForActions: waysToHelp.filter((way) => way.test(text)).length >= enoughWays,
  };
}

const numberOf = (printed: string | undefined): number =>
  Number((printed ?? '').replace(/\D/g, ''));

function dateOf(text: string): Day | null {
  const head = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, headLines)
    .filter((line) => line.length <= longestDateLine);
  for (const line of head) {
    const date = spokenDates(line, null)[0];
    // A line that goes on after the date is a sentence.
    if (date && line.length - date.index - date.words.length <= 2) return date.day;
  }
  return null;
}
