/** What is understood of mails and documents, in the field names of the fixtures' manifest. */
import type { Decision, ReadDocument } from '../domain/decision.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { ParsedMail } from '../incoming/mail.ts';
import type { Recognised } from '../incoming/recognise.ts';
import { mergeLanguages } from '../reading/merge-languages.ts';

const decisionFields = (d: Decision) => ({
  country: d.country,
  body: d.body,
  session: d.session,
  place: d.place,
  adopted: d.adopted,
  ...(d.adoptedFrom ? { adoptedFrom: d.adoptedFrom } : {}),
  manner: d.manner,
  mps: d.mps,
  cases: d.cases,
  collective: d.collective,
  violations: d.violations,
  violationsPrinted: d.violationsPrinted,
  paragraphs: d.paragraphs.length,
  asksParliaments: d.paragraphs.filter((p) => p.asksParliaments).map((p) => p.number),
  ...(d.reservations.length ? { reservations: d.reservations } : {}),
  doubts: d.doubts,
});

export const documentFields = (read: ReadDocument) => ({
  readable: read.readable,
  ...(read.problem ? { problem: read.problem } : {}),
  language: read.language,
  style: read.style,
  reference: read.reference,
  totalMps: total(read.decisions),
  totalCountries: new Set(read.decisions.map((d) => d.country)).size,
  decisions: read.decisions.map(decisionFields),
  doubts: read.doubts,
});

const total = (decisions: readonly Decision[]): number =>
  decisions.reduce((sum, d) => sum + (d.mps ?? 0), 0);

export interface UnderstoodMail {
  readonly mail: ParsedMail;
  readonly verdict: Verdict;
  readonly recognised: Recognised;
  readonly documents: readonly { readonly via: string; readonly read: ReadDocument }[];
}

export function mailFields({ mail, verdict, recognised, documents }: UnderstoodMail) {
  const merged = mergeLanguages(
    documents.map(({ read }, position) => ({ position, decisions: read.decisions })),
  );
  const all = merged.map((m) => m.decision);
  return {
    kind: recognised.kind,
    messageId: mail.messageId,
    subject: mail.subject,
    authentic:
      verdict.result === 'genuine' ||
      verdict.result === 'internal' ||
      (recognised.kind === 'bounce' && verdict.result !== 'not-genuine'),
    evidence: verdict.evidence,
    reasons: recognised.reasons,
    ...foundFields(recognised),
    documents: documents.map(({ via, read }) => ({
      filename: read.filename,
      via,
      readable: read.readable,
      ...(read.problem ? { problem: read.problem } : {}),
    })),
    decisions: merged.map((m) => ({
      ...decisionFields(m.decision),
      languages: m.languages,
      documents: m.documents.map((d) => documents[d.position]?.read.filename),
    })),
    ...(all.length
      ? { totals: { mps: total(all), countries: new Set(all.map((d) => d.country)).size } }
      : {}),
  };
}

function foundFields(recognised: Recognised): object {
  if (recognised.kind === 'bounce') {
    const { recipient, status, action, permanent, originalMessageId } = recognised.found;
    return { bounce: { recipient, status, action, permanent, originalMessageId } };
  }
  if (recognised.kind === 'mailing') {
    const { forwardedBy, innerMessageId, links } = recognised.found;
    return {
      ...(forwardedBy ? { forwardedBy, innerMessageId } : {}),
      ...(links.length ? { links } : {}),
    };
  }
  if (recognised.kind === 'auto-reply') return { until: recognised.found.until };
  return {};
}
