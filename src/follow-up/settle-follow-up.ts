import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../database/audit.ts';
import { moveCommand, moveFollowUp } from '../database/move.ts';
import { commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';

/** The orders that a clerk can give about a follow-up. */
const followUpOrder = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('done'), note: z.string().nullable() }),
  z.object({ verb: z.literal('waive'), reason: z.string() }),
]);

/** Closes a follow-up by a clerk's order; a late one changes nothing. */
export async function settleFollowUp(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const order = followUpOrder.parse(command.order);
  const now = desk.clock.now();
  const to = order.verb === 'done' ? 'done' : 'waived';
  const reason = order.verb === 'done' ? order.note : order.reason;
  await desk.db.transaction(async (tx) => {
    const closed = await moveFollowUp(tx, command.about, 'open', to, {
      closedAt: now,
      closedBy: command.person,
      reason,
    });
    await moveCommand(tx, id, 'taken', closed ? 'done' : 'refused', {
      outcome: closed ? to : 'too late',
    });
    if (closed)
      await record(tx, {
        at: now,
        who: command.person,
        what: to,
        thing: 'follow-up',
        thingId: command.about,
        message: command.message,
      });
  });
  return done;
}
