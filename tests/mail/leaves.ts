/** The data of a sample, value by value, so that tests can change one and look at what changes. */

import { toldStates } from '../../src/distribution/account/told.ts';
import { actionKinds, actors } from '../../src/domain/action.ts';
import { asideReasons } from '../../src/domain/aside.ts';
import {
  adoptingBodies,
  decisionStatuses,
  manners,
  nextStepKinds,
  personStatuses,
} from '../../src/domain/decision.ts';
import { countedPlaces } from '../../src/domain/doubt.ts';
import { plainProblems } from '../../src/domain/reading-problem.ts';
import { refusalReasons } from '../../src/domain/refusal.ts';
import { regions } from '../../src/domain/region.ts';
import { reportOccasions } from '../../src/domain/report.ts';
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
  personStatuses,
  decisionStatuses,
  regions,
  ['left', 'paused', 'undeliverable', 'stopped', 'not-following'],
  refusalReasons,
  toldStates,
  asideReasons,
  ['differs', 'one-more'],
  ['public', 'ipu-only', 'internal'],
  ['filed', 'filed-before', 'recorded-before', 'nothing-suggested'],
  ['done', 'waived'],
  nextStepKinds,
  ['release', 'treat', 'dismiss', 'retry'],
  reportOccasions,
  ['omitted', 'introduced'],
  ['first-yes', 'another-person'],
];
/** Words that mean something else where they stand in another list. */
const own: readonly (readonly [path: RegExp, list: readonly string[]])[] = [
  [/\.actor\.kind$/, actors],
  [/\bcontent\.language$/, ['en', 'fr']],
  [/^fault\.messages\.\d\.reason\.kind$/, ['connection-breaks', 'too-large', 'empty-file']],
  // Each of the samples before one that tells no more.
  [
    /\bevidence\.\d+\.code$/,
    [
      'signature-valid',
      'signature-broken',
      'trusted-sender',
      'of-our-house',
      'server-dmarc-failed',
      'mixed-alphabets',
      'looks-like',
      'unsigned',
      'answers-elsewhere',
      'on-no-list',
    ],
  ],
  [/^doubts\.\d\.doubt\.where$/, countedPlaces],
  // The one of the sample, and another.
  [/^unread\.\d\.problem\.kind$/, plainProblems],
  [/^doubts\.\d\.kind$/, ['in-document', 'nothing-read']],
  [/^doubts\.\d\.doubt\.kind$/, ['mps-differ', 'mps-unread']],
  [/^fault\.kind$/, ['fetches-given-up', 'mailbox-renumbered', 'unknown-committee', 'no-order']],
];

/** Strings that stand for a word of the catalogue; these cannot be just any text. */
export const isWord = ({ path, value }: Leaf): boolean =>
  typeof value === 'string' &&
  (own.some(([at]) => at.test(path)) ||
    lists.some((list) => list.includes(value)) ||
    /(?:^|\.)(?:country|countries\.\d+|language)$/.test(path) ||
    /^\d{4}-\d{2}-\d{2}$/.test(value));

/** Another value of the same kind. */
export function otherValue(leaf: Leaf): unknown {
  const { path, value } = leaf;
  if (value instanceof Date) return new Date(value.getTime() + 26 * 60 * 60 * 1000);
  if (typeof value === 'number') return value * 2 + 9000;
  if (typeof value === 'boolean') return !value;
  if (value === null) return inPlaceOfNothing(path);
  if (!isWord(leaf)) return `Zaphod ${value}`;
  const list = own.find(([at]) => at.test(path))?.[1] ?? lists.find((one) => one.includes(value));
  if (list) return list[(list.indexOf(value) + 1) % list.length];
  if (/^\d{4}/.test(value)) return '2031-07-19';
  if (path.endsWith('.asks.0.language')) return value === 'fr' ? 'en' : 'fr';
  return path.endsWith('language') ? 'fi' : 'ISL';
}

/** What may stand where a sample has nothing. */
function inPlaceOfNothing(path: string): unknown {
  if (/(?:At|corrects|receivedBefore)$/.test(path)) return new Date(0);
  if (path.endsWith('extractOf')) return 31;
  if (path.endsWith('.changes')) return someChanges;
  if (path.endsWith('.changes.mps')) return { from: 3, to: 4 };
  if (path.endsWith('.changes.status')) return 'admissible';
  if (/(?:\.(?:since|on|plannedFor)|Until)$/.test(path)) return '2031-07-19';
  if (path.endsWith('.what')) return { text: 'Zaphod', language: 'da' };
  if (/corrections\.\d+\.after$/.test(path)) return someAction;
  if (path.endsWith('.source')) return { filename: 'a.pdf', page: 3, quotation: 'Decision' };
  return 'Zaphod';
}

const someChanges = {
  since: '2019-10-17',
  added: [{ code: 'VEN-13', name: 'Richard Blanco' }],
  gone: [],
  newViolations: [],
  goneViolations: [],
  mps: null,
  persons: [],
  status: null,
};

const someAction = {
  id: '',
  kind: 'other',
  doneOn: '2020-09-30',
  actor: { kind: 'parliament', name: null },
  countries: [],
  cases: [],
  what: null,
  visibility: 'public',
  evidence: [],
};
