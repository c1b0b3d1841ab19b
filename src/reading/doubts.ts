import { collectiveCode } from '../domain/case-code.ts';
import { unknownCountry } from '../domain/country.ts';
import type { Decision } from '../domain/decision.ts';
import type { DecisionLine } from './decision-line.ts';
import { sessionDoubt } from './session-check.ts';
import { listed } from './words.ts';

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
  readonly found: readonly string[];
}

/** Everything about a decision that a clerk should look at, in plain words. */
export function doubtsOn(decision: Omit<Decision, 'doubts'>, ground: Ground): string[] {
  return [
    ...countryDoubts(decision),
    ...ground.found,
    ...[sessionDoubt(ground.line)].filter((each) => each !== null),
    ...caseDoubts(decision),
    ...countDoubts(decision, ground),
    ...ground.misread.map(([stands, code]) => `The case code "${stands}" was taken for ${code}.`),
    ...(decision.summary && !ground.hasViolations
      ? ['No list of alleged violations was found.']
      : []),
    ...(decision.paragraphs.length === 0 ? ['No operative paragraphs were found.'] : []),
  ];
}

function countryDoubts({ country, countryPrinted }: Omit<Decision, 'doubts'>): string[] {
  if (country === unknownCountry) return ['The country could not be read.'];
  return countryPrinted
    ? []
    : [
        'The country stands in no heading; it was taken from the case codes or the decision before.',
      ];
}

function caseDoubts({ country, cases, collective }: Omit<Decision, 'doubts'>): string[] {
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
  const codes = cases.map((each) => each.code);
  const twice = [...new Set(codes.filter((code, i) => code && codes.indexOf(code) !== i))];
  return [
    ...(cases.length + collective.length === 0 ? ['No case was found.'] : []),
    ...(unread.length > 0 ? [`Not a known case code: ${listed(unread)}.`] : []),
    ...(without.length > 0 ? [`The text prints no case code for ${listed(without)}.`] : []),
    ...(foreign.length > 0 ? [`The code does not belong to the country: ${listed(foreign)}.`] : []),
    ...(twice.length > 0
      ? [`Printed for more than one person: ${listed(twice.map(String))}.`]
      : []),
  ];
}

function countDoubts({ mps }: Omit<Decision, 'doubts'>, { stated }: Ground): string[] {
  const says = (where: string, n: number | null) =>
    n !== null && n !== mps
      ? [`${where} ${n} parliamentarian${n === 1 ? '' : 's'}; ${mps ?? 'none'} were found.`]
      : [];
  return [
    ...(mps === null ? ['How many parliamentarians it is about could not be read.'] : []),
    ...says('The contents announce', stated.contents),
    ...says('The box says', stated.box),
    ...says('The list says', stated.list),
  ];
}
