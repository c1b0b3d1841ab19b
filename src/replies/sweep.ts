import { and, eq } from 'drizzle-orm';
import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';

/** Orders that wait for an action to be recorded. */
export async function sweepReplies(desk: Desk): Promise<JobRequest[]> {
  const taken = await desk.db
    .select({ id: commands.id })
    .from(commands)
    .where(and(eq(commands.state, 'taken'), eq(commands.job, 'record-action')));
  return taken.map(({ id }) => job('record-action', { command: id }));
}
