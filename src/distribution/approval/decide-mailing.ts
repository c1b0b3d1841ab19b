import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveCommand, moveMailing } from '../../database/move.ts';
import { commands, mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { casesOfMailing, refreshCases } from '../../post/refresh-cases.ts';
import { correct, correctOrder } from './correct-decision.ts';
import { readAgain, readOrder } from './read-again.ts';
import { supersedeCorrected } from './supersede.ts';

/** The orders that a clerk can give about a mailing. */
const mailingOrder = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('approve'), committees: z.array(z.string()) }),
  z.object({ verb: z.literal('hold') }),
  z.object({ verb: z.literal('release') }),
  z.object({ verb: z.literal('reject'), reason: z.string().nullable() }),
  correctOrder,
  readOrder,
]);
type MailingOrder = z.infer<typeof mailingOrder>;

/** Carries out a clerk's order about a mailing; a late one changes nothing. */
export async function decideMailing(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('carried out before');
  const order = mailingOrder.parse(command.order);
  const moved = await desk.db.transaction(async (tx) => {
    const changed = await carryOut(tx, desk, command, order);
    await moveCommand(tx, id, 'taken', changed ? 'done' : 'refused', {
      outcome: changed ? order.verb : 'too late',
    });
    if (changed)
      await record(tx, {
        at: desk.clock.now(),
        who: command.person,
        what: order.verb,
        thing: 'mailing',
        thingId: command.about,
        message: command.message,
      });
    return changed;
  });
  if (moved && order.verb === 'approve')
    await desk.queue.add('distribute-mailing', { mailing: command.about });
  if (moved && (order.verb === 'release' || order.verb === 'read'))
    await desk.queue.add('read-mailing', { mailing: command.about });
  if (moved && order.verb === 'correct')
    await desk.queue.add('ask-approval', { mailing: command.about });
  return moved ? done : nothingToDo('the mailing was decided before');
}

async function carryOut(
  tx: Transaction,
  desk: Desk,
  { about: mailing, person: clerk, message }: typeof commands.$inferSelect,
  order: MailingOrder,
): Promise<boolean> {
  const now = desk.clock.now();
  if (order.verb === 'correct') return correct(tx, mailing, order, { by: clerk, at: now, message });
  if (order.verb === 'read') return readAgain(tx, mailing, order);
  if (order.verb === 'hold') {
    const held = await tx
      .update(mailings)
      .set({ heldAt: now })
      .where(and(eq(mailings.id, mailing), eq(mailings.state, 'read')))
      .returning({ id: mailings.id });
    return held.length > 0;
  }
  // It stays unproven, so it still goes out only with a yes.
  if (order.verb === 'release')
    return (await moveMailing(tx, mailing, 'quarantined', 'received')) !== null;
  if (order.verb === 'reject') return reject(tx, mailing, order.reason);
  return approve(tx, desk, mailing, { by: clerk, only: order.committees });
}

/** Also what was put aside unread. What a rejected mailing said of its cases counts no more. */
async function reject(tx: Transaction, mailing: string, reason: string | null): Promise<boolean> {
  const set = { rejectedFor: reason };
  const moved =
    (await moveMailing(tx, mailing, 'read', 'rejected', set)) ??
    (await moveMailing(tx, mailing, 'quarantined', 'rejected', set));
  if (moved) await refreshCases(tx, await casesOfMailing(tx, mailing));
  return moved !== null;
}

/** @param how `only`: the committees that a clerk named; none: all of them, and every member */
async function approve(
  tx: Transaction,
  desk: Desk,
  mailing: string,
  how: { by: string; only: string[] },
): Promise<boolean> {
  const committees = how.only.length ? how.only : desk.config.committees.map((c) => c.code);
  const set = {
    approvedAt: desk.clock.now(),
    approvedBy: how.by,
    committees,
    onlyCommittees: how.only.length > 0,
  };
  const moved = await moveMailing(tx, mailing, 'read', 'approved', set);
  if (moved) await supersedeCorrected(tx, mailing, desk.clock.now());
  return moved !== null;
}

/** Approves a mailing that nobody answered in time. */
export async function approveUnanswered(desk: Desk, mailing: string): Promise<boolean> {
  const by = desk.config.approval.mode === 'automatic' ? 'automatic' : 'delay';
  const approved = await desk.db.transaction(async (tx) => {
    const moved = await approve(tx, desk, mailing, { by, only: [] });
    if (moved)
      await record(tx, {
        at: desk.clock.now(),
        who: 'desk',
        what: `approve (${by})`,
        thing: 'mailing',
        thingId: mailing,
      });
    return moved;
  });
  if (approved) await desk.queue.add('distribute-mailing', { mailing });
  return approved;
}
