import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../database/audit.ts';
import { moveCommand, moveReport } from '../database/move.ts';
import { commands, reportActions } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';

/** The orders that a clerk can give about a report. */
const reportOrder = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('approve') }),
  z.object({ verb: z.literal('reject'), reason: z.string().nullable() }),
]);

/** Carries out a clerk's order about a report. A discarded draft gives its actions back to the next one. */
export async function decideReport(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const order = reportOrder.parse(command.order);
  const now = desk.clock.now();
  const approved = await desk.db.transaction(async (tx) => {
    const moved =
      order.verb === 'approve'
        ? await moveReport(tx, command.about, 'draft', 'approved', {
            approvedAt: now,
            approvedBy: command.person,
          })
        : await moveReport(tx, command.about, 'draft', 'discarded');
    await moveCommand(tx, id, 'taken', moved ? 'done' : 'refused', {
      outcome: moved ? order.verb : 'too late',
    });
    if (!moved) return false;
    if (order.verb === 'reject')
      await tx.delete(reportActions).where(eq(reportActions.report, command.about));
    await record(tx, {
      at: now,
      who: command.person,
      what: order.verb,
      thing: 'report',
      thingId: command.about,
      message: command.message,
    });
    return order.verb === 'approve';
  });
  if (approved) await desk.queue.add('send-report', { report: command.about });
  return done;
}
