import { and, count, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { links, mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';

/** Mailings that wait to be read, and those whose links are due to be followed first. */
export async function sweepReading(desk: Desk): Promise<JobRequest[]> {
  const isDue = or(isNull(links.nextTryAt), lte(links.nextTryAt, desk.clock.now()));
  const received = await desk.db
    .select({ id: mailings.id, waiting: count(links.id), due: sql<boolean>`bool_or(${isDue})` })
    .from(mailings)
    .leftJoin(links, and(eq(links.mailing, mailings.id), eq(links.state, 'waiting')))
    .where(eq(mailings.state, 'received'))
    .groupBy(mailings.id);
  return received.flatMap(({ id, waiting, due }) => {
    if (waiting === 0) return [job('read-mailing', { mailing: id })];
    return due ? [job('fetch-links', { mailing: id })] : [];
  });
}
