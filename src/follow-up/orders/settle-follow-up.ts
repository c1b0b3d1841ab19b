import { eq } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveCommand } from '../../database/move.ts';
import { commands, followUps, members } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { followUpById } from '../changed-letter.ts';
import { type Owner, ownerOfClerk, ownerOfMember } from '../owners.ts';
import { assign } from './assign.ts';
import { closeAsDone, reopen, waive } from './close.ts';
import { type FollowUpOrder, followUpOrder } from './follow-up-order.ts';
import { type Ordered, type Outcome, refused } from './outcome.ts';
import { note, snooze } from './snooze.ts';
import { split } from './split.ts';
import { tellOutcome } from './tell-outcome.ts';
import { whoMayOrder } from './who-may-order.ts';

/**
 * Carries out an order about a follow-up, once, and answers it. One that comes too late, or from somebody who
 * looks after it no more, changes nothing and is answered too.
 */
export async function settleFollowUp(desk: Desk, id: string): Promise<JobResult> {
  const settled = await desk.db.transaction(async (tx) => {
    const [command] = await tx.select().from(commands).where(eq(commands.id, id)).for('update');
    if (command?.state !== 'taken') return null;
    // Orders about one follow-up are carried out one after the other.
    await tx.select().from(followUps).where(eq(followUps.id, command.about)).for('update');
    const known = await followUpById(tx, desk, command.about);
    const by = await personOf(tx, desk, command.person);
    const ordered = { command, known, by, at: desk.clock.now() };
    const order = followUpOrder.parse(command.order);
    const outcome = await carryOut(tx, desk, order, ordered);
    await moveCommand(tx, id, 'taken', outcome.done ? 'done' : 'refused', {
      outcome: outcome.answer.kind,
    });
    if (outcome.done)
      await record(tx, {
        at: ordered.at,
        who: by.id,
        what: outcome.answer.kind,
        thing: 'follow-up',
        thingId: known.row.id,
        message: command.message,
      });
    return tellOutcome(tx, desk, ordered, outcome);
  });
  if (!settled) return nothingToDo('carried out before');
  for (const letter of settled) await desk.queue.add('send-letter', { letter });
  return done;
}

async function carryOut(
  tx: Transaction,
  desk: Desk,
  order: FollowUpOrder,
  ordered: Ordered,
): Promise<Outcome> {
  const { known, by } = ordered;
  const { row, mailing } = known;
  const may = whoMayOrder(desk.config, { committee: row.committee, owners: known.owners });
  if (!may.has(by.id))
    return refused({ kind: 'not-yours', names: known.owners.map(({ name }) => name) });
  if (order.verb === 'reopen')
    return mailing.state === 'superseded'
      ? refused({ kind: 'superseded' })
      : reopen(tx, desk, ordered);
  if (row.state !== 'open')
    return refused({
      kind: 'closed',
      waived: row.state === 'waived',
      name: await nameOf(tx, desk, row.closedBy),
      at: row.closedAt ?? ordered.at,
    });
  switch (order.verb) {
    case 'done':
      return closeAsDone(tx, desk, order, ordered);
    case 'waive':
      return waive(tx, order, ordered);
    case 'snooze':
      return snooze(tx, desk, order, ordered);
    case 'assign':
      return assign(tx, desk, order, ordered);
    case 'note':
      return note(tx, order, ordered);
    case 'split':
      return split(tx, desk, order, ordered);
  }
}

/** @throws when there is nobody: only who is known can give an order */
async function personOf(tx: Transaction, { config }: Desk, id: string): Promise<Owner> {
  const clerk = config.clerks.find((each) => each.id === id);
  if (clerk) return ownerOfClerk(clerk);
  const [member] = await tx.select().from(members).where(eq(members.id, id));
  if (!member) throw new Error(`Nobody is known as ${id}`);
  return ownerOfMember(member);
}

/** Of whoever closed it, perhaps long ago. */
async function nameOf(tx: Transaction, desk: Desk, id: string | null): Promise<string> {
  if (id === null || id === 'desk') return 'Solidarity Desk';
  const clerk = desk.config.clerks.find((each) => each.id === id);
  if (clerk) return clerk.name;
  const isMember = /^[0-9a-f]{8}-/.test(id);
  const [member] = isMember ? await tx.select().from(members).where(eq(members.id, id)) : [];
  return member?.name ?? id;
}
