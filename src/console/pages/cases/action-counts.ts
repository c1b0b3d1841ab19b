/** How often this parliament acted for cases. */
import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../../database/database.ts';
import type { Country } from '../../../domain/country.ts';

interface Case {
  readonly code: string;
  readonly country: Country;
}

/**
 * By code of the case: actions that name it or its collective case, and those for all colleagues of its country;
 * none that was withdrawn.
 */
export async function actionsOnCases(
  db: Executor,
  cases: readonly Case[],
): Promise<Map<string, number>> {
  if (!cases.length) return new Map();
  const related = await relatedCodes(db, cases);
  const named = await actionsByCode(db, [...new Set([...related.values()].flat())]);
  const whole = await actionsForCountries(db, [...new Set(cases.map(({ country }) => country))]);
  return new Map(
    cases.map(({ code, country }) => {
      const own = (related.get(code) ?? []).flatMap((each) => named.get(each) ?? []);
      return [code, new Set([...own, ...(whole.get(country) ?? [])]).size];
    }),
  );
}

/** Each code with those of its collective cases. */
async function relatedCodes(db: Executor, cases: readonly Case[]): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ code: string; collective: string }>(sql`
    select distinct l.code, upper(each) as collective
      from desk.decision_cases l join desk.decisions d on d.id = l.decision
     cross join unnest(d.collective) each
     where l.code in (${listed(cases.map(({ code }) => code))})`);
  return new Map(
    cases.map(({ code }) => [
      code,
      [code, ...rows.filter((row) => row.code === code).map(({ collective }) => collective)],
    ]),
  );
}

async function actionsByCode(
  db: Executor,
  codes: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ code: string; actions: string[] }>(sql`
    select c.code, array_agg(c.action::text) as actions
      from desk.action_cases c join desk.actions a on a.id = c.action and a.withdrawn_at is null
     where c.code in (${listed(codes)}) group by c.code`);
  return new Map(rows.map(({ code, actions }) => [code, actions]));
}

async function actionsForCountries(
  db: Executor,
  countries: readonly Country[],
): Promise<Map<Country, string[]>> {
  const { rows } = await db.execute<{ country: Country; actions: string[] }>(sql`
    select each as country, array_agg(a.id::text) as actions
      from desk.actions a cross join unnest(a.countries) each
     where a.countries && array[${listed(countries)}]::text[] and a.withdrawn_at is null
       and each in (${listed(countries)})
       and not exists (
         select from desk.action_cases c where c.action = a.id and c.code like each || '-%')
     group by each`);
  return new Map(rows.map(({ country, actions }) => [country, actions]));
}

/** Values of an `in (…)`. */
export const listed = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
