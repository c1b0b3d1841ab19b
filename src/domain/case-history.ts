import type { Day } from './day.ts';
import type { AdoptingBody, DecisionStatus, PersonStatus } from './decision.ts';
import type { Violation } from './violation.ts';

/** A person of a decision's list. */
interface NamedCase {
  readonly code: string | null;
  readonly name: string;
  readonly status: PersonStatus | null;
}

/** A decision as far as the history of its cases needs it. */
export interface CaseDecision {
  readonly id: string;
  readonly country: string;
  readonly body: AdoptingBody;
  readonly session: number | null;
  readonly adopted: Day | null;
  readonly mps: number | null;
  readonly cases: readonly NamedCase[];
  readonly collective: readonly string[];
  readonly violations: readonly Violation[];
  readonly status: DecisionStatus | null;
  /** The decision that this one corrects. */
  readonly supersedes: string | null;
}

interface Turn<T> {
  readonly from: T | null;
  readonly to: T;
}

/** What a decision says that the last one on the same cases did not. */
export interface CaseChanges {
  readonly since: CaseDecision;
  /** Persons that the last decision did not name, and those that this one no longer names. */
  readonly added: readonly NamedCase[];
  readonly gone: readonly NamedCase[];
  readonly newViolations: readonly Violation[];
  readonly goneViolations: readonly Violation[];
  readonly mps: Turn<number> | null;
  readonly status: Turn<DecisionStatus> | null;
  readonly persons: readonly ({ readonly code: string } & Turn<PersonStatus>)[];
  /** One code, another spelling: the code is the key. */
  readonly spellings: readonly {
    readonly code: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export const codesOf = (
  decision: Pick<CaseDecision, 'cases' | 'collective'>,
): readonly string[] => [
  ...decision.cases.flatMap(({ code }) => code ?? []),
  ...decision.collective.map((code) => code.toUpperCase()),
];

export const sharesCase = (
  a: Pick<CaseDecision, 'cases' | 'collective'>,
  b: Pick<CaseDecision, 'cases' | 'collective'>,
): boolean => {
  const known = new Set(codesOf(b));
  return codesOf(a).some((code) => known.has(code));
};

/** Two texts of one decision: what it corrects, another copy, another language. */
export const sameDecision = (a: CaseDecision, b: CaseDecision): boolean =>
  a.country === b.country && a.body === b.body && a.session === b.session && sharesCase(a, b);

/**
 * The decision before this one on any of its cases: the one that it corrects, else the latest that
 * was adopted earlier. Other copies of the same decision, and later ones that arrived first, are none.
 */
export function lastBefore(
  decision: CaseDecision,
  all: readonly CaseDecision[],
): CaseDecision | null {
  const corrected = all.find(({ id }) => id === decision.supersedes);
  if (corrected) return corrected;
  const replaced = new Set(all.flatMap(({ supersedes }) => supersedes ?? []));
  const earlier = all.filter(
    (other) =>
      other.id !== decision.id &&
      !replaced.has(other.id) &&
      !sameDecision(other, decision) &&
      sharesCase(other, decision) &&
      (other.adopted ?? '') < (decision.adopted ?? '9999'),
  );
  return earlier.toSorted(inTime).at(-1) ?? null;
}

export const inTime = (a: CaseDecision, b: CaseDecision): number =>
  (a.adopted ?? '').localeCompare(b.adopted ?? '') || (a.session ?? 0) - (b.session ?? 0);

export function changesSince(since: CaseDecision, decision: CaseDecision): CaseChanges {
  const listed = since.cases.length > 0 && decision.cases.length > 0;
  const before = new Map(since.cases.flatMap((each) => (each.code ? [[each.code, each]] : [])));
  const now = new Set(decision.cases.map(({ code }) => code));
  const known = decision.cases.flatMap((each) => {
    const earlier = each.code ? before.get(each.code) : undefined;
    return each.code && earlier ? [{ code: each.code, earlier, each }] : [];
  });
  return {
    since,
    // A decision that gives only the collective code names nobody, and so leaves nobody out.
    added: listed ? decision.cases.filter(({ code }) => code && !before.has(code)) : [],
    gone: listed ? since.cases.filter(({ code }) => code && !now.has(code)) : [],
    newViolations: without(decision.violations, since.violations),
    goneViolations: without(since.violations, decision.violations),
    mps: turn(since.mps, decision.mps),
    status: turn(since.status, decision.status),
    persons: known.flatMap(({ code, earlier, each }) => {
      const turned = turn(earlier.status, each.status);
      return turned ? [{ code, ...turned }] : [];
    }),
    spellings: known
      .filter(({ earlier, each }) => spelling(earlier.name) !== spelling(each.name))
      .map(({ code, earlier, each }) => ({ code, from: earlier.name, to: each.name })),
  };
}

/** An old text has no list of violations: that it names none says nothing. */
const without = (these: readonly Violation[], those: readonly Violation[]): Violation[] =>
  these.length && those.length ? these.filter((each) => !those.includes(each)) : [];

const turn = <T>(from: T | null, to: T | null): Turn<T> | null =>
  to !== null && from !== to ? { from, to } : null;

/** Capitals, accents and titles are no other spelling. */
const spelling = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\((?:ms|mrs|mr|mme|m)\.?\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
