import { and, eq, gt, gte } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import type { ReportOccasion } from '../domain/report.ts';
import { dayIn, plusDays } from '../domain/working-days.ts';
import { countUntold } from './compose/untold.ts';
import { draftThatWaits, latestReport, untoldSince } from './rows.ts';

/** A report that has to be drafted. */
export interface DueReport {
  /** The first day that it no longer covers. */
  readonly until: Day;
  readonly occasion: ReportOccasion;
}

/** The report that is due now; null: none, or a draft waits, which has to be decided first. */
export async function reportDue(desk: Desk): Promise<DueReport | null> {
  const { db, config, clock } = desk;
  const today = dayIn(config.calendar, clock.now());
  const untold = await untoldSince(db, config);
  if (!untold || (await draftThatWaits(db))) return null;
  return (
    (await periodOver(db, config, today, untold)) ??
    (await beforeSession(db, config, today)) ??
    (await enoughDone(db, config, today))
  );
}

/** Today and all before it. */
export const untilNow = (today: Day): Day => plusDays(today, 1);

/** A month, quarter or year has ended that no report covers to its end. */
async function periodOver(
  db: Executor,
  { report }: Config,
  today: Day,
  untold: Day,
): Promise<DueReport | null> {
  if (report.every === 'never') return null;
  const begins = DateTime.fromISO(today, { zone: 'utc' })
    .startOf(report.every)
    .toFormat('yyyy-MM-dd') as Day;
  if (untold >= begins) return null;
  // Discarded: its time is told by the next one.
  const [drafted] = await db
    .select({ id: reports.id })
    .from(reports)
    .where(gte(reports.until, begins))
    .limit(1);
  return drafted ? null : { until: begins, occasion: 'period' };
}

/** A session of the IPU is near, and no report was drafted for it. */
async function beforeSession(
  db: Executor,
  { report }: Config,
  today: Day,
): Promise<DueReport | null> {
  const session = report.ipuSessions.find(
    ({ begins }) => today < begins && today >= plusDays(begins, -report.daysBeforeSession),
  );
  if (!session) return null;
  const opens = plusDays(session.begins, -report.daysBeforeSession);
  const [drafted] = await db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.occasion, 'session'), gt(reports.until, opens)))
    .limit(1);
  return drafted ? null : { until: untilNow(today), occasion: 'session' };
}

/** So many actions were recorded since the last draft: what a clerk left out of it brings no new one. */
async function enoughDone(db: Executor, { report }: Config, today: Day): Promise<DueReport | null> {
  if (report.afterActions === null) return null;
  const since = (await latestReport(db))?.draftedAt ?? null;
  return (await countUntold(db, since)) >= report.afterActions
    ? { until: untilNow(today), occasion: 'threshold' }
    : null;
}
