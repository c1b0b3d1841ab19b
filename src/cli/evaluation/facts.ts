/**
 * What is compared, as facts: a field and one value in it. A list has a fact per entry, so that
 * one wrong name among a hundred costs one of a hundred. What the manifest has and what was found
 * become facts by the same functions.
 */
import { basename } from 'node:path';

export interface Fact {
  readonly field: string;
  readonly value: string;
}

export type Fields = Readonly<Record<string, unknown>>;

const isThere = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** One fact per value; none for null and for an empty list. */
export function factsOf(field: string, value: unknown, label = ''): Fact[] {
  const entries = Array.isArray(value) ? value : [value];
  return entries.filter(isThere).map((entry) => ({
    field,
    value: `${label}${typeof entry === 'object' ? JSON.stringify(entry) : String(entry)}`,
  }));
}

const scalars = [
  'country',
  'body',
  'session',
  'place',
  'adopted',
  'adoptedFrom',
  'manner',
  'mps',
  'paragraphs',
] as const;
const lists = [
  'collective',
  'violations',
  'violationsPrinted',
  'asksParliaments',
  'reservations',
] as const;

/** @param label names the decision among the others of its document */
export function decisionFacts(decision: Fields, label: string): Fact[] {
  const cases = (decision.cases ?? []) as Fields[];
  const each = (field: string, of: (one: Fields) => unknown) =>
    cases.flatMap((one) => factsOf(`cases: ${field}`, of(one), label));
  const named = (one: Fields) => `${one.code ?? ''} `;
  return [
    ...[...scalars, ...lists].flatMap((field) => factsOf(field, decision[field], label)),
    ...each('code', (one) => one.code),
    ...each('printed', (one) => one.printed),
    ...each('name', (one) => named(one) + one.name),
    ...each('gender', (one) => (isThere(one.gender) ? named(one) + one.gender : null)),
  ];
}

/** Facts of what a whole document is. */
export const documentFacts = (document: Fields): Fact[] =>
  ['readable', 'language', 'style', 'reference', 'totalMps', 'totalCountries'].flatMap((field) =>
    factsOf(field, document[field]),
  );

/** Fields of a mail with one value, and those that hold several. */
const plain = [
  'kind',
  'language',
  'messageId',
  'authentic',
  'letterDate',
  'asks12Actions',
  'links',
  'countriesMentioned',
  'needsClerk',
  'forwardedBy',
  'innerMessageId',
  'archive',
  'ignoreEntries',
  'inlineImages',
  'inReplyTo',
  'expected',
] as const;
const groups = ['totals', 'statedTotals', 'bounce', 'reply', 'command'] as const;

/** Without these a mail says something: that it repeats nothing, was not passed on. */
const meantWhenAbsent: readonly string[] = ['duplicateOf', 'supersedes', 'forwardedBy', 'expected'];

/**
 * @param judged a message of the manifest: only what it speaks of is compared, since more may be
 * found than it lists
 */
export function messageFacts(message: Fields, judged: Fields): Fact[] {
  const asked = (field: string) => field in judged || meantWhenAbsent.includes(field);
  const within = (field: string) =>
    Object.keys((judged[field] ?? {}) as Fields).flatMap((key) =>
      factsOf(`${field}.${key}`, ((message[field] ?? {}) as Fields)[key]),
    );
  const rows = (field: string, keys: readonly string[]) =>
    ((message[field] ?? []) as Fields[]).map((row) => keys.map((key) => row[key]).join(' | '));
  const supersedes = message.supersedes as { message: string; document: string } | undefined;
  return [
    ...plain.filter(asked).flatMap((field) => factsOf(field, message[field])),
    ...groups.flatMap(within),
    ...factsOf('documents', rows('documents', ['filename', 'via', 'readable'])),
    ...(asked('problems') ? factsOf('problems', rows('problems', ['filename', 'problem'])) : []),
    ...factsOf('duplicateOf', message.duplicateOf && basename(String(message.duplicateOf))),
    ...factsOf(
      'supersedes',
      supersedes && `${basename(supersedes.message)} | ${supersedes.document}`,
    ),
  ];
}

/** What a decision of a mail has beside that of a document. */
export const mergedFacts = (decision: Fields, label: string): Fact[] =>
  ['languages', 'documents', 'needsOcr'].flatMap((field) =>
    factsOf(`decisions: ${field}`, decision[field], label),
  );
