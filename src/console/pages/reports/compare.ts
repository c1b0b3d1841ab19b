/** What has changed between two versions of a report, action by action. */
import type { ReportAction, ReportContent } from '../../../domain/report-content.ts';

const comparedFields = [
  'kind',
  'doneOn',
  'actor',
  'cases',
  'countries',
  'what',
  'visibility',
  'evidence',
] as const;
type ComparedField = (typeof comparedFields)[number];

/** An action with its number in a version. */
export interface Numbered {
  readonly number: number;
  readonly action: ReportAction;
}

export interface Difference {
  readonly kind: 'added' | 'left-out' | 'changed';
  /** Null: it was added. */
  readonly before: Numbered | null;
  /** Null: it was left out. */
  readonly after: Numbered | null;
  /** What has changed of it. */
  readonly fields: readonly ComparedField[];
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** How many actions both tell alike. */
  readonly same: number;
  readonly introduction: boolean;
  readonly corrections: boolean;
}

export function compare(before: ReportContent, after: ReportContent): Comparison {
  const [old, now] = [numbered(before), numbered(after)];
  const differences = [...new Set([...old.keys(), ...now.keys()])].flatMap((id): Difference[] => {
    const [one, other] = [old.get(id) ?? null, now.get(id) ?? null];
    if (!one) return [{ kind: 'added', before: null, after: other, fields: [] }];
    if (!other) return [{ kind: 'left-out', before: one, after: null, fields: [] }];
    const fields = comparedFields.filter(
      (field) => !isSame(one.action[field], other.action[field]),
    );
    return fields.length ? [{ kind: 'changed', before: one, after: other, fields }] : [];
  });
  const gone = differences.filter(({ kind }) => kind !== 'added').length;
  return {
    differences,
    same: old.size - gone,
    introduction: !isSame(before.introduction, after.introduction),
    corrections: !isSame(before.corrections, after.corrections),
  };
}

const numbered = ({ actions }: ReportContent): ReadonlyMap<string, Numbered> =>
  new Map(actions.map((action, at) => [action.id, { number: at + 1, action }]));

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
