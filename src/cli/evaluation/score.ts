import type { Fact } from './facts.ts';

/** `clean`: documents whose text can be read; `ocr`: pictures of pages; `mail`: messages. */
export const groups = ['clean', 'ocr', 'mail'] as const;
export type Group = (typeof groups)[number];

export interface Difference {
  readonly group: Group;
  readonly file: string;
  readonly field: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

export interface FieldScore {
  readonly field: string;
  /** How many facts the manifest has, how many were found, and how many of those are right. */
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

/** Share of what was found that is right, and of what should be found that was; 1 where there is nothing. */
export const precision = ({ found, right }: FieldScore): number => (found ? right / found : 1);
export const recall = ({ expected, right }: FieldScore): number =>
  expected ? right / expected : 1;

/** Counts facts by group and field. */
export class Score {
  readonly differences: Difference[] = [];
  readonly #fields = new Map<Group, Map<string, FieldScore>>();

  /** Compares what is said of one file. */
  compare(group: Group, file: string, expected: readonly Fact[], found: readonly Fact[]): void {
    const fields = new Set([...expected, ...found].map(({ field }) => field));
    for (const field of fields) {
      const wanted = valuesOf(expected, field);
      const have = valuesOf(found, field);
      const missing = without(wanted, have);
      const more = without(have, wanted);
      this.#add(group, {
        field,
        expected: wanted.length,
        found: have.length,
        right: wanted.length - missing.length,
      });
      if (missing.length || more.length)
        this.differences.push({ group, file, field, expected: missing, found: more });
    }
  }

  fieldsOf(group: Group): FieldScore[] {
    return [...(this.#fields.get(group)?.values() ?? [])];
  }

  #add(group: Group, one: FieldScore): void {
    const fields = this.#fields.get(group) ?? new Map<string, FieldScore>();
    this.#fields.set(group, fields);
    const before = fields.get(one.field);
    fields.set(one.field, {
      field: one.field,
      expected: one.expected + (before?.expected ?? 0),
      found: one.found + (before?.found ?? 0),
      right: one.right + (before?.right ?? 0),
    });
  }
}

const valuesOf = (facts: readonly Fact[], field: string): string[] =>
  facts.filter((fact) => fact.field === field).map(({ value }) => value);

/** As many of each value as `others` has less. */
function without(values: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return values.filter((value) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
