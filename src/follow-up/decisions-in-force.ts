import { and, asc, inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisionCases, decisions, mailings } from '../database/tables.ts';
import type { CaseDecision } from '../domain/case-history.ts';
import type { NextStep } from '../domain/decision.ts';

/** A decision that no approved corrigendum has replaced. */
export interface DecisionInForce
  extends Pick<CaseDecision, 'id' | 'country' | 'cases' | 'collective' | 'violations'> {
  readonly mailing: string;
  readonly nextSteps: readonly NextStep[];
}

/** The decisions of mailings that are still to be followed up, by mailing, in the order of the documents. */
export async function decisionsInForce(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, DecisionInForce[]>> {
  if (!ids.length) return new Map();
  const read = await db
    .select()
    .from(decisions)
    .where(inArray(decisions.mailing, [...ids]))
    .orderBy(asc(decisions.position));
  if (!read.length) return new Map();
  const own = read.map(({ id }) => id);
  const lines = await db
    .select()
    .from(decisionCases)
    .where(inArray(decisionCases.decision, own))
    .orderBy(asc(decisionCases.position));
  const replaced = await replacedAmong(db, own);
  const inForce = read.filter(({ id }) => !replaced.has(id));
  return Map.groupBy(
    inForce.map(({ id, country, collective, violations, mailing, nextSteps }) => {
      const cases = lines.filter(({ decision }) => decision === id);
      return { id, country, collective, violations, mailing, nextSteps, cases };
    }),
    ({ mailing }) => mailing,
  );
}

async function replacedAmong(db: Executor, ids: readonly string[]): Promise<Set<string | null>> {
  const approved = db
    .select({ id: mailings.id })
    .from(mailings)
    .where(inArray(mailings.state, ['approved', 'distributed', 'superseded']));
  const rows = await db
    .select({ id: decisions.supersedes })
    .from(decisions)
    .where(and(inArray(decisions.supersedes, [...ids]), inArray(decisions.mailing, approved)));
  return new Set(rows.map(({ id }) => id));
}
