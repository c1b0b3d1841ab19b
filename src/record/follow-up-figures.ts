import { and, eq, gte, lte, ne } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { followUps, mailings } from '../database/tables.ts';
import { addWorkingDays, dayIn } from '../domain/working-days.ts';
import type { Period } from './period.ts';

/** What became of the follow-ups that fell due to committees. */
export interface FollowUpFigures {
  readonly inTime: number;
  readonly late: number;
  readonly waived: number;
  readonly open: number;
  /** Of the open ones. */
  readonly overdue: number;
}

/** Those that were opened, or last reopened, in the year. What a corrigendum has replaced is owed on the corrigendum. */
export async function followUpFigures(
  db: Executor,
  { calendar }: Pick<Config, 'calendar'>,
  { from, until }: Period,
  now: Date,
): Promise<FollowUpFigures> {
  const rows = await db
    .select({ followUp: followUps })
    .from(followUps)
    .innerJoin(mailings, eq(mailings.id, followUps.mailing))
    .where(
      and(
        gte(followUps.openedOn, from),
        lte(followUps.openedOn, until),
        ne(mailings.state, 'superseded'),
      ),
    );
  const settled = rows.map(({ followUp: { state, openedOn, workingDays, closedAt } }) => ({
    state,
    late: dayIn(calendar, closedAt ?? now) > addWorkingDays(calendar, openedOn, workingDays),
  }));
  const count = (state: string, late?: boolean): number =>
    settled.filter((each) => each.state === state && (late ?? each.late) === each.late).length;
  return {
    inTime: count('done', false),
    late: count('done', true),
    waived: count('waived'),
    open: count('open'),
    overdue: count('open', true),
  };
}
