/** What could not be read with certainty; a clerk is told of it in the catalogues' words. */
import type { Country } from './country.ts';
import type { Day } from './day.ts';
import type { DecisionLanguage } from './decision.ts';
import type { LinkFault } from './link-fault.ts';
import type { ReadingProblem } from './reading-problem.ts';

/** Where a document says how many parliamentarians a decision is about. */
export const countedPlaces = ['contents', 'box', 'list'] as const;
/** What looks like decisions and decides nothing. */
export const undecidedStandings = ['draft', 'mission-report', 'summary-record'] as const;

/** What a document names that decides nothing: a country, some of its cases, and how many more. */
export interface NamedCountry {
  readonly country: Country;
  readonly cases: readonly string[];
  readonly more: number;
}

/** From the text of one document; `printed` and the like are its own words. */
export type TextDoubt =
  | { readonly kind: 'line-missing' }
  | { readonly kind: 'session-unnamed' }
  | { readonly kind: 'date-incomplete' }
  | { readonly kind: 'place-unnamed' }
  /** `174rd`. */
  | { readonly kind: 'session-misprinted'; readonly printed: string }
  /** The Council met at the `expected` session then. */
  | {
      readonly kind: 'session-not-of-date';
      readonly adopted: Day;
      readonly session: number;
      readonly expected: number;
    }
  | { readonly kind: 'country-unread' }
  | { readonly kind: 'country-without-heading' }
  | { readonly kind: 'no-case' }
  | { readonly kind: 'codes-unknown'; readonly codes: readonly string[] }
  | { readonly kind: 'codes-unprinted'; readonly names: readonly string[] }
  | { readonly kind: 'codes-of-others'; readonly codes: readonly string[] }
  | { readonly kind: 'codes-twice'; readonly codes: readonly string[] }
  | { readonly kind: 'code-mended'; readonly printed: string; readonly code: string }
  | { readonly kind: 'mps-unread' }
  | {
      readonly kind: 'mps-differ';
      readonly where: (typeof countedPlaces)[number];
      readonly stated: number;
      /** Null: none. */
      readonly found: number | null;
    }
  | { readonly kind: 'no-violations' }
  | { readonly kind: 'violation-near'; readonly printed: string; readonly category: string }
  | { readonly kind: 'violation-unknown'; readonly printed: string }
  | { readonly kind: 'no-paragraphs' }
  | { readonly kind: 'paragraphs-unnumbered' }
  | { readonly kind: 'paragraph-skipped'; readonly after: number; readonly number: number }
  | { readonly kind: 'reservations-of-unknown'; readonly sentence: string }
  | { readonly kind: 'reservation-unread'; readonly delegation: string }
  | { readonly kind: 'status-mixed' }
  | { readonly kind: 'not-final' }
  | { readonly kind: 'no-decision' }
  /** In the contents, and not in the text. */
  | { readonly kind: 'announced-missing'; readonly countries: readonly Country[] }
  | { readonly kind: 'unannounced'; readonly count: number }
  | {
      readonly kind: 'undecided';
      readonly standing: (typeof undecidedStandings)[number];
      readonly named: readonly NamedCountry[];
    }
  | { readonly kind: 'page-picture'; readonly page: number }
  | { readonly kind: 'text-layer' }
  /** `confidence` in hundredths. */
  | { readonly kind: 'ocr-whole'; readonly confidence: number }
  | {
      readonly kind: 'ocr-pages';
      readonly pages: readonly number[];
      readonly confidence: number;
    }
  | {
      readonly kind: 'ocr-mended';
      readonly repairs: readonly { readonly read: string; readonly taken: string }[];
    }
  | { readonly kind: 'ocr-unsure'; readonly words: readonly string[] };

/** Of two texts of one decision; `texts` are their languages. */
interface TwoTexts {
  readonly country: Country;
  readonly texts: readonly [DecisionLanguage, DecisionLanguage];
}
/** Fields in which two texts may contradict each other. */
export type ComparedField = 'session' | 'adopted' | 'place' | 'manner' | 'mps';
type ComparedList = 'violations' | 'codes' | 'reservations';

/** On a decision of a mailing: from its text, or from several texts of it. */
export type DecisionDoubt =
  | TextDoubt
  | (TwoTexts & {
      readonly kind: 'fields-differ';
      readonly field: ComparedField;
      readonly values: readonly [string, string];
    })
  | (TwoTexts & { readonly kind: 'lists-differ'; readonly list: ComparedList })
  | (TwoTexts & { readonly kind: 'lengths-differ'; readonly lengths: readonly [number, number] })
  /** The mailing holds its corrigendum too. */
  | { readonly kind: 'corrigendum-beside'; readonly country: Country };

/** On a mailing as a whole. */
export type Doubt =
  | DecisionDoubt
  | { readonly kind: 'in-document'; readonly filename: string; readonly doubt: TextDoubt }
  | {
      readonly kind: 'document-unread';
      readonly filename: string;
      readonly problem: ReadingProblem;
    }
  | { readonly kind: 'from-links' }
  | {
      readonly kind: 'link-problem';
      readonly url: string;
      readonly state: 'fetched' | 'refused' | 'failed' | 'waiting';
      readonly problem: LinkFault;
    }
  /** What the corrigendum corrects never came. */
  | { readonly kind: 'corrected-unknown'; readonly country: Country }
  /** Approved since then: another mailing's corrigendum. */
  | { readonly kind: 'decision-replaced'; readonly country: Country }
  | { readonly kind: 'nothing-read' }
  /** The same documents, in a mailing that is now in this state. */
  | { readonly kind: 'came-before'; readonly on: Day; readonly state: string };

/** Each once, whatever the order of its fields: the database keeps its own. */
export const distinctDoubts = <D extends Doubt>(doubts: readonly D[]): D[] => [
  ...new Map(doubts.map((doubt) => [keyOf(doubt), doubt])).values(),
];

/** Those that are not among the known ones. */
export function newDoubts<D extends Doubt>(doubts: readonly D[], known: readonly Doubt[]): D[] {
  const keys = new Set(known.map(keyOf));
  return distinctDoubts(doubts).filter((doubt) => !keys.has(keyOf(doubt)));
}

const keyOf = (doubt: Doubt): string =>
  JSON.stringify(doubt, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
