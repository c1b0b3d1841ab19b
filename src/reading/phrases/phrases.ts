import type {
  AdoptingBody,
  DecisionLanguage,
  DecisionStatus,
  DocumentStanding,
  Manner,
  NextStep,
  PersonStatus,
} from '../../domain/decision.ts';
import type { Violation } from '../../domain/violation.ts';

/**
 * All words by which one language's documents are read. Patterns are applied to `plain` text
 * (straight apostrophes, plain dashes, no footnote marks); most ignore case.
 */
export interface Phrases {
  readonly language: DecisionLanguage;
  /** How a decision line begins; the title over several ("Decisions adopted") is none. */
  readonly adopted: RegExp;
  /** What a document that looks like a decision and is none says of itself, in a title. */
  readonly standings: readonly (readonly [
    RegExp,
    Exclude<DocumentStanding, 'decision' | 'none'>,
  ])[];
  readonly notFinal: RegExp;
  readonly bodies: readonly (readonly [RegExp, AdoptingBody])[];
  readonly manners: readonly (readonly [RegExp, Manner])[];
  /** The session's number as group 1 or 2, its ordinal ending as `suffix`. */
  readonly session: RegExp;
  readonly ordinal: (n: number) => readonly string[];
  readonly virtual: RegExp;
  readonly months: readonly string[];
  readonly headings: {
    readonly contents: RegExp;
    readonly violations: RegExp;
    readonly summary: RegExp;
    readonly decision: RegExp;
    readonly corrigendum: RegExp;
  };
  /** `The Governing Council of the Inter-Parliamentary Union,` above the paragraphs. */
  readonly opening: RegExp;
  /** `CASE N°` before a code or, where the code is missing, a name. */
  readonly caseWord: RegExp;
  readonly box: {
    readonly labels: readonly RegExp[];
    readonly cases: RegExp;
    readonly victims: RegExp;
    /** The label above the dashes. */
    readonly followUp: RegExp;
    /** Second lines of its fields that stand nowhere else ("Committee Procedure (Annex I)"). */
    readonly tails: RegExp;
  };
  /** `10 parliamentarians`, `Five male members of parliament`: the noun that is counted. */
  readonly parliamentarians: RegExp;
  /** A number in figures or words, `quatre-vingt-seize`, `one hundred and thirty-four`. */
  readonly numbers: (words: string) => number | null;
  /** What became of a person, in the heading of a group or behind a name. */
  readonly personStatuses: readonly (readonly [RegExp, PersonStatus])[];
  /** How the heading of a group in a case list begins ("Parliamentarians who died in custody"). */
  readonly group: RegExp;
  /** What a clause of an operative paragraph decides on the case; applied from its verb on. */
  readonly decided: readonly (readonly [RegExp, DecisionStatus])[];
  readonly steps: {
    /** What a clause announces; the first that fits counts. */
    readonly kinds: readonly (readonly [RegExp, NextStep['kind']])[];
    /** A clause on what was done: it announces nothing. */
    readonly past: RegExp;
    /** When, as group 1. */
    readonly when: RegExp;
  };
  readonly contentsEntry: RegExp;
  readonly genders: {
    readonly titles: { readonly F: RegExp; readonly M: RegExp };
    /** A title over several names. */
    readonly plural: RegExp;
    readonly words: { readonly F: RegExp; readonly M: RegExp };
    readonly mark: { readonly F: RegExp; readonly M: RegExp };
  };
  readonly violations: readonly (readonly [RegExp, Violation])[];
  /** The usual name of each category, to know it by when letters are wrong. */
  readonly violationNames: readonly (readonly [string, Violation])[];
  readonly and: RegExp;
  /** How a footnote on a delegation begins, behind its mark. */
  readonly delegation: RegExp;
  /** A delegation's reservation, the countries as group 1 or 2. */
  readonly reservation: RegExp;
  /** How a note speaks of the delegation without its country's name: "the delegation concerned", or with an adjective as group 1. */
  readonly ownDelegation: { readonly concerned: RegExp; readonly adjective: RegExp };
  /** A note that speaks of reservations at all. */
  readonly reserved: RegExp;
  readonly asks: {
    /** Where a sentence's further verbs begin. */
    readonly clause: RegExp;
    readonly verb: RegExp;
    /** Ends the addressee: what is asked begins. */
    readonly matter: RegExp;
    readonly parliaments: RegExp;
    /** Each one parliament, its country as group 1: it is another one only if the country is. */
    readonly parliamentOf: RegExp;
    /** Whom else a sentence may name; in "hopes that the authorities …" nobody behind them is asked. */
    readonly others: RegExp;
  };
  /** Common words, to tell the language of a text without decisions. */
  readonly common: RegExp;
}
