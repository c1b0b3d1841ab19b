import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { cases, decisionCases, decisions } from '../database/tables.ts';
import { inTime } from '../domain/case-history.ts';
import { decisionsOn } from './case-decisions.ts';

/**
 * Brings cases up to date with the decisions on them: the last one in time of adoption, whatever
 * the order of arrival, gives name and status. What was rejected or replaced does not count.
 */
export async function refreshCases(tx: Executor, codes: readonly string[]): Promise<void> {
  const all = (await decisionsOn(tx, codes)).toSorted(inTime);
  const replaced = new Set(all.flatMap(({ supersedes }) => supersedes ?? []));
  for (const code of codes) {
    const lines = all
      .filter(({ id }) => !replaced.has(id))
      .flatMap((decision) =>
        decision.cases.filter((line) => line.code === code).map((line) => ({ decision, line })),
      );
    const last = lines.at(-1);
    await tx
      .update(cases)
      .set({
        lastDecision: last?.decision.id ?? null,
        ...(last ? { name: last.line.name } : {}),
        status: lines.findLast(({ line }) => line.status)?.line.status ?? null,
      })
      .where(eq(cases.code, code));
  }
}

/** The codes of all cases that a mailing's decisions name. */
export async function casesOfMailing(tx: Executor, mailing: string): Promise<string[]> {
  const rows = await tx
    .select({ code: decisionCases.code })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing));
  return [...new Set(rows.flatMap(({ code }) => code ?? []))];
}
