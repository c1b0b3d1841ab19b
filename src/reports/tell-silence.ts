import { and, eq, isNull, lte } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';

const day = 24 * 60 * 60 * 1000;

const unanswered = (desk: Desk) =>
  and(
    eq(reports.state, 'sent'),
    isNull(reports.silenceToldAt),
    lte(reports.sentAt, new Date(desk.clock.now().getTime() - desk.config.report.answerDays * day)),
  );

/** Reports that the IPU has not answered in the configured time, and nobody was told. */
export const silentReports = async (db: Executor, desk: Desk): Promise<string[]> =>
  (await db.select({ id: reports.id }).from(reports).where(unanswered(desk))).map(({ id }) => id);

/** Tells the clerk, once, that a report has no answer. */
export async function tellSilence(desk: Desk, id: string): Promise<JobResult> {
  const { config, clock, db } = desk;
  const [report] = await db
    .select()
    .from(reports)
    .where(and(eq(reports.id, id), unanswered(desk)));
  if (!report?.sentAt) return nothingToDo('answered, or told before');
  const { sentAt, number } = report;
  const clerk = clerkOf(config, config.group.clerk);
  const letter = await prepareLetter(desk, {
    once: `report-unanswered:${id}`,
    mail: 'report-unanswered',
    to: clerk,
    about: { kind: 'report', id },
    data: () => ({
      clerk: clerk.name,
      number,
      to: config.report.to,
      sentOn: dayIn(config.calendar, sentAt),
      days: Math.floor((clock.now().getTime() - sentAt.getTime()) / day),
    }),
  });
  const told = await db.transaction(async (tx) => {
    const rows = await tx
      .update(reports)
      .set({ silenceToldAt: clock.now() })
      .where(and(eq(reports.id, id), unanswered(desk)))
      .returning({ id: reports.id });
    return rows.length > 0 && insertLetter(tx, letter);
  });
  if (!told) return nothingToDo('answered, or told before');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}
