/**
 * What a report to the IPU says: fixed when it is drafted, and the same in the mail, the PDF and the
 * data files. Its shape as JSON is published (docs/report-format.md); a change of it is a new version.
 */
import type { ActionKind, Actor, Visibility } from './action.ts';
import type { Country } from './country.ts';
import type { Day } from './day.ts';

/** The IPU's working languages. */
export const reportLanguages = ['en', 'fr'] as const;
type ReportLanguage = (typeof reportLanguages)[number];

/** The version of the published shape. */
export const reportFormat = 1;

/** Somebody's words as written. */
export interface QuotedText {
  readonly text: string;
  /** The language in which they are written (BCP 47); null: not recognised. */
  readonly language: string | null;
}

/** Who acted. */
export interface ReportActor {
  readonly kind: Actor;
  /** Null: the presidency, the group, or a member who did not consent to be named. */
  readonly name: string | null;
}

/** What proves an action. */
export interface ReportFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  /** Of its content, in hexadecimal. */
  readonly sha256: string;
  /** Whether it goes with the report; else it is to be had on request. */
  readonly attached: boolean;
}

export interface ReportCase {
  /** As the IPU writes it: `VEN-13`. */
  readonly code: string;
  /** Empty where no decision on it was read. */
  readonly name: string;
}

/** Something that the parliament did. */
export interface ReportAction {
  /** The same in every report that speaks of it. */
  readonly id: string;
  readonly kind: ActionKind;
  readonly doneOn: Day;
  readonly actor: ReportActor;
  /** ISO 3166-1 alpha-3, those of the cases too; none: it concerns all. */
  readonly countries: readonly Country[];
  readonly cases: readonly ReportCase[];
  readonly what: QuotedText | null;
  readonly visibility: Exclude<Visibility, 'internal'>;
  readonly evidence: readonly ReportFile[];
}

/** Something that somebody said they would do. Members are not named, nor quoted: they reported nothing yet. */
export interface ReportPlan {
  readonly kind: ActionKind;
  /** Null: no day was named. */
  readonly plannedFor: Day | null;
  readonly countries: readonly Country[];
  readonly cases: readonly ReportCase[];
}

/** A committee's follow-up that is not closed. */
export interface ReportOpen {
  readonly committee: { readonly code: string; readonly name: string };
  /** Subject of the IPU's mailing. */
  readonly subject: string;
  /** The cases that it is narrowed to; none: all of the mailing. */
  readonly cases: readonly ReportCase[];
  readonly deadline: Day;
  readonly overdue: boolean;
}

/** An earlier report said something that does not hold. */
export interface ReportCorrection {
  /** Number of the report that said it. */
  readonly report: number;
  readonly before: ReportAction;
  /** What holds; null: it is withdrawn, and did not happen. */
  readonly after: ReportAction | null;
  readonly reason: string | null;
}

export interface ReportContent {
  readonly format: typeof reportFormat;
  readonly number: number;
  readonly language: ReportLanguage;
  readonly parliament: {
    /** The chamber's id of the configuration. */
    readonly id: string;
    readonly name: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
  };
  readonly contact: { readonly name: string; readonly email: string };
  /** Both inclusive. */
  readonly from: Day;
  readonly until: Day;
  /** The clerk's own words at its head. */
  readonly introduction: QuotedText | null;
  readonly figures: {
    /** The IPU's mailings that were taken up in these days. */
    readonly mailings: number;
    readonly cases: number;
    readonly countries: number;
    readonly membersInformed: number;
    readonly actions: number;
    /** Most frequent first. */
    readonly byKind: readonly { readonly kind: ActionKind; readonly count: number }[];
  };
  /** By day. */
  readonly actions: readonly ReportAction[];
  readonly planned: readonly ReportPlan[];
  readonly open: readonly ReportOpen[];
  readonly corrections: readonly ReportCorrection[];
}

/** Countries in which somebody acted, with how often and for which cases; most actions first. */
export interface CountryShare {
  readonly country: Country;
  readonly actions: readonly ReportAction[];
  readonly cases: readonly ReportCase[];
}

/** An action for more countries than these is told once, under no country. */
const few = 3;

/** Whether an action concerns all countries, or many. */
export const concernsMany = ({ countries }: Pick<ReportAction, 'countries'>): boolean =>
  countries.length === 0 || countries.length > few;

/** The countries in which somebody acted. */
export const countriesOfActions = (actions: readonly ReportAction[]): Country[] => [
  ...new Set(actions.flatMap(({ countries }) => countries)),
];

/** The actions of a report by country, but for those that concern many. */
export function byCountry(actions: readonly ReportAction[]): CountryShare[] {
  const ofFew = actions.filter((action) => !concernsMany(action));
  return countriesOfActions(ofFew)
    .map((country) => {
      const theirs = ofFew.filter((action) => action.countries.includes(country));
      const cases = new Map(
        theirs
          .flatMap((action) => action.cases)
          .filter(({ code }) => code.startsWith(country))
          .map((each) => [each.code, each] as const),
      );
      return {
        country,
        actions: theirs,
        cases: [...cases.values()].sort((a, b) =>
          a.code.localeCompare(b.code, 'en', { numeric: true }),
        ),
      };
    })
    .sort((a, b) => b.actions.length - a.actions.length || a.country.localeCompare(b.country));
}
