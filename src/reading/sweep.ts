import { eq } from 'drizzle-orm';
import { mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';

/** Mailings that wait to be read. */
export async function sweepReading(desk: Desk): Promise<JobRequest[]> {
  const waiting = await desk.db
    .select({ id: mailings.id })
    .from(mailings)
    .where(eq(mailings.state, 'received'));
  return waiting.map(({ id }) => job('read-mailing', { mailing: id }));
}
