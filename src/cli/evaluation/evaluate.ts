/** Reads all files of a manifest and compares what `desk read` says of them with what it should say. */
import { basename } from 'node:path';
import type { Country } from '../../domain/country.ts';
import { inPool } from '../pool.ts';
import { answersOf } from '../understood/answers.ts';
import { type Tools, understand } from '../understood/understand.ts';
import {
  decisionFacts,
  documentFacts,
  type Fact,
  type Fields,
  factsOf,
  mergedFacts,
  messageFacts,
} from './facts.ts';
import { type Manifest, type ManifestDocument, type ManifestMessage, pathOf } from './manifest.ts';
import { pairDecisions } from './pair-decisions.ts';
import { type Group, Score } from './score.ts';

export interface Reader {
  readonly tools: Tools;
  readonly home: Country | null;
  /** Told of each file that was read. */
  readonly onRead: () => void;
}

type DecisionFacts = (decision: Fields, label: string) => Fact[];

function compareDecisions(
  score: Score,
  group: Group,
  file: string,
  expected: readonly Fields[],
  found: readonly Fields[],
  facts: DecisionFacts,
): void {
  const pairs = pairDecisions(expected, found);
  const side = (which: 'expected' | 'found') =>
    pairs.flatMap((pair) => (pair[which] ? facts(pair[which], pair.label) : []));
  score.compare(group, file, side('expected'), side('found'));
}

const decisionsOf = (answer: Fields): Fields[] => (answer.decisions ?? []) as Fields[];

/** Each file once as it is, and protected ones again with their password. */
function readings(manifest: Manifest) {
  return manifest.documents.flatMap((document) =>
    document.files.flatMap((file) => [
      { document, file, password: null },
      ...(document.password ? [{ document, file, password: document.password }] : []),
    ]),
  );
}

/** Without a password an encrypted document says nothing, and a damaged one never does. */
const isClosed = (document: ManifestDocument, password: string | null): boolean =>
  document.readable === 'damaged' || (document.readable === 'encrypted' && password === null);

/** Which files hold the document of an id: the manifest names documents so, a reader only files. */
const correctedBy = (manifest: Manifest, id: unknown, corrected: unknown): Fact[] => {
  const files = manifest.documents.find((one) => one.id === id)?.files.map((f) => basename(f));
  const right = corrected !== undefined && files?.includes(basename(String(corrected)));
  return factsOf('corrigendumOf', right ? id : corrected);
};

/**
 * @param path of the manifest; its files are looked for beside it
 */
export async function evaluate(
  path: string,
  manifest: Manifest,
  { tools, home, onRead }: Reader,
): Promise<Score> {
  const score = new Score();
  const readOne = async (file: string, password: string | null) => {
    const understood = await understand(pathOf(path, file), { ...tools, password });
    onRead();
    return understood;
  };
  const planned = readings(manifest);
  const documents = await inPool(planned, ({ file, password }) => readOne(file, password));
  for (const [at, answer] of answersOf(documents, home).entries()) {
    const plan = planned[at];
    if (plan) compareDocument(score, manifest, plan, answer as Fields);
  }
  const mails = await inPool(manifest.messages, ({ file }) => readOne(file, null));
  for (const [at, answer] of answersOf(mails, home).entries()) {
    const message = manifest.messages[at];
    if (message) compareMessage(score, manifest, message, answer as Fields);
  }
  return score;
}

function compareDocument(
  score: Score,
  manifest: Manifest,
  { document, file, password }: ReturnType<typeof readings>[number],
  answer: Fields,
): void {
  const group = document.readable === 'image' ? 'ocr' : 'clean';
  const closed = isClosed(document, password);
  const judged: Fields = closed
    ? { readable: document.readable }
    : { ...document, ...(password === null ? {} : { readable: 'text' }) };
  const found = closed ? { readable: answer.readable } : answer;
  score.compare(
    group,
    file,
    [...documentFacts(judged), ...factsOf('corrigendumOf', judged.corrigendumOf)],
    [
      ...documentFacts(found),
      ...correctedBy(manifest, document.corrigendumOf, found.corrigendumOf),
    ],
  );
  const decisions = closed ? [] : document.decisions;
  compareDecisions(score, group, file, decisions, decisionsOf(answer), decisionFacts);
}

/** The manifest names documents by id, a reader by the names that they have in the mail. */
function withNames(message: ManifestMessage, manifest: Manifest): Fields {
  const nameIn = (mail: ManifestMessage | undefined, id: string) =>
    mail?.documents.find((one) => one.id === id)?.filename ?? id;
  const supersedes = message.supersedes as { message: string; document: string } | undefined;
  const corrected = manifest.messages.find(({ file }) => file === supersedes?.message);
  return {
    ...message,
    decisions: message.decisions.map((decision) => ({
      ...decision,
      documents: ((decision.documents ?? []) as string[]).map((id) => nameIn(message, id)),
    })),
    ...(supersedes && {
      supersedes: { ...supersedes, document: nameIn(corrected, supersedes.document) },
    }),
  };
}

function compareMessage(
  score: Score,
  manifest: Manifest,
  message: ManifestMessage,
  answer: Fields,
): void {
  const expected = withNames(message, manifest);
  score.compare(
    'mail',
    message.file,
    messageFacts(expected, expected),
    messageFacts(answer, expected),
  );
  const facts: DecisionFacts = (decision, label) => [
    ...decisionFacts(decision, label).map((fact) => ({
      ...fact,
      field: `decisions: ${fact.field}`,
    })),
    ...mergedFacts(decision, label),
  ];
  compareDecisions(score, 'mail', message.file, decisionsOf(expected), decisionsOf(answer), facts);
}
