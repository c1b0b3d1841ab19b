import { and, asc, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { actions, intentions } from '../../database/tables.ts';
import type { Country } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import {
  type ReportContent,
  type ReportOpen,
  type ReportPlan,
  reportFormat,
} from '../../domain/report-content.ts';
import { plusDays } from '../../domain/working-days.ts';
import { openFollowUps } from '../../follow-up/rows.ts';
import { correctionsOf } from './corrections.ts';
import { figuresOf } from './figures.ts';
import { inOrder, namesOf, quoted, toldActions } from './told-actions.ts';

/** What is fixed of a report before its words are found. */
export interface ReportFrame {
  readonly number: number;
  readonly from: Day;
  /** The first day that it no longer covers. */
  readonly until: Day;
  readonly introduction: string | null;
}

/**
 * What a report says: these actions, what is planned and still open today, and what of earlier reports no
 * longer holds. Of these actions, what was withdrawn or became internal is not told.
 */
export async function composeReport(
  db: Executor,
  config: Config,
  { number, from, until, introduction }: ReportFrame,
  actionIds: readonly string[],
  today: Day,
): Promise<ReportContent> {
  const rows = actionIds.length
    ? await db
        .select()
        .from(actions)
        .where(
          and(
            inArray(actions.id, [...actionIds]),
            isNull(actions.withdrawnAt),
            ne(actions.visibility, 'internal'),
          ),
        )
        .orderBy(asc(actions.doneOn), asc(actions.recordedAt), asc(actions.id))
    : [];
  const told = await toldActions(db, config, rows);
  const { chamber, report, mail } = config;
  return {
    format: reportFormat,
    number,
    language: report.language,
    parliament: { id: chamber.id, name: chamber.name, country: chamber.country },
    contact: mail.contact,
    from,
    until: plusDays(until, -1),
    introduction: introduction ? quoted(introduction) : null,
    figures: await figuresOf(db, config, { from, until }, told),
    actions: told,
    planned: await planned(db, today),
    open: await stillOpen(db, config, today),
    corrections: await correctionsOf(db, config, number),
  };
}

/** A plan whose day is over and of which nothing was heard is none to be told. */
async function planned(db: Executor, today: Day): Promise<ReportPlan[]> {
  const rows = await db
    .select()
    .from(intentions)
    .where(
      and(
        eq(intentions.state, 'planned'),
        or(isNull(intentions.plannedFor), gte(intentions.plannedFor, today)),
      ),
    )
    .orderBy(asc(intentions.plannedFor), asc(intentions.recordedAt), asc(intentions.id));
  const named = await namesOf(
    db,
    rows.flatMap(({ cases }) => cases),
  );
  return rows.map(({ kind, plannedFor, countries, cases }) => ({
    kind,
    plannedFor,
    countries: [...new Set([...countries, ...cases.map((code) => code.slice(0, 3))])] as Country[],
    cases: inOrder(cases.map((code) => ({ code, name: named.get(code) ?? '' }))),
  }));
}

async function stillOpen(db: Executor, config: Config, today: Day): Promise<ReportOpen[]> {
  const owed = await openFollowUps(db, config, today);
  const named = await namesOf(
    db,
    owed.flatMap(({ cases }) => cases),
  );
  return owed.map(({ committee: code, subject, part, cases, deadline, overdue }) => ({
    committee: { code, name: config.committees.find((c) => c.code === code)?.name ?? code },
    subject,
    // All of the mailing's say no more than its subject.
    cases: part ? inOrder(cases.map((each) => ({ code: each, name: named.get(each) ?? '' }))) : [],
    deadline,
    overdue,
  }));
}
