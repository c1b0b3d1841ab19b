import { and, eq, gte } from 'drizzle-orm';
import { chores } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { type JobRequest, job } from '../../jobs.ts';
import { choreName } from './erase-expired.ts';

/** Once a day. */
export async function sweepRetention({ db, clock, config }: Desk): Promise<JobRequest[]> {
  const day = dayIn(config.calendar, clock.now());
  const [done] = await db
    .select()
    .from(chores)
    .where(and(eq(chores.name, choreName), gte(chores.doneOn, day)));
  return done ? [] : [job('erase-expired', { day })];
}
