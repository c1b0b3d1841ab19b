/** The cases that the desk knows, filtered and counted where they are kept. */
import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../../database/database.ts';
import type { Country } from '../../../domain/country.ts';
import type { Day } from '../../../domain/day.ts';
import type { AdoptingBody, DecisionStatus, PersonStatus } from '../../../domain/decision.ts';
import { regionOf } from '../../../domain/region.ts';
import { actionsOnCases, listed } from './action-counts.ts';
import type { CasesFilter } from './filter.ts';

/** A country's cases in numbers. */
export interface CountryCases {
  readonly country: Country;
  readonly cases: number;
  readonly open: number;
  /** When the last decision on any of them was adopted; null: none prints a day. */
  readonly lastDecision: Day | null;
}

/** One case in the list. */
export interface ListedCase {
  readonly code: string;
  readonly country: Country;
  /** Null: a collective case, of which nobody is listed. */
  readonly name: string | null;
  readonly person: PersonStatus | null;
  readonly status: DecisionStatus | null;
  readonly adopted: Day | null;
  readonly body: AdoptingBody;
  readonly session: number | null;
  /** How often this parliament acted for it. */
  readonly actions: number;
}

/** Cases on a page of the list. */
export const pageSize = 50;

/** Closed and inadmissible cases are over; of the others the examination goes on. */
const isOpen = sql`(d.status is null or d.status not in ('closed', 'inadmissible'))`;

/** A person's cases, and collective ones where no decision lists the persons: these count as they are listed. */
const known = sql`
  select c.code, c.country, c.name, c.status as person, c.last_decision as decision
    from desk.cases c where c.last_decision is not null
  union all
  select * from (
    select distinct on (code) upper(each) as code, d.country, null, null, d.id
      from desk.decisions d
      join desk.mailings m on m.id = d.mailing and m.state not in ('rejected', 'quarantined')
      cross join unnest(d.collective) each
     where d.collective <> '{}'
       and not exists (select from desk.decisions r where r.supersedes = d.id)
       and not exists (
         select from desk.decisions o join desk.decision_cases l on l.decision = o.id
          where o.country = d.country and o.collective && d.collective)
     order by code, d.adopted desc nulls last, d.id) collective`;

/** Of the last decision; where that lists none, of the last one that does. */
const violations = sql`
  case when cardinality(d.violations) > 0 then d.violations else coalesce((
    select o.violations from desk.decision_cases l
      join desk.decisions o on o.id = l.decision
      join desk.mailings m on m.id = o.mailing and m.state not in ('rejected', 'quarantined')
     where l.code = k.code and o.violations <> '{}'
     order by o.adopted desc nulls last limit 1), '{}') end`;

/** Numbers by country, of all countries: the country that is chosen does not hide the others. */
export async function casesByCountry(db: Executor, filter: CasesFilter): Promise<CountryCases[]> {
  const { rows } = await db.execute<{
    country: Country;
    cases: number;
    open: number;
    last: Day | null;
  }>(sql`
    select k.country, count(*)::int as cases, (count(*) filter (where ${isOpen}))::int as open,
           max(d.adopted)::text as last
      from (${known}) k join desk.decisions d on d.id = k.decision
     where ${where(filter)} group by k.country`);
  return rows
    .filter(({ country }) => !filter.region || regionOf(country) === filter.region)
    .map(({ country, cases, open, last }) => ({ country, cases, open, lastDecision: last }));
}

/** A page of the list. @param countries those whose cases are listed */
export async function casesOn(
  db: Executor,
  filter: CasesFilter,
  countries: readonly Country[],
  page: number,
): Promise<ListedCase[]> {
  if (!countries.length) return [];
  const { rows } = await db.execute<Omit<ListedCase, 'actions'> & Record<string, unknown>>(sql`
    select k.code, k.country, k.name, k.person, d.status, d.adopted::text as adopted, d.body, d.session
      from (${known}) k join desk.decisions d on d.id = k.decision
     where ${where(filter)} and k.country in (${listed(countries)})
     order by d.adopted desc nulls last, k.code
     limit ${pageSize} offset ${(page - 1) * pageSize}`);
  const acted = await actionsOnCases(db, rows);
  return rows.map((row) => ({
    code: row.code,
    country: row.country,
    name: row.name,
    person: row.person,
    status: row.status,
    adopted: row.adopted,
    body: row.body,
    session: row.session,
    actions: acted.get(row.code) ?? 0,
  }));
}

function where({ violation, status }: CasesFilter): SQL {
  const conditions = [
    ...(violation ? [sql`${violation} = any(${violations})`] : []),
    ...(status === 'open' ? [isOpen] : []),
    ...(status === 'over' ? [sql`not ${isOpen}`] : []),
    ...(status && status !== 'open' && status !== 'over' ? [sql`k.person = ${status}`] : []),
  ];
  return conditions.length ? sql.join(conditions, sql` and `) : sql`true`;
}
