import { and, eq, isNull, or } from 'drizzle-orm';
import { letters, reports } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { reportDueUntil } from './draft-report.ts';

/** What is due in reports, as the database knows it. */
export async function sweepReports(desk: Desk): Promise<JobRequest[]> {
  const until = await reportDueUntil(desk);
  // Not yet written, or accepted by the mail server and not yet called sent.
  const approved = await desk.db
    .select({ id: reports.id })
    .from(reports)
    .leftJoin(letters, eq(letters.id, reports.letter))
    .where(
      and(eq(reports.state, 'approved'), or(isNull(reports.letter), eq(letters.state, 'sent'))),
    );
  return [
    ...(until ? [job('draft-report', { until })] : []),
    ...approved.map(({ id }) => job('send-report', { report: id })),
    ...(await takenCommands(desk.db, 'decide-report')),
  ];
}
