import { randomUUID } from 'node:crypto';
import { record } from '../database/audit.ts';
import { reportActions, reports, reportVersions } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn, plusDays } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { composeReport } from './compose/compose-report.ts';
import { untoldActions } from './compose/untold.ts';
import type { DueReport } from './due.ts';
import { draftThatWaits, latestReport, untoldSince } from './rows.ts';

/** Drafts the report on everything before the day `until`; one draft at a time. */
export async function draftReport(desk: Desk, due: DueReport): Promise<JobResult> {
  const { db, config, clock } = desk;
  const latest = await latestReport(db);
  if (await draftThatWaits(db)) return nothingToDo('a draft waits');
  if (due.occasion === 'period' && latest && latest.until >= due.until)
    return nothingToDo('drafted before');
  const today = dayIn(config.calendar, clock.now());
  const lastDay = plusDays(due.until, -1);
  const since = (await untoldSince(db, config)) ?? lastDay;
  // A second report of one day is about that day.
  const [from = since] = [since, lastDay].sort();
  const id = randomUUID();
  const frame = {
    number: (latest?.number ?? 0) + 1,
    from,
    until: due.until,
    introduction: null,
  };
  const actions = await untoldActions(db, due.until);
  const content = await composeReport(db, config, frame, actions, today);
  const drafted = await db.transaction(async (tx) => {
    const at = clock.now();
    const row = { id, ...frame, occasion: due.occasion, version: 1, draftedAt: at };
    // Another process may have drafted this number, or any, at this moment.
    const inserted = await tx.insert(reports).values(row).onConflictDoNothing().returning();
    if (!inserted.length) return false;
    await tx.insert(reportVersions).values({
      report: id,
      version: 1,
      content,
      madeAt: at,
      madeBy: 'desk',
      change: { kind: 'drafted' },
    });
    if (actions.length)
      await tx.insert(reportActions).values(actions.map((action) => ({ report: id, action })));
    await record(tx, {
      at,
      who: 'desk',
      what: 'drafted',
      thing: 'report',
      thingId: id,
      details: { number: frame.number, actions: actions.length, occasion: due.occasion },
    });
    return true;
  });
  if (!drafted) return nothingToDo('drafted by somebody else');
  await desk.queue.add('ask-report', { report: id });
  return done;
}
