import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import { deliveries, mailings, members, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { unwanted } from '../audience.ts';

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
  const untried = and(eq(deliveries.state, 'queued'), eq(deliveries.attempts, 0));
  const waiting = await desk.db
    .select({ id: deliveries.id, member: members, official: mailings.official })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(
      and(
        untried,
        or(
          isNotNull(members.endedOn),
          isNotNull(members.stoppedAt),
          isNotNull(members.pausedUntil),
        ),
      ),
    );
  const ids = waiting.flatMap(({ id, member, official }) =>
    unwanted(member, official, today) ? [id] : [],
  );
  if (!ids.length) return 0;
  return desk.db.transaction(async (tx) => {
    const rows = await tx
      .delete(deliveries)
      .where(and(inArray(deliveries.id, ids), untried))
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
