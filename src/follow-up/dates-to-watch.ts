import { inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { mailings } from '../database/tables.ts';
import { type DateToWatch, upcomingDates } from '../domain/dates-to-watch.ts';
import type { Day } from '../domain/day.ts';
import { decisionsInForce } from './decisions-in-force.ts';

/** What the decisions that this parliament follows up announce for today or later, the next first. */
export async function datesToWatch(db: Executor, today: Day): Promise<DateToWatch[]> {
  const approved = await db
    .select({ id: mailings.id })
    .from(mailings)
    .where(inArray(mailings.state, ['approved', 'distributed']));
  const inForce = await decisionsInForce(
    db,
    approved.map(({ id }) => id),
  );
  return upcomingDates([...inForce.values()].flat(), today);
}
