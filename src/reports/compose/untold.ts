import { and, eq, gt, isNull, lt, ne, notExists, type SQL } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { actions, reportActions, reports } from '../../database/tables.ts';
import type { Day } from '../../domain/day.ts';

/** What no report tells, nor a draft that waits. What a clerk left out of one is untold. */
const isUntold = (db: Executor): SQL | undefined =>
  and(
    isNull(actions.withdrawnAt),
    notExists(
      db
        .select()
        .from(reportActions)
        .innerJoin(reports, eq(reports.id, reportActions.report))
        .where(
          and(
            eq(reportActions.action, actions.id),
            eq(reportActions.omitted, false),
            ne(reports.state, 'discarded'),
          ),
        ),
    ),
  );

const mayLeave = ne(actions.visibility, 'internal');

/** Ids of the actions before a day that no report has told and that may leave the house. */
export async function untoldActions(db: Executor, until: Day): Promise<string[]> {
  const rows = await db
    .select({ id: actions.id })
    .from(actions)
    .where(and(isUntold(db), mayLeave, lt(actions.doneOn, until)));
  return rows.map(({ id }) => id);
}

/** How many actions recorded after a moment wait for a report. @param since null: all */
export const countUntold = (db: Executor, since: Date | null): Promise<number> =>
  db.$count(
    actions,
    and(isUntold(db), mayLeave, since ? gt(actions.recordedAt, since) : undefined),
  );

/** How many actions before a day are kept from all reports. */
export const countInternal = (db: Executor, until: Day): Promise<number> =>
  db.$count(
    actions,
    and(isUntold(db), eq(actions.visibility, 'internal'), lt(actions.doneOn, until)),
  );
