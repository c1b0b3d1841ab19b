/** What a member can choose from: what the mailings that went out were about. */
import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { cases, decisionCases, decisions, notices } from '../database/tables.ts';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import { type Country, unknownCountry } from '../domain/country.ts';
import type { Follows } from '../domain/follows.ts';

export interface OfferedCase {
  readonly code: string;
  readonly country: Country;
  /** Null: a collective case, or one that the desk does not know yet. */
  readonly name: string | null;
}

export interface Offer {
  readonly countries: readonly Country[];
  readonly cases: readonly OfferedCase[];
}

/** Only of mailings that were let out: what waits for a yes is nobody's to see. What the member follows is offered too. */
export async function offerFor(db: Executor, follows: Follows | null): Promise<Offer> {
  const told = await db
    .select({ country: decisions.country, collective: decisions.collective })
    .from(decisions)
    .innerJoin(notices, eq(notices.mailing, decisions.mailing));
  const named = await db
    .selectDistinct({ code: cases.code, country: cases.country, name: cases.name })
    .from(cases)
    .innerJoin(decisionCases, eq(decisionCases.code, cases.code))
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .innerJoin(notices, eq(notices.mailing, decisions.mailing));
  const byCode = new Map<string, OfferedCase>(named.map((one) => [one.code, one]));
  const others = [...told.flatMap(({ collective }) => collective), ...(follows?.cases ?? [])];
  for (const printed of others) {
    const read = collectiveCode(printed) ?? caseCode(printed);
    if (read && !byCode.has(read.code))
      byCode.set(read.code, { code: read.code, country: read.country, name: null });
  }
  const countries = new Set([...told.map(({ country }) => country), ...(follows?.countries ?? [])]);
  countries.delete(unknownCountry);
  return {
    countries: [...countries],
    cases: [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
