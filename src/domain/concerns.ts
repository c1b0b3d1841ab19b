import type { Country } from './country.ts';
import { type Organisation, takesPartIn } from './organisation.ts';
import { type Region, regionOf } from './region.ts';
import type { Violation } from './violation.ts';

/** Which decisions a committee follows up: those that fit any of these. */
export interface CommitteeConcerns {
  readonly regions: readonly Region[];
  readonly countries: readonly Country[];
  readonly organisations: readonly Organisation[];
  readonly violations: readonly Violation[];
}

interface Decided {
  readonly country: Country;
  readonly violations: readonly Violation[];
}

/** @param concerns null: the committee follows up everything */
export const isConcerned = (
  concerns: CommitteeConcerns | null,
  decisions: readonly Decided[],
): boolean => concerns === null || decisions.some((decision) => fits(concerns, decision));

/** The decisions that concern a committee; where none does, and it follows up all the same, all of them. */
export function concerning<D extends Decided>(
  concerns: CommitteeConcerns | null,
  decisions: readonly D[],
): readonly D[] {
  const theirs = concerns ? decisions.filter((decision) => fits(concerns, decision)) : decisions;
  return theirs.length ? theirs : decisions;
}

function fits(concerns: CommitteeConcerns, { country, violations }: Decided): boolean {
  const region = regionOf(country);
  return (
    concerns.countries.includes(country) ||
    (region !== null && concerns.regions.includes(region)) ||
    concerns.organisations.some((organisation) => takesPartIn(country, organisation)) ||
    violations.some((violation) => concerns.violations.includes(violation))
  );
}

interface Committee {
  readonly code: string;
  readonly clerks: readonly string[];
  readonly concerns: CommitteeConcerns | null;
}

/**
 * The committees that register a mailing and follow it up, by their codes. Where the rules leave none, it is
 * the one of the clerk of the group, or else the first: no mailing is without an owner.
 */
export function concernedCommittees(
  committees: readonly Committee[],
  decisions: readonly Decided[],
  groupClerk: string,
): string[] {
  const concerned = committees.filter(({ concerns }) => isConcerned(concerns, decisions));
  const fallback = committees.find(({ clerks }) => clerks.includes(groupClerk)) ?? committees[0];
  return (concerned.length ? concerned : fallback ? [fallback] : []).map(({ code }) => code);
}
