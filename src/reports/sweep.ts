import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { letters, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { reportDue } from './due.ts';
import { silentReports } from './tell-silence.ts';

/** What is due in reports, as the database knows it. */
export async function sweepReports(desk: Desk): Promise<JobRequest[]> {
  const { db } = desk;
  const due = await reportDue(desk);
  // A version that nobody was sent yet.
  const unasked = await db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.state, 'draft'), lt(reports.askedVersion, reports.version)));
  // Not yet written, or accepted by the mail server and not yet called sent.
  const approved = await db
    .select({ id: reports.id })
    .from(reports)
    .leftJoin(letters, eq(letters.id, reports.letter))
    .where(
      and(eq(reports.state, 'approved'), or(isNull(reports.letter), eq(letters.state, 'sent'))),
    );
  return [
    ...(due ? [job('draft-report', due)] : []),
    ...unasked.map(({ id }) => job('ask-report', { report: id })),
    ...approved.map(({ id }) => job('send-report', { report: id })),
    ...(await silentReports(db, desk)).map((report) => job('tell-silence', { report })),
    ...(await takenCommands(db, 'decide-report')),
  ];
}
