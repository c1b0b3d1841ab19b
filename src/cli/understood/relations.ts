/** How the files of one call belong together: the same documents again, and what a corrigendum corrects. */
import type { Decision, ReadDocument } from '../../domain/decision.ts';
import type { Understood, UnderstoodDocument, UnderstoodMail } from './understand.ts';

interface Superseded {
  /** The file of the mail that brought the text which is corrected. */
  readonly message: string;
  /** The name of the document in it. */
  readonly document: string;
}

export interface Relations {
  readonly duplicateOf: ReadonlyMap<UnderstoodMail, string>;
  readonly supersedes: ReadonlyMap<UnderstoodMail, Superseded>;
  readonly corrigendumOf: ReadonlyMap<UnderstoodDocument, string>;
}

const codesOf = (d: Decision): string[] => [
  ...d.cases.flatMap(({ code }) => code ?? []),
  ...d.collective.map((code) => code.toUpperCase()),
];

/** A corrigendum may put right the very session; the day of adoption then tells. */
const sameText = (a: Decision, b: Decision): boolean =>
  a.country === b.country &&
  a.body === b.body &&
  (a.session === b.session || a.adopted === b.adopted) &&
  codesOf(a).some((code) => codesOf(b).includes(code));

const corrects = (corrigendum: ReadDocument, other: ReadDocument): boolean =>
  other.corrigendum === null &&
  corrigendum.decisions.some((a) => other.decisions.some((b) => sameText(a, b)));

const saysCorrigendum = ({ recognised }: UnderstoodMail): boolean =>
  recognised.kind === 'mailing' && recognised.found.sort === 'corrigendum';

/** Files are given in any order; mails carry the day on which they were written. */
const byTime = (mails: readonly UnderstoodMail[]): UnderstoodMail[] =>
  mails.toSorted((a, b) => (a.mail.date?.getTime() ?? 0) - (b.mail.date?.getTime() ?? 0));

export function relationsOf(all: readonly Understood[]): Relations {
  const mailings = byTime(
    all
      .filter((one) => one.is === 'mail')
      .filter(({ recognised }) => recognised.kind === 'mailing'),
  );
  const duplicateOf = new Map<UnderstoodMail, string>();
  const supersedes = new Map<UnderstoodMail, Superseded>();
  const replaced = new Set<ReadDocument>();
  for (const [at, mailing] of mailings.entries()) {
    const earlier = mailings.slice(0, at);
    const first = earlier.find((other) => holdsAll(other, mailing));
    if (first) duplicateOf.set(mailing, first.file);
    const texts = earlier
      .filter((other) => !duplicateOf.has(other))
      .toReversed()
      .flatMap((other) => other.documents.map(({ read }) => ({ file: other.file, read })))
      .filter(({ read }) => !replaced.has(read));
    for (const { read } of mailing.documents) {
      // The letter may say it where the document does not.
      if (read.corrigendum === null && !saysCorrigendum(mailing)) continue;
      const text = texts.find((one) => corrects(read, one.read));
      if (!text) continue;
      replaced.add(text.read);
      supersedes.set(mailing, { message: text.file, document: text.read.filename });
    }
  }
  return { duplicateOf, supersedes, corrigendumOf: correctedFiles(all) };
}

function holdsAll(earlier: UnderstoodMail, later: UnderstoodMail): boolean {
  const there = new Set(earlier.documents.map(({ sha256 }) => sha256));
  return later.documents.length > 0 && later.documents.every(({ sha256 }) => there.has(sha256));
}

function correctedFiles(all: readonly Understood[]): Map<UnderstoodDocument, string> {
  const files = all.filter((one) => one.is === 'document');
  return new Map(
    files.flatMap((one) => {
      const text = files.find((other) => corrects(one.read, other.read));
      return text && one.read.corrigendum !== null ? [[one, text.file] as const] : [];
    }),
  );
}
