import { and, asc, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisionCases, decisions, mailings } from '../database/tables.ts';
import { type CaseDecision, codesOf } from '../domain/case-history.ts';

/** A decision with the mailing that brought it. */
export interface KnownDecision extends CaseDecision {
  readonly mailing: string;
  readonly mailingState: string;
  readonly receivedAt: Date;
}

/**
 * All decisions on any of these cases that the desk has read, from mailings that nobody rejected.
 * @param codes case codes and collective codes in capitals
 */
export async function decisionsOn(
  db: Executor,
  codes: readonly string[],
): Promise<KnownDecision[]> {
  if (!codes.length) return [];
  const wanted = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  const onThese = or(
    sql`exists (select from ${decisionCases} c where c.decision = ${decisions.id} and c.code in (${wanted}))`,
    sql`exists (select from unnest(${decisions.collective}) c where upper(c) in (${wanted}))`,
  );
  return decisionsWhere(db, and(notInArray(mailings.state, ['rejected', 'quarantined']), onThese));
}

/** A mailing's decisions, by their id, and among all others on the same cases. */
export async function decisionsOfMailing(db: Executor, mailing: string) {
  const own = await decisionsWhere(db, eq(decisions.mailing, mailing));
  const all = await decisionsOn(db, [...new Set(own.flatMap(codesOf))]);
  return { own: new Map(own.map((each) => [each.id, each])), all };
}

async function decisionsWhere(db: Executor, condition: SQL | undefined): Promise<KnownDecision[]> {
  const rows = await db
    .select({
      id: decisions.id,
      country: decisions.country,
      body: decisions.body,
      session: decisions.session,
      adopted: decisions.adopted,
      mps: decisions.mps,
      collective: decisions.collective,
      violations: decisions.violations,
      status: decisions.status,
      supersedes: decisions.supersedes,
      mailing: mailings.id,
      mailingState: mailings.state,
      receivedAt: mailings.receivedAt,
    })
    .from(decisions)
    .innerJoin(mailings, eq(mailings.id, decisions.mailing))
    .where(condition);
  if (!rows.length) return [];
  const lines = await db
    .select()
    .from(decisionCases)
    .where(
      inArray(
        decisionCases.decision,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(decisionCases.position));
  const casesOf = Map.groupBy(lines, ({ decision }) => decision);
  return rows.map((row) => ({ ...row, cases: casesOf.get(row.id) ?? [] }));
}
