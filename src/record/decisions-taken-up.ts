import { asc, eq, inArray } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { decisionCases, decisions, mailings } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { dayIn } from '../domain/working-days.ts';

/** States of a mailing that this parliament took up: what waits for a yes, or was rejected, is none of its deeds. */
export const takenUp = ['approved', 'distributed', 'superseded'] as const;

/** All decisions that were taken up, in the order of their arrival; those that a corrigendum has replaced count no more. */
export async function decisionsTakenUp(db: Executor, { calendar }: Pick<Config, 'calendar'>) {
  const rows = await db
    .select({ decision: decisions, receivedAt: mailings.receivedAt })
    .from(decisions)
    .innerJoin(mailings, eq(mailings.id, decisions.mailing))
    .where(inArray(mailings.state, [...takenUp]))
    .orderBy(asc(mailings.receivedAt), asc(mailings.id), asc(decisions.position));
  const replaced = new Set(rows.map(({ decision }) => decision.supersedes));
  const lines = Map.groupBy(await db.select().from(decisionCases), ({ decision }) => decision);
  return rows
    .filter(({ decision }) => !replaced.has(decision.id))
    .map(({ decision: { id, mailing, country, collective, adopted }, receivedAt }) => {
      const listed = (lines.get(id) ?? []).flatMap(({ code }) => code ?? []);
      const group = collective.map((code) => code.toUpperCase());
      return {
        id,
        mailing,
        country,
        adopted,
        arrivedOn: dayIn(calendar, receivedAt) as Day,
        codes: [...listed, ...group],
        /** A collective code stands for its persons, who count where they are listed. */
        persons: listed.length ? listed : group,
      };
    });
}
