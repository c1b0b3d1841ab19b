import { and, eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { commands } from '../database/tables.ts';
import { type JobRequest, job } from '../jobs.ts';

type CommandJob =
  | 'decide-mailing'
  | 'send-missing'
  | 'settle-follow-up'
  | 'record-action'
  | 'answer-status'
  | 'decide-report'
  | 'send-round';

/** Orders that were taken from mails and wait for the job that carries them out. */
export async function takenCommands(db: Executor, name: CommandJob): Promise<JobRequest[]> {
  const taken = await db
    .select({ id: commands.id })
    .from(commands)
    .where(and(eq(commands.state, 'taken'), eq(commands.job, name)));
  return taken.map(({ id }) => job(name, { command: id }));
}
