/** What a mailing brings: its documents and decisions, what its letter says, and why a clerk has to look. */
import { needsClerk } from '../../domain/mailing.ts';
import { countriesMentioned } from '../../incoming/countries-mentioned.ts';
import { coveringLetter } from '../../incoming/covering-letter.ts';
import type { MailingFound } from '../../incoming/kinds/mailing.ts';
import { type MergedDecision, mergeLanguages } from '../../reading/merge-languages.ts';
import { decisionFields, totalsOf } from './decision-fields.ts';
import { documentFacts } from './document-fields.ts';
import type { Relations } from './relations.ts';
import { saidDoubts, saidProblem } from './said-doubts.ts';
import type { UnderstoodMail } from './understand.ts';

/** The manifest's words for a document that is not simply text. */
const problemWords: Partial<Record<string, string>> = { image: 'image-only' };

function problemsOf({ documents }: UnderstoodMail) {
  const problems = documents
    .filter(({ read }) => read.readable !== 'text')
    .map(({ read }) => ({
      filename: read.filename,
      problem: problemWords[read.readable] ?? read.readable,
      ...(read.problem ? { words: saidProblem(read.problem) } : {}),
    }));
  return problems.length ? { problems } : {};
}

const clerkWords = {
  'not-authenticated': 'nothing proves that the IPU sent it',
  forwarded: 'a colleague passed it on',
  doubts: 'something could not be read with certainty',
  'nothing-read': 'no decision was found in it',
} as const;

function clerkFields(
  { verdict, documents }: UnderstoodMail,
  found: MailingFound,
  merged: readonly MergedDecision[],
) {
  if (found.links.length && !documents.length)
    return { needsClerk: 'documents must be fetched from links' };
  const problems = documents.flatMap(({ read }) => read.problem ?? []);
  const doubts = [
    ...documents.flatMap(({ read }) => read.doubts),
    ...merged.flatMap((m) => m.doubts),
  ];
  const why = needsClerk({
    genuine: verdict.result === 'genuine' || verdict.result === 'internal',
    forwardedBy: found.forwardedBy,
    doubts: problems.length + doubts.length,
    decisions: merged.length,
  });
  return {
    ...(why.length ? { needsClerk: why.map((reason) => clerkWords[reason]).join('; ') } : {}),
    doubts: [...new Set([...problems.map(saidProblem), ...saidDoubts(doubts)])],
  };
}

function archiveFields({ archives }: UnderstoodMail) {
  const [first] = archives;
  if (!first) return {};
  const ignored = archives.flatMap(({ leftOut }) => leftOut);
  return { archive: first.filename, ...(ignored.length ? { ignoreEntries: ignored } : {}) };
}

function letterFields({ mail }: UnderstoodMail) {
  const letter = coveringLetter(mail.text);
  const inlineImages = mail.attachments.filter(
    (part) => part.contentType.startsWith('image/') && (part.related || part.inline),
  ).length;
  return {
    ...(letter.stated ? { statedTotals: letter.stated } : {}),
    ...(letter.date ? { letterDate: letter.date } : {}),
    ...(letter.asksForActions ? { asks12Actions: true } : {}),
    ...(inlineImages ? { inlineImages } : {}),
  };
}

/** @param found what the recognition found in this mail */
export function mailingFields(one: UnderstoodMail, found: MailingFound, relations: Relations) {
  const merged = mergeLanguages(one.documents.map(({ read }, position) => ({ ...read, position })));
  const duplicateOf = relations.duplicateOf.get(one);
  const supersedes = relations.supersedes.get(one);
  return {
    sort: found.sort,
    ...(found.forwardedBy
      ? { forwardedBy: found.forwardedBy, innerMessageId: found.innerMessageId }
      : {}),
    ...(duplicateOf ? { duplicateOf } : {}),
    ...(supersedes ? { supersedes } : {}),
    ...(found.links.length ? { links: found.links } : {}),
    ...archiveFields(one),
    ...letterFields(one),
    ...problemsOf(one),
    countriesMentioned: countriesMentioned(one.mail),
    documents: one.documents.map(({ via, read }) => ({
      filename: read.filename,
      via,
      ...documentFacts(read),
    })),
    decisions: merged.map((m) => ({
      ...decisionFields(m.decision),
      doubts: saidDoubts(m.doubts),
      languages: m.languages,
      documents: m.documents.map((d) => one.documents[d.position]?.read.filename),
      ...(m.documents.some((d) => one.documents[d.position]?.read.ocr) ? { needsOcr: true } : {}),
    })),
    ...(merged.length ? { totals: totalsOf(merged.map((m) => m.decision)) } : {}),
    ...clerkFields(one, found, merged),
  };
}
