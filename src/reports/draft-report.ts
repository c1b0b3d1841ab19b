import { randomUUID } from 'node:crypto';
import { min } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { mailings, reportActions, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { quarterOf } from '../domain/registration.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { composeReport } from './compose-report.ts';
import { lastReport } from './rows.ts';

/** Drafts the report on everything before the day `until` and puts it before the clerk. */
export async function draftReport(desk: Desk, until: Day): Promise<JobResult> {
  const { config, db, clock } = desk;
  const last = await lastReport(db);
  if (last.coveredUntil && last.coveredUntil >= until) return nothingToDo('drafted before');
  const id = randomUUID();
  const number = last.number + 1;
  const from =
    last.coveredUntil ??
    (await firstDay(desk)) ??
    quarterOf(dayIn(config.calendar, clock.now())).from;
  const { content, actionIds } = await composeReport(desk, number, from, until);
  const clerk = clerkOf(config, config.group.clerk);
  const letter = await prepareLetter(desk, {
    once: `report-draft:${number}`,
    mail: 'report-draft',
    to: clerk,
    about: { kind: 'report', id },
    data: ({ reply, code }) => ({
      clerk: clerk.name,
      code,
      reply,
      to: config.report.to,
      report: { ...content, reply },
    }),
  });
  const drafted = await db.transaction(async (tx) => {
    const row = { id, number, from, until, content, draftedAt: clock.now() };
    if (!(await tx.insert(reports).values(row).onConflictDoNothing().returning()).length)
      return false;
    if (actionIds.length)
      await tx.insert(reportActions).values(actionIds.map((action) => ({ report: id, action })));
    await insertLetter(tx, letter);
    await record(tx, {
      at: clock.now(),
      who: 'desk',
      what: 'drafted',
      thing: 'report',
      thingId: id,
      details: { number, actions: actionIds.length },
    });
    return true;
  });
  if (drafted) await desk.queue.add('send-letter', { letter: letter.id });
  return drafted ? done : nothingToDo('drafted by somebody else');
}

/** The day of the first mailing. */
async function firstDay(desk: Desk): Promise<Day | null> {
  const [row] = await desk.db.select({ at: min(mailings.receivedAt) }).from(mailings);
  return row?.at ? dayIn(desk.config.calendar, row.at) : null;
}

/** The day until which a report is due now: the beginning of this quarter, when no report covers the one before. */
export async function reportDueUntil(desk: Desk): Promise<Day | null> {
  if (desk.config.report.every === 'never') return null;
  const { from } = quarterOf(dayIn(desk.config.calendar, desk.clock.now()));
  const covered = (await lastReport(desk.db)).coveredUntil ?? (await firstDay(desk));
  return covered && covered < from ? from : null;
}
