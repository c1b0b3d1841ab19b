import { collectiveCode } from '../domain/case-code.ts';
import { unknownCountry } from '../domain/country.ts';
import type { Decision } from '../domain/decision.ts';
import { countedPlaces, type TextDoubt } from '../domain/doubt.ts';
import type { DecisionLine } from './decision-line.ts';
import { sessionDoubt } from './session-check.ts';

/** What the decision was read from, as far as its certainty hangs on it. */
export interface Ground {
  readonly line: DecisionLine;
  /** How many parliamentarians the document says there are, in each place where it does. */
  readonly stated: {
    readonly contents: number | null;
    readonly box: number | null;
    readonly list: number | null;
  };
  /** Codes that OCR misread or whose prefix is not known, and as what they were read. */
  readonly misread: readonly (readonly [string, string])[];
  readonly hasViolations: boolean;
  /** Doubts from the parts themselves. */
  readonly found: readonly TextDoubt[];
}

/** Everything about a decision that a clerk should look at. */
export function doubtsOn(decision: Omit<Decision, 'doubts'>, ground: Ground): TextDoubt[] {
  return [
    ...countryDoubts(decision),
    ...ground.found,
    ...[sessionDoubt(ground.line)].filter((each) => each !== null),
    ...caseDoubts(decision),
    ...countDoubts(decision, ground),
    ...ground.misread.map(([printed, code]) => ({ kind: 'code-mended', printed, code }) as const),
    ...(decision.summary && !ground.hasViolations ? [{ kind: 'no-violations' } as const] : []),
    ...(decision.paragraphs.length === 0 ? [{ kind: 'no-paragraphs' } as const] : []),
  ];
}

function countryDoubts({ country, countryPrinted }: Omit<Decision, 'doubts'>): TextDoubt[] {
  if (country === unknownCountry) return [{ kind: 'country-unread' }];
  return countryPrinted ? [] : [{ kind: 'country-without-heading' }];
}

function caseDoubts({ country, cases, collective }: Omit<Decision, 'doubts'>): TextDoubt[] {
  const unread = cases
    .filter((each) => each.printed && !each.code)
    .map((each) => each.printed ?? '');
  const without = cases.filter((each) => !each.printed).map((each) => each.name);
  const foreign = [
    ...cases
      .filter((each) => each.code && each.code.slice(0, 3) !== country)
      .map((each) => each.printed ?? ''),
    ...collective.filter((each) => collectiveCode(each)?.country !== country),
  ];
  const codes = cases.flatMap((each) => each.code ?? []);
  const twice = [...new Set(codes.filter((code, i) => codes.indexOf(code) !== i))];
  return [
    ...(cases.length + collective.length === 0 ? [{ kind: 'no-case' } as const] : []),
    ...(unread.length > 0 ? [{ kind: 'codes-unknown', codes: unread } as const] : []),
    ...(without.length > 0 ? [{ kind: 'codes-unprinted', names: without } as const] : []),
    ...(foreign.length > 0 ? [{ kind: 'codes-of-others', codes: foreign } as const] : []),
    ...(twice.length > 0 ? [{ kind: 'codes-twice', codes: twice } as const] : []),
  ];
}

function countDoubts({ mps }: Omit<Decision, 'doubts'>, { stated }: Ground): TextDoubt[] {
  const differing = countedPlaces.flatMap((where) => {
    const n = stated[where];
    return n !== null && n !== mps
      ? [{ kind: 'mps-differ', where, stated: n, found: mps } as const]
      : [];
  });
  return [...(mps === null ? [{ kind: 'mps-unread' } as const] : []), ...differing];
}
