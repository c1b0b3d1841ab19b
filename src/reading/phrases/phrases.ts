import type { AdoptingBody, DecisionLanguage, Manner } from '../../domain/decision.ts';
import type { Violation } from '../../domain/violation.ts';

/**
 * All words by which one language's documents are read. Patterns are applied to `plain` text
 * (straight apostrophes, plain dashes, no footnote marks); most ignore case.
 */
export interface Phrases {
  readonly language: DecisionLanguage;
  /** How a decision line begins; the title over several ("Decisions adopted") is none. */
  readonly adopted: RegExp;
  readonly draft: RegExp;
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
  };
  /** `10 parliamentarians`, the number as group 1. */
  readonly parliamentarians: RegExp;
  readonly numbers: (word: string) => number | null;
  readonly contentsEntry: RegExp;
  readonly genders: {
    readonly titles: { readonly F: RegExp; readonly M: RegExp };
    readonly words: { readonly F: RegExp; readonly M: RegExp };
    readonly mark: { readonly F: RegExp; readonly M: RegExp };
  };
  readonly violations: readonly (readonly [RegExp, Violation])[];
  readonly and: RegExp;
  /** How a footnote on a delegation begins, where its mark has become a plain digit. */
  readonly delegation: RegExp;
  /** A delegation's reservation, the country as group 1. */
  readonly reservation: RegExp;
  readonly asks: {
    /** Where a sentence's further verbs begin. */
    readonly clause: RegExp;
    readonly verb: RegExp;
    /** Ends the addressee: what is asked begins. */
    readonly matter: RegExp;
    readonly parliaments: RegExp;
    /** One parliament, its country as group 1: it is another one only if the country is. */
    readonly parliamentOf: RegExp;
  };
  /** Common words, to tell the language of a text without decisions. */
  readonly common: RegExp;
}
