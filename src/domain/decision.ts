import type { Country } from './country.ts';
import type { Day } from './day.ts';
import type { TextDoubt } from './doubt.ts';
import type { ReadingProblem } from './reading-problem.ts';
import type { Violation } from './violation.ts';

/** Who adopts decisions on cases: the IPU Governing Council or its Committee on the Human Rights of Parliamentarians. */
export const adoptingBodies = ['council', 'committee'] as const;
export type AdoptingBody = (typeof adoptingBodies)[number];

/** The manner of adoption, as the decision line prints it; Committee decisions print none. */
export const manners = ['unanimously', 'consensus', 'vote', 'without-vote'] as const;
export type Manner = (typeof manners)[number];

/** The IPU's two working languages: every decision exists in at least one of them. */
export type DecisionLanguage = 'en' | 'fr';

/** What became of a person, where the text says so (headings of groups in old lists, words behind a name). */
export const personStatuses = [
  'detained',
  'serving-sentence',
  'released',
  'in-exile',
  'disappeared',
  'deceased',
  'died-in-custody',
  'assassinated',
] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** What a decision says of the case itself. */
export const decisionStatuses = ['pending', 'admissible', 'inadmissible', 'closed'] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** One line of a decision's case list. */
export interface DecisionCase {
  /** ISO 3166 alpha-3 and number (`VEN-13`); null where the text prints no code. */
  readonly code: string | null;
  /** As the text prints it (`VEN13`, `MON/01`). */
  readonly printed: string | null;
  readonly name: string;
  /** Only where the document says so. */
  readonly gender: 'F' | 'M' | null;
  /** Null where the text does not say. */
  readonly status: PersonStatus | null;
}

/** What a decision announces: a hearing, a mission, a trial to be observed, the next examination. */
export interface NextStep {
  readonly kind: (typeof nextStepKinds)[number];
  /** The sentence that says so. */
  readonly text: string;
  /** The day, where one is printed; the last one of a span. */
  readonly on: Day | null;
  /** When, as printed (`at its next session`, `on 14 January 2021`); null where nothing is said. */
  readonly whenPrinted: string | null;
  /** The operative paragraph that it stands in; null in the summary. */
  readonly paragraph: number | null;
}
export const nextStepKinds = [
  'examination',
  'mission',
  'trial',
  'trial-observation',
  'hearing',
  'other',
] as const;

/** The fields of a decision that can be pointed at in the document. */
export const placedFields = [
  'country',
  'body',
  'session',
  'place',
  'adopted',
  'manner',
  'mps',
  'cases',
  'collective',
  'violations',
  'summary',
  'paragraphs',
  'reservations',
  'status',
  'nextSteps',
] as const;
export type PlacedField = (typeof placedFields)[number];

/** Where a field stands, so that a person can check it with one glance. */
export interface Place {
  readonly field: PlacedField;
  /** Which entry of a list (`cases[2]`); null for a single value. */
  readonly index: number | null;
  /** From 1, within the document. */
  readonly page: number;
  /** The printed words, shortened where long. */
  readonly quotation: string;
}

/** A numbered operative paragraph. */
export interface Paragraph {
  readonly number: number;
  readonly text: string;
  /** True where it asks something of parliaments (by whom it addresses, not by its verb). */
  readonly asksParliaments: boolean;
}

/** What one document says on one country. */
export interface Decision {
  readonly country: Country;
  /** The country as the document writes it. */
  readonly countryPrinted: string;
  readonly language: DecisionLanguage;
  readonly body: AdoptingBody;
  readonly session: number | null;
  /** Town, or `virtual`. */
  readonly place: string | null;
  /** The day of adoption; for a session of several days its last. */
  readonly adopted: Day | null;
  /** The first day, where the document prints a span. */
  readonly adoptedFrom: Day | null;
  readonly manner: Manner | null;
  /** How many parliamentarians the decision is about. */
  readonly mps: number | null;
  readonly cases: readonly DecisionCase[];
  /** Collective codes (`VEN-COLL-06`), as printed. */
  readonly collective: readonly string[];
  readonly violations: readonly Violation[];
  readonly violationsPrinted: readonly string[];
  readonly summary: string | null;
  readonly paragraphs: readonly Paragraph[];
  /** Countries whose delegation voiced reservations (a footnote to the decision line). */
  readonly reservations: readonly Country[];
  /** Where the text says so; null where it does not. */
  readonly status: DecisionStatus | null;
  readonly nextSteps: readonly NextStep[];
  /** Where each field that was read stands. */
  readonly places: readonly Place[];
  /** First page of the decision in its document, from 1. */
  readonly page: number;
  /** What could not be read with certainty. Empty: read with certainty. */
  readonly doubts: readonly TextDoubt[];
}

/** How far a document could be read. */
export const readabilities = [
  'text',
  'image',
  'encrypted',
  'damaged',
  'unsupported',
  'too-costly',
] as const;
export type Readability = (typeof readabilities)[number];

/** The shape of the document: new (2018 and later), old, several countries with contents, or none of these. */
export const documentStyles = ['new', 'old', 'combined', 'other'] as const;
export type DocumentStyle = (typeof documentStyles)[number];

/** What a document is: only the first kind decides anything; the others look alike (DOMAIN: drafts, mission reports, summary records). */
export const documentStandings = [
  'decision',
  'draft',
  'mission-report',
  'summary-record',
  'none',
] as const;
export type DocumentStanding = (typeof documentStandings)[number];

/** Pages whose text was recognised in a picture of them. */
export interface ReadByOcr {
  readonly pages: readonly number[];
  /** Mean confidence of the words, 0 to 100. */
  readonly confidence: number;
}

/** A document as it was read. */
export interface ReadDocument {
  readonly filename: string;
  /** How far its bytes could be read; `image`: only as a picture, see `ocr`. */
  readonly readable: Readability;
  /** Set where pages were read by OCR: then nothing in it is certain. */
  readonly ocr: ReadByOcr | null;
  readonly standing: DocumentStanding;
  /** Why it could not be read; null when it was. */
  readonly problem: ReadingProblem | null;
  readonly language: DecisionLanguage | null;
  readonly style: DocumentStyle;
  /** `CL/206/9/R.2` and the like. */
  readonly reference: string | null;
  /** The sentence in which a corrigendum says what it replaces; null where the document is none. */
  readonly corrigendum: string | null;
  /** The text, page by page. */
  readonly pages: readonly string[];
  readonly decisions: readonly Decision[];
  /** Totals of the document's contents, to check what was read against; without contents, of what was read. */
  readonly totalMps: number | null;
  readonly totalCountries: number | null;
  readonly doubts: readonly TextDoubt[];
}
