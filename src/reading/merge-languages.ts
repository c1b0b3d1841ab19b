import { codesOf, sharesCase } from '../domain/case-history.ts';
import type { Decision, DecisionLanguage, Place, ReadDocument } from '../domain/decision.ts';
import type { DecisionDoubt } from '../domain/doubt.ts';

/** A decision with the documents that it stands in: its English and French versions, and copies of them, are one decision. */
export interface MergedDecision {
  readonly decision: Decision;
  readonly languages: readonly DecisionLanguage[];
  readonly documents: readonly Standing[];
  /** Stands in a corrigendum: it replaces what was said before. */
  readonly corrects: boolean;
  readonly doubts: readonly DecisionDoubt[];
}

/** Where a decision stands. */
interface Standing {
  /** Of the document in the mailing, from 0. */
  readonly position: number;
  readonly page: number;
  readonly places: readonly Place[];
}

/** Makes one decision of all texts of it in a mailing; the first one read gives the fields, a corrigendum before all others. */
export function mergeLanguages(
  documents: readonly (Pick<ReadDocument, 'decisions' | 'corrigendum'> & {
    readonly position: number;
  })[],
): MergedDecision[] {
  const merged: MergedDecision[] = [];
  for (const { position, decisions, corrigendum } of documents) {
    for (const decision of decisions) {
      const here = { position, page: decision.page, places: decision.places };
      const fresh: MergedDecision = {
        decision,
        languages: [decision.language],
        documents: [here],
        corrects: corrigendum !== null,
        doubts: decision.doubts,
      };
      const at = merged.findIndex((known) => isTextOf(known, decision, position));
      const known = merged[at];
      if (!known) merged.push(fresh);
      else if (known.corrects !== fresh.corrects) merged[at] = corrected(known, fresh);
      else merged[at] = together(known, decision, here);
    }
  }
  return merged;
}

/** One country may have several decisions: those with another case are others. */
function isTextOf(known: MergedDecision, decision: Decision, position: number): boolean {
  const first = known.decision;
  if (first.country !== decision.country || first.body !== decision.body) return false;
  if (first.session !== decision.session && first.session !== null && decision.session !== null)
    return false;
  // Two decisions of one document in one language are two, whatever they share.
  const beside = known.documents.some((each) => each.position === position);
  if (beside && known.languages.includes(decision.language)) return false;
  return sharesCase(first, decision) || sharesName(first, decision);
}

/** Old texts print cases without a code. */
function sharesName(a: Decision, b: Decision): boolean {
  if (codesOf(a).length && codesOf(b).length) return false;
  const names = new Set(b.cases.map(({ name }) => plain(name)));
  return a.cases.some(({ name }) => names.has(plain(name)));
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

function together(known: MergedDecision, decision: Decision, here: Standing): MergedDecision {
  return {
    ...known,
    languages: [...new Set([...known.languages, decision.language])],
    documents: [...known.documents, here],
    doubts: [...known.doubts, ...decision.doubts, ...contradictions(known.decision, decision)],
  };
}

/** The mailing brings a text and its corrigendum: only the corrected one is told. */
function corrected(a: MergedDecision, b: MergedDecision): MergedDecision {
  const [right, wrong] = a.corrects ? [a, b] : [b, a];
  return {
    ...right,
    doubts: [...right.doubts, { kind: 'corrigendum-beside', country: wrong.decision.country }],
  };
}

/** Where two versions of one decision contradict each other. */
function contradictions(a: Decision, b: Decision): DecisionDoubt[] {
  const of = { country: a.country, texts: [a.language, b.language] } as const;
  const fields = ['session', 'adopted', 'place', 'manner', 'mps'] as const;
  const lists = [
    ['violations', a.violations, b.violations],
    ['codes', codesOf(a), codesOf(b)],
    ['reservations', a.reservations, b.reservations],
  ] as const;
  const lengths = [a.paragraphs.length, b.paragraphs.length] as const;
  return [
    ...fields
      .filter((f) => a[f] !== null && b[f] !== null && !sameValue(String(a[f]), String(b[f])))
      .map((field) => {
        const values = [String(a[field]), String(b[field])] as const;
        return { kind: 'fields-differ', ...of, field, values } as const;
      }),
    ...lists
      .filter(([, these, those]) => [...these].sort().join() !== [...those].sort().join())
      .map(([list]) => ({ kind: 'lists-differ', ...of, list }) as const),
    ...(lengths[0] === lengths[1] ? [] : [{ kind: 'lengths-differ', ...of, lengths } as const]),
  ];
}

/** Towns have a name in each language (Geneva, Genève; Cape Town, Le Cap). */
const towns = [
  ['geneva', 'geneve'],
  ['capetown', 'lecap'],
  ['bern', 'berne'],
  ['istanbul', 'istanboul'],
  ['manila', 'manille'],
  ['mexicocity', 'mexico'],
  ['cairo', 'lecaire'],
  ['lisbon', 'lisbonne'],
  ['havana', 'lahavane'],
  ['marrakesh', 'marrakech'],
  ['saintpetersburg', 'stpetersburg', 'saintpetersbourg'],
  ['london', 'londres'],
  ['moscow', 'moscou'],
  ['copenhagen', 'copenhague'],
  ['addisababa', 'addisabeba'],
  ['beijing', 'pekin'],
  ['jakarta', 'djakarta'],
  ['bucharest', 'bucarest'],
  ['brussels', 'bruxelles'],
  ['quebec', 'quebeccity'],
  ['panama', 'panamacity'],
  ['dhaka', 'dacca'],
];

function sameValue(a: string, b: string): boolean {
  const [x, y] = [townKey(a), townKey(b)];
  return x === y || towns.some((names) => names.includes(x) && names.includes(y));
}

const townKey = (name: string): string =>
  name
    .split(',')[0]
    ?.normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/(?<=[a-z])-/g, '') ?? '';
