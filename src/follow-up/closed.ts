import { and, asc, desc, gte, ne } from 'drizzle-orm';
import { followUps } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { followUpsJoined } from './joined.ts';
import { type Owner, ownersOf } from './owners.ts';

/** A follow-up that was done or waived, with those who looked after it. */
export interface ClosedFollowUp {
  readonly row: typeof followUps.$inferSelect;
  readonly closedAt: Date;
  readonly subject: string;
  readonly registration: string;
  readonly owners: readonly Owner[];
}

/** What was done or waived since a moment and not reopened, the latest first. */
export async function closedSince(desk: Desk, since: Date): Promise<ClosedFollowUp[]> {
  const { config, db, clock } = desk;
  const today = dayIn(config.calendar, clock.now());
  const rows = await followUpsJoined(db)
    .where(and(ne(followUps.state, 'open'), gte(followUps.closedAt, since)))
    .orderBy(desc(followUps.closedAt), asc(followUps.committee), asc(followUps.id));
  return rows.flatMap(({ followUp: row, mailing, registration, member }) =>
    row.closedAt
      ? {
          row,
          closedAt: row.closedAt,
          subject: mailing.subject,
          registration: registration ?? '',
          owners: ownersOf(config, row, member, today).owners,
        }
      : [],
  );
}
