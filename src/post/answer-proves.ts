import { eq, or } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { moveDelivery } from '../database/move.ts';
import { deliveries } from '../database/tables.ts';
import { addressWorks } from './address-standing.ts';
import type { Answered } from './find-answered.ts';

/**
 * Who answers a notice has got it: a delivery that was uncertain was sent, and the address works if
 * that is where the answer came from. Run twice it changes nothing more.
 * @param sender of the answer
 */
export async function answerProves(
  db: Executor,
  answered: Answered,
  sender: string | null,
  now: Date,
  message: string,
): Promise<void> {
  if (answered.kind !== 'delivery') return;
  const { delivery } = answered;
  if (delivery.state === 'uncertain') {
    const told = await db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(or(eq(deliveries.id, delivery.id), eq(deliveries.digestOf, delivery.id)));
    for (const { id } of told)
      await moveDelivery(db, id, 'uncertain', 'sent', { sentAt: delivery.claimedAt ?? now });
  }
  if (sender?.toLowerCase() === delivery.address.toLowerCase())
    await addressWorks(db, delivery, now, message);
}
