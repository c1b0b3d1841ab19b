import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../database/audit.ts';
import { moveCommand, moveMessage } from '../database/move.ts';
import { commands, messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobRequest, type JobResult, nothingToDo } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';

/** `retry`: what failed is tried again; `treat`: what the desk filed is a mailing, a clerk says. */
const roundOrder = z.object({ verb: z.enum(['retry', 'treat']) });

/** Sends a message round again on a clerk's order. It is handled from its bytes, as if it had just arrived. */
export async function sendRound(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const { verb } = roundOrder.parse(command.order);
  const message = command.about;
  const moved = await desk.db.transaction(async (tx) => {
    const fresh = { failure: null, notBefore: null, kind: null, next: null };
    const [known] = await tx.select().from(messages).where(eq(messages.id, message));
    const send = () =>
      verb === 'retry'
        ? moveMessage(tx, message, 'failed', 'stored', fresh)
        : moveMessage(tx, message, 'settled', 'stored', { ...fresh, treatAs: 'mailing' });
    // Without its bytes there is nothing to handle.
    const row = known?.erasedAt ? null : await send();
    await moveCommand(tx, id, 'taken', row ? 'done' : 'refused', {
      outcome: row ? verb : 'too late',
    });
    if (row)
      await record(tx, {
        at: desk.clock.now(),
        who: command.person,
        what: verb,
        thing: 'message',
        thingId: message,
        message: command.message,
      });
    return row !== null;
  });
  if (moved) await desk.queue.add('recognise-message', { message });
  return moved ? done : nothingToDo('the message was sent round before');
}

export const sweepRounds = (desk: Desk): Promise<JobRequest[]> =>
  takenCommands(desk.db, 'send-round');
