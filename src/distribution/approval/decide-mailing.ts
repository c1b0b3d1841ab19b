import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveCommand, moveMailing } from '../../database/move.ts';
import { commands, mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { type Day, isDay } from '../../domain/day.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { nameOf } from '../../post/deciders.ts';
import { casesOfMailing, refreshCases } from '../../post/refresh-cases.ts';
import { sayYes } from './approve.ts';
import { correct, correctOrder } from './correct-decision.ts';
import { hold } from './hold.ts';
import { introduce } from './introduce.ts';
import { lateAnswer } from './late-answer.ts';
import { readAgain, readOrder } from './read-again.ts';
import { carriedOut, type Hand, type MailingRow, type Ruling, refused } from './ruling.ts';
import { tellDeciders } from './tell-deciders.ts';

/** The orders that a clerk can give about a mailing. */
const mailingOrder = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('approve'),
    committees: z.array(z.string()),
    official: z.boolean().default(false),
    seen: z.coerce.date().optional(),
  }),
  z.object({
    verb: z.literal('hold'),
    until: z
      .custom<Day>((day) => typeof day === 'string' && isDay(day))
      .nullable()
      .default(null),
    unclear: z.boolean().default(false),
  }),
  z.object({ verb: z.literal('introduce'), text: z.string().nullable() }),
  z.object({ verb: z.literal('release') }),
  z.object({ verb: z.literal('reject'), reason: z.string().nullable() }),
  correctOrder,
  readOrder,
]);
type MailingOrder = z.infer<typeof mailingOrder>;

/** Carries out an order; a late one changes nothing and is answered with what became of it. */
export async function decideMailing(desk: Desk, id: string): Promise<JobResult> {
  const ruled = await desk.db.transaction(async (tx) => {
    const [command] = await tx.select().from(commands).where(eq(commands.id, id)).for('update');
    if (command?.state !== 'taken') return null;
    const { person, message, about } = command;
    const hand = { by: person, at: desk.clock.now(), message };
    const decided = await decide(tx, desk, about, mailingOrder.parse(command.order), hand, id);
    const { outcome } = decided;
    await moveCommand(tx, id, 'taken', decided.done ? 'done' : 'refused', { outcome });
    return decided;
  });
  if (!ruled) return nothingToDo('carried out before');
  await goOn(desk, ruled);
  return ruled.done ? done : nothingToDo(ruled.outcome);
}

type Decided = Ruling & { readonly mailing: string; readonly letters: readonly string[] };

/** @param once says which order it is: its answers are written once */
async function decide(
  tx: Transaction,
  desk: Desk,
  id: string,
  order: MailingOrder,
  hand: Hand,
  once: string,
): Promise<Decided> {
  // Orders about one mailing are carried out one after the other.
  const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, id)).for('update');
  if (!mailing) throw new Error(`No mailing ${id}`);
  const ruling =
    (await carryOut(tx, desk, mailing, order, hand)) ??
    refused('too late', await lateAnswer(tx, desk.config, mailing));
  if (ruling.done)
    await record(tx, {
      at: hand.at,
      who: hand.by,
      what: ruling.outcome,
      thing: 'mailing',
      thingId: id,
      message: hand.message,
      details: ruling.details ?? null,
    });
  return {
    ...ruling,
    mailing: id,
    letters: await tellDeciders(tx, desk, mailing, hand, once, ruling),
  };
}

async function goOn(desk: Desk, { next, mailing, letters }: Decided): Promise<void> {
  if (next) await desk.queue.add(next, { mailing });
  for (const letter of letters) await desk.queue.add('send-letter', { letter });
}

/** Null: the mailing is no longer, or not yet, in a state to which the order could be done. */
async function carryOut(
  tx: Transaction,
  desk: Desk,
  mailing: MailingRow,
  order: MailingOrder,
  hand: Hand,
): Promise<Ruling | null> {
  // It stays unproven, so it still goes out only with a yes.
  if (order.verb === 'release')
    return (await moveMailing(tx, mailing.id, 'quarantined', 'received'))
      ? carriedOut('release', { next: 'read-mailing' })
      : null;
  if (order.verb === 'reject') return reject(tx, desk, mailing, order.reason, hand);
  if (mailing.state !== 'read') return null;
  switch (order.verb) {
    case 'approve':
      return sayYes(tx, desk, mailing, order, hand);
    case 'hold':
      return hold(tx, desk, mailing, order, hand);
    case 'introduce':
      return introduce(tx, mailing, order.text);
    case 'correct':
      await correct(tx, mailing.id, order, hand);
      return carriedOut('correct', { next: 'ask-approval' });
    case 'read':
      return (await readAgain(tx, mailing.id, order))
        ? carriedOut('read', { next: 'read-mailing' })
        : null;
  }
}

/** Also what was put aside unread. What a rejected mailing said of its cases counts no more. */
async function reject(
  tx: Transaction,
  { config }: Desk,
  { id, state }: MailingRow,
  reason: string | null,
  { by, at }: Hand,
): Promise<Ruling | null> {
  if (state !== 'read' && state !== 'quarantined') return null;
  await moveMailing(tx, id, state, 'rejected', { rejectedFor: reason });
  await refreshCases(tx, await casesOfMailing(tx, id));
  // Of what was put aside only the administrator knows.
  const news = { kind: 'rejected', who: nameOf(config, by), at, reason } as const;
  return carriedOut('reject', { news: state === 'read' ? news : null });
}
