/** The data of a sample, value by value, so that tests can change one and look at what changes. */
import { actionKinds } from '../../src/domain/action.ts';
import { adoptingBodies, manners } from '../../src/domain/decision.ts';
import { violations } from '../../src/domain/violation.ts';

export interface Leaf {
  /** `mailing.decisions.3.cases.0.name`. */
  readonly path: string;
  readonly value: string | number | boolean | Date | null;
}

export function* leavesOf(data: unknown, path = ''): Generator<Leaf> {
  if (data === null || typeof data !== 'object' || data instanceof Date) {
    yield { path, value: data as Leaf['value'] };
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    yield* leavesOf(value, path ? `${path}.${key}` : key);
  }
}

/** A copy of the data with every value turned into another. */
export function mapLeaves<T>(data: T, change: (leaf: Leaf) => unknown, path = ''): T {
  if (data === null || typeof data !== 'object' || data instanceof Date) {
    return change({ path, value: data as Leaf['value'] }) as T;
  }
  const inside = (key: string) => (path ? `${path}.${key}` : key);
  if (Array.isArray(data)) {
    return data.map((value, at) => mapLeaves(value, change, inside(String(at)))) as T;
  }
  const entries = Object.entries(data).map(([key, value]) => [
    key,
    mapLeaves(value, change, inside(key)),
  ]);
  return Object.fromEntries(entries);
}

/** A copy of the data with another value at the path. */
export function withValue<T>(data: T, path: string, value: unknown): T {
  return mapLeaves(data, (leaf) => (leaf.path === path ? value : leaf.value));
}

const lists: readonly (readonly string[])[] = [
  actionKinds,
  adoptingBodies,
  manners,
  violations,
  ['left', 'paused', 'undeliverable'],
];

/** Strings that stand for a word of the catalogue; these cannot be just any text. */
export const isWord = ({ path, value }: Leaf): boolean =>
  typeof value === 'string' &&
  (lists.some((list) => list.includes(value)) ||
    /(?:^|\.)(?:country|countries\.\d+|language)$/.test(path) ||
    /^\d{4}-\d{2}-\d{2}$/.test(value));

/** Another value of the same kind. */
export function otherValue(leaf: Leaf): unknown {
  const { path, value } = leaf;
  if (value instanceof Date) return new Date(value.getTime() + 26 * 60 * 60 * 1000);
  if (typeof value === 'number') return value * 2 + 9000;
  if (typeof value === 'boolean') return !value;
  if (value === null) return path.endsWith('At') ? new Date(0) : 'Zaphod';
  if (!isWord(leaf)) return `Zaphod ${value}`;
  const list = lists.find((one) => one.includes(value));
  if (list) return list[(list.indexOf(value) + 1) % list.length];
  if (/^\d{4}/.test(value)) return '2031-07-19';
  if (path.endsWith('.asks.0.language')) return value === 'fr' ? 'en' : 'fr';
  return path.endsWith('language') ? 'fi' : 'ISL';
}
