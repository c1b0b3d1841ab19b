import { and, eq, exists, isNotNull, lte, not, or, sql } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import { deliveries, mailings, members, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';

/**
 * Takes back what was not yet tried for members who have meanwhile left, stopped or paused: what waits for a
 * digest, or for the hours of sending. They count as those who were never meant; whoever comes back is
 * reached as one who is missing.
 * @returns how many were taken back
 */
export async function withdrawUnwanted(desk: Desk): Promise<number> {
  // In trial mode the clerk gets them, whatever the member chose.
  if (desk.config.approval.trial) return 0;
  const now = desk.clock.now();
  const today = dayIn(desk.config.calendar, now);
  const left = lte(members.endedOn, today);
  const unwilling = or(isNotNull(members.stoppedAt), sql`${members.pausedUntil} > ${today}`);
  const official = exists(
    desk.db
      .select({ id: mailings.id })
      .from(notices)
      .innerJoin(mailings, eq(mailings.id, notices.mailing))
      .where(and(eq(notices.id, deliveries.notice), mailings.official)),
  );
  const unwanted = exists(
    desk.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, deliveries.member), or(left, and(unwilling, not(official))))),
  );
  return desk.db.transaction(async (tx) => {
    const rows = await tx
      .delete(deliveries)
      .where(and(eq(deliveries.state, 'queued'), eq(deliveries.attempts, 0), unwanted))
      .returning({ id: deliveries.id, notice: deliveries.notice });
    for (const { id, notice } of rows)
      await record(tx, {
        at: now,
        who: 'desk',
        what: 'withdrawn',
        thing: 'delivery',
        thingId: id,
        details: { notice },
      });
    return rows.length;
  });
}
