/** From a form to corrections: what a clerk changed, and nothing else. */
import { z } from 'zod';
import {
  type CorrectableField,
  type CorrectedValue,
  correctableFields,
  correctedValue,
} from '../../../domain/correction.ts';
import type { ReviewedDecision } from './reviewed.ts';

/** The fields as they stand in the form; several lines in `case` and `violations`. */
export type Typed = Readonly<Record<CorrectableField, string>>;

export interface FieldFault {
  readonly field: CorrectableField;
}

export interface Correction {
  readonly decision: string;
  readonly field: CorrectableField;
  readonly value: CorrectedValue;
}

const line = z.string().max(300).default('');
const lines = z.string().max(100_000).default('');
export const correctionFields = z.object({
  country: line,
  body: line,
  session: line,
  place: line,
  adopted: line,
  manner: line,
  mps: line,
  case: lines,
  violations: lines,
  seen: z.iso.datetime(),
});

/** What was read, as the form shows it. */
export const typedOf = (
  row: ReviewedDecision['row'],
  cases: readonly { readonly code: string | null; readonly name: string }[],
): Typed => ({
  country: row.country,
  body: row.body,
  session: row.session === null ? '' : String(row.session),
  place: row.place ?? '',
  adopted: row.adopted ?? '',
  manner: row.manner ?? '',
  mps: row.mps === null ? '' : String(row.mps),
  // What bears no code cannot be named in an order.
  case: cases.flatMap(({ code, name }) => (code ? [`${code} ${name}`.trim()] : [])).join('\n'),
  violations: row.violations.join('\n'),
});

/** @returns what is to be changed; faults: nothing is */
export function correctionsOf(
  { row, cases }: Pick<ReviewedDecision, 'row' | 'cases'>,
  typed: Typed,
): { readonly corrections: readonly Correction[]; readonly faults: readonly FieldFault[] } {
  const was = typedOf(row, cases);
  const corrections: Correction[] = [];
  const faults: FieldFault[] = [];
  for (const field of correctableFields) {
    if (same(typed[field], was[field])) continue;
    const values =
      field === 'case' ? casesChanged(typed.case, was.case) : [valueTyped(field, typed[field])];
    for (const value of values)
      if (value) corrections.push({ decision: row.id, field, value: value.value });
      else if (!faults.some((fault) => fault.field === field)) faults.push({ field });
  }
  return { corrections, faults };
}

/** Browsers send lines with a carriage return. */
const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((each) => each.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
const same = (one: string, other: string): boolean =>
  linesOf(one).join('\n') === linesOf(other).join('\n');

function valueTyped(field: CorrectableField, text: string) {
  if (field === 'violations')
    return text.trim() ? correctedValue(field, linesOf(text).join(', ')) : { value: [] };
  if (field === 'manner' && !text.trim()) return { value: null };
  return correctedValue(field, text);
}

/** A line that is gone takes its case out; a new or changed one sets a name. */
function casesChanged(typed: string, was: string) {
  const before = linesOf(was);
  const now = linesOf(typed);
  const written = now
    .filter((each) => !before.includes(each))
    .map((each) => correctedValue('case', each));
  const kept = now.flatMap((each) => {
    const value = correctedValue('case', each)?.value;
    return value && typeof value === 'object' && 'code' in value ? [value.code] : [];
  });
  const gone = before.flatMap((each) => {
    const [code = ''] = each.split(' ');
    return kept.includes(code) ? [] : [correctedValue('case', `${code} none`)];
  });
  return [...gone, ...written];
}
