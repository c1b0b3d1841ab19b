import { and, eq, inArray, isNull, lte, min, or, type SQL, sql } from 'drizzle-orm';
import { moveDelivery } from '../../database/move.ts';
import { deliveries } from '../../database/tables.ts';
import type { Desk, FinishedMail } from '../../desk.ts';
import { again, done, type JobResult } from '../../jobs.ts';
import { afterSending } from '../../post/outcome.ts';
import { noticePrinter } from '../notice/print-notice.ts';
import { noticeRow, unsettled } from '../rows.ts';

/** Lanes of one notice run side by side; each takes what no other has taken. */
export const lanes = [0, 1] as const;

/**
 * Sends the queued deliveries of a notice, a handful at a time: `sending` is committed before their
 * SMTP dialogues and each outcome right after its own, so that a crash leaves only those few uncertain.
 */
export async function sendNotice(desk: Desk, id: string): Promise<JobResult> {
  const notice = await noticeRow(desk.db, id);
  const printNotice = await noticePrinter(desk, notice);
  // While the outcomes of one lane are written, the other keeps the connections busy.
  const handful = desk.config.delivery.connections;
  for (
    let claimed = await claim(desk, id, handful);
    claimed.length;
    claimed = await claim(desk, id, handful)
  )
    await Promise.all(
      claimed.map(async (delivery) => sendOne(desk, delivery, await printNotice(delivery))),
    );
  const later = await nextDue(desk, id);
  if (later) return again(later, 'the server said later');
  if ((await unsettled(desk.db, id)) === 0) await desk.queue.add('account-notice', { notice: id });
  return done;
}

type Claimed = typeof deliveries.$inferSelect;

/** Takes some due deliveries: two lanes never take the same one. */
async function claim(desk: Desk, notice: string, most: number): Promise<Claimed[]> {
  const due = desk.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.notice, notice), deliveryIsDue(desk)))
    .limit(most)
    .for('update', { skipLocked: true });
  return desk.db
    .update(deliveries)
    .set({
      state: 'sending',
      claimedAt: desk.clock.now(),
      attempts: sql`${deliveries.attempts} + 1`,
    })
    .where(inArray(deliveries.id, due))
    .returning();
}

/** Queued and its time has come; where it is configured so, also what has been uncertain for long enough. */
export function deliveryIsDue(desk: Desk): SQL | undefined {
  const now = desk.clock.now();
  const queued = and(
    eq(deliveries.state, 'queued'),
    or(isNull(deliveries.nextTryAt), lte(deliveries.nextTryAt, now)),
  );
  if (desk.config.delivery.uncertain === 'ask') return queued;
  return or(
    queued,
    and(eq(deliveries.state, 'uncertain'), lte(deliveries.claimedAt, uncertainSince(desk))),
  );
}

/** What was being sent before this moment and has no outcome is uncertain. */
export const uncertainSince = (desk: Desk): Date =>
  new Date(desk.clock.now().getTime() - desk.config.delivery.uncertainAfterSeconds * 1000);

async function sendOne(desk: Desk, delivery: Claimed, printed: FinishedMail): Promise<void> {
  const outcome = await desk.postman.send(printed);
  const after = afterSending(outcome, delivery, desk.clock.now());
  await moveDelivery(desk.db, delivery.id, 'sending', after.to, after.set);
}

/** When the next delivery that the server put off is due. */
async function nextDue(desk: Desk, notice: string): Promise<Date | null> {
  const [row] = await desk.db
    .select({ at: min(deliveries.nextTryAt) })
    .from(deliveries)
    .where(and(eq(deliveries.notice, notice), eq(deliveries.state, 'queued')));
  return row?.at ?? null;
}
