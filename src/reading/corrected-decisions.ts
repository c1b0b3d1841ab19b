import type { Executor } from '../database/database.ts';
import { codesOf } from '../domain/case-history.ts';
import type { Decision } from '../domain/decision.ts';
import type { Doubt } from '../domain/doubt.ts';
import { decisionsOn, type KnownDecision } from '../post/case-decisions.ts';
import type { MergedDecision } from './merge-languages.ts';

/** What a mailing's corrigenda replace. */
export interface Corrections {
  /** For each decision of the mailing, the id of the one that it corrects. */
  readonly supersedes: readonly (string | null)[];
  readonly doubts: readonly Doubt[];
}

/** Finds the decisions that the corrigenda of a mailing correct; other texts of known decisions are named. */
export async function correctedDecisions(
  db: Executor,
  mailing: string,
  merged: readonly MergedDecision[],
): Promise<Corrections> {
  const known = await decisionsOn(db, [...new Set(merged.flatMap((m) => codesOf(m.decision)))]);
  const others = known.filter((each) => each.mailing !== mailing);
  const replaced = new Set(others.flatMap(({ supersedes }) => supersedes ?? []));
  const found = merged.map(({ decision, corrects }) => {
    const texts = others.filter(
      (each) => !replaced.has(each.id) && isTextOf(each, decision, corrects),
    );
    const latest = texts.toSorted((a, b) => +a.receivedAt - +b.receivedAt).at(-1) ?? null;
    return { decision, corrects, latest };
  });
  return {
    supersedes: found.map(({ corrects, latest }) => (corrects ? (latest?.id ?? null) : null)),
    doubts: found.flatMap(({ decision, corrects, latest }) =>
      corrects && !latest ? [{ kind: 'corrected-unknown', country: decision.country }] : [],
    ),
  };
}

/** A corrigendum may put right the very session; the day of adoption then tells. */
function isTextOf(known: KnownDecision, decision: Decision, corrects: boolean): boolean {
  const codes = new Set(codesOf(decision));
  return (
    known.country === decision.country &&
    known.body === decision.body &&
    (known.session === decision.session || (corrects && known.adopted === decision.adopted)) &&
    codesOf(known).some((code) => codes.has(code))
  );
}
