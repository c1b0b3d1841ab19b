import type { Decision, DecisionLanguage } from '../domain/decision.ts';

/** A decision with the documents that it stands in: its English and French versions are one decision. */
export interface MergedDecision {
  readonly decision: Decision;
  readonly languages: readonly DecisionLanguage[];
  /** Position of each document in the mailing, and the page that the decision begins on. */
  readonly documents: readonly { readonly position: number; readonly page: number }[];
  readonly doubts: readonly string[];
}

/** What two versions must share to be one decision. */
const sameDecision = (a: Decision, b: Decision): boolean =>
  a.country === b.country &&
  a.body === b.body &&
  a.session === b.session &&
  a.language !== b.language &&
  sharesCase(a, b);

const codesOf = (d: Decision): string[] => [
  ...d.cases.flatMap((c) => c.code ?? []),
  ...d.collective.map((c) => c.toUpperCase()),
];
const sharesCase = (a: Decision, b: Decision): boolean =>
  codesOf(a).some((code) => codesOf(b).includes(code));

/** Where two versions of one decision contradict each other, in words for a clerk. */
function contradictions(a: Decision, b: Decision): string[] {
  const fields = ['adopted', 'place', 'manner', 'mps'] as const;
  const differ = fields
    .filter((f) => a[f] !== null && b[f] !== null && a[f] !== b[f])
    .map((f) => `${f} ${a[f]} (${a.language}) and ${b[f]} (${b.language})`);
  const lists = ['violations'] as const;
  const differing = lists
    .filter((f) => [...a[f]].sort().join() !== [...b[f]].sort().join())
    .map((f) => `the list of ${f}`);
  return [...differ, ...differing].map(
    (what) => `${a.country}: the English and the French text differ in ${what}`,
  );
}

/** Makes one decision of each pair of language versions in a mailing; the first one read gives the fields. */
export function mergeLanguages(
  documents: readonly { readonly position: number; readonly decisions: readonly Decision[] }[],
): MergedDecision[] {
  const merged: MergedDecision[] = [];
  for (const { position, decisions } of documents) {
    for (const decision of decisions) {
      const at = merged.findIndex(
        (m) => sameDecision(m.decision, decision) && !m.languages.includes(decision.language),
      );
      const first = merged[at];
      const here = { position, page: decision.page };
      if (!first) {
        merged.push({
          decision,
          languages: [decision.language],
          documents: [here],
          doubts: decision.doubts,
        });
        continue;
      }
      merged[at] = {
        decision: first.decision,
        languages: [...first.languages, decision.language],
        documents: [...first.documents, here],
        doubts: [...first.doubts, ...decision.doubts, ...contradictions(first.decision, decision)],
      };
    }
  }
  return merged;
}
