import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clerkOf } from '../../config.ts';
import { moveCommand } from '../../database/move.ts';
import { commands } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { OrderFault } from '../../domain/order-fault.ts';
import { messageRow } from '../../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { answerNotDone } from '../../post/order-not-done.ts';
import { orFaulty, queueSending, type ResendAnswer, resendIn } from './resend-notice.ts';

const sendOrder = z.object({ verb: z.literal('send'), uncertain: z.boolean() });

/** Carries out a clerk's `SEND <code>`; says so when there is nobody whom it could be sent to. */
export async function sendMissing(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const { uncertain } = sendOrder.parse(command.order);
  const answer = await orFaulty(desk, command.about, () =>
    desk.db.transaction(async (tx) => {
      const found = await resendIn(tx, desk, command.about, {
        uncertain,
        dryRun: false,
        by: command.person,
        message: command.message,
      });
      const sends = found.ok && found.again + found.fresh > 0;
      const taken = await moveCommand(tx, id, 'taken', sends ? 'done' : 'refused', {
        outcome: sends ? `send ${found.again + found.fresh}` : 'nobody to send to',
      });
      // Carried out meanwhile by another process: all of this is taken back.
      if (!taken) throw new Error(`The command ${id} was carried out by somebody else`);
      return found;
    }),
  );
  if (!answer.ok && answer.refused === 'faulty')
    await moveCommand(desk.db, id, 'taken', 'refused', { outcome: 'notices are faulty' });
  if (!answer.ok || answer.again + answer.fresh === 0) {
    await sayNobody(desk, command, answer);
    return nothingToDo('there is nobody whom it could be sent to');
  }
  await queueSending(desk, command.about);
  return done;
}

async function sayNobody(
  desk: Desk,
  command: typeof commands.$inferSelect,
  answer: ResendAnswer,
): Promise<void> {
  const clerk = clerkOf(desk.config, command.person);
  const fault: OrderFault = answer.ok
    ? { kind: 'nobody-to-send', leftOut: answer.leftOut }
    : { kind: 'not-sent', because: answer.refused };
  const given = command.message
    ? await messageRow(desk.db, command.message)
    : { id: command.id, messageId: null };
  await answerNotDone(
    desk,
    given,
    { ...clerk, role: 'clerk', salutation: clerk.name },
    { line: 'SEND', fault, possible: [] },
  );
}
