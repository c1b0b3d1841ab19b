import type { Fields } from './facts.ts';

export interface PairedDecision {
  /** Names the decision in the list of differences. */
  readonly label: string;
  readonly expected: Fields | null;
  readonly found: Fields | null;
}

const codesOf = (decision: Fields): string[] => [
  ...((decision.cases ?? []) as Fields[]).map(({ code }) => String(code)),
  ...((decision.collective ?? []) as string[]).map((code) => code.toUpperCase()),
];

/** Which found decision is meant for an expected one: that with most of its codes, else of its country. */
function likeness(expected: Fields, found: Fields): number {
  const codes = new Set(codesOf(found));
  const shared = codesOf(expected).filter((code) => codes.has(code)).length;
  return shared * 2 + (expected.country === found.country ? 1 : 0);
}

/** `countryAccept` of the manifest: other codes that are as good. */
const accepted = (expected: Fields, found: Fields): Fields =>
  ((expected.countryAccept ?? []) as unknown[]).includes(found.country)
    ? { ...found, country: expected.country }
    : found;

export function pairDecisions(
  expected: readonly Fields[],
  found: readonly Fields[],
): PairedDecision[] {
  const left = [...found];
  const pairs = expected.map((one): PairedDecision => {
    const best = left.toSorted((a, b) => likeness(one, b) - likeness(one, a))[0];
    const label = `${one.country}: `;
    if (!best || likeness(one, best) === 0) return { label, expected: one, found: null };
    left.splice(left.indexOf(best), 1);
    return { label, expected: one, found: accepted(one, best) };
  });
  const more = left.map((one) => ({ label: `${one.country}: `, expected: null, found: one }));
  return [...pairs, ...more];
}
