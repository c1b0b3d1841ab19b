import { asc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisionDocuments, decisions, documents } from '../database/tables.ts';
import { collectiveCode } from '../domain/case-code.ts';
import { changesSince, inTime, lastBefore, sameDecision } from '../domain/case-history.ts';
import type { Day } from '../domain/day.ts';
import type { AdoptingBody, DecisionStatus, Manner } from '../domain/decision.ts';
import type { ChangesView } from '../mail/mails/mailing.ts';
import { decisionsOn, type KnownDecision } from '../post/case-decisions.ts';
import { takenUp } from './decisions-taken-up.ts';

/** Where and when a decision was adopted. */
export interface Adoption {
  readonly body: AdoptingBody;
  readonly session: number | null;
  /** Town, or `virtual`. */
  readonly place: string | null;
  readonly adopted: Day | null;
}

/** One decision as a sheet tells it. */
export interface DecisionTold extends Adoption {
  readonly manner: Manner | null;
  readonly status: DecisionStatus | null;
  /** What it says of this case that the one before did not; null: it is the first. */
  readonly changes: ChangesView | null;
}

/** What happened, as a decision tells it. */
export interface Summary extends Adoption {
  readonly text: string;
  readonly language: 'en' | 'fr';
  /** The document that it stands in, as the IPU named the file, and the page. */
  readonly document: { readonly filename: string; readonly page: number } | null;
}

/** The decisions on a case that this parliament took up, each once, and none that a corrigendum has replaced. */
export async function decisionsTold(db: Executor, code: string) {
  const known = await decisionsOn(db, [code]);
  const states: readonly string[] = takenUp;
  const taken = known.filter(({ mailingState }) => states.includes(mailingState));
  const replaced = new Set(taken.flatMap(({ supersedes }) => supersedes ?? []));
  const valid = taken
    .filter(({ id }) => !replaced.has(id))
    // Of several copies of one decision the one that came last.
    .filter(
      (d, _, all) =>
        !all.some((other) => sameDecision(d, other) && other.receivedAt > d.receivedAt),
    )
    .toSorted(inTime);
  const ids = valid.map(({ id }) => id);
  const rows = ids.length
    ? await db.select().from(decisions).where(inArray(decisions.id, ids))
    : [];
  const files = ids.length
    ? await db
        .select({
          decision: decisionDocuments.decision,
          page: decisionDocuments.page,
          filename: documents.filename,
          language: documents.language,
        })
        .from(decisionDocuments)
        .innerJoin(documents, eq(documents.id, decisionDocuments.document))
        .where(inArray(decisionDocuments.decision, ids))
        .orderBy(asc(documents.position))
    : [];
  const whole = valid.flatMap((d) => {
    const row = rows.find(({ id }) => id === d.id);
    return row ? [{ ...d, place: row.place, manner: row.manner, row }] : [];
  });
  return {
    waiting: known.length > 0,
    valid,
    decisions: whole.map(
      (d): DecisionTold => ({
        ...adoption(d),
        manner: d.manner,
        status: d.status,
        changes: changes(d, valid, code),
      }),
    ),
    summaries: whole.toReversed().flatMap((d): Summary[] => {
      const { summary, languages } = d.row;
      if (!summary) return [];
      const language = languages[0] ?? 'en';
      const own = files.filter(({ decision }) => decision === d.id);
      const file = own.find((each) => each.language === language) ?? own[0];
      const document = file ? { filename: file.filename, page: file.page } : null;
      return [{ ...adoption(d), text: summary, language, document }];
    }),
  };
}

const adoption = ({ body, session, place, adopted }: Adoption): Adoption => ({
  body,
  session,
  place,
  adopted,
});

/** A person's sheet does not tell of the others in the list. */
function changes(
  decision: KnownDecision,
  all: readonly KnownDecision[],
  code: string,
): ChangesView | null {
  const since = lastBefore(decision, all);
  if (!since) return null;
  const found = changesSince(since, decision);
  const whole = collectiveCode(code) !== null;
  const ours = <T extends { readonly code: string | null }>(lines: readonly T[]): T[] =>
    lines.filter((line) => whole || line.code === code);
  const named = (lines: typeof found.added) =>
    ours(lines).map((line) => ({ code: line.code, name: line.name }));
  return {
    since: since.adopted,
    added: named(found.added),
    gone: named(found.gone),
    newViolations: found.newViolations,
    goneViolations: found.goneViolations,
    mps:
      whole && found.mps && found.mps.from !== null
        ? { from: found.mps.from, to: found.mps.to }
        : null,
    persons: ours(found.persons).map((line) => ({ code: line.code, status: line.to })),
    status: found.status?.to ?? null,
  };
}
