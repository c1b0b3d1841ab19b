import { asc, isNull } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { alerts } from '../database/tables.ts';

export type AlertRow = typeof alerts.$inferSelect;

/** What is not as it should be, the oldest first. */
export const openAlerts = (db: Executor): Promise<AlertRow[]> =>
  db.select().from(alerts).where(isNull(alerts.endedAt)).orderBy(asc(alerts.beganAt));
