import { and, eq, type InferSelectModel } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { commandMoves } from '../domain/command.ts';
import type { deliveryMoves } from '../domain/delivery.ts';
import type { followUpMoves } from '../domain/follow-up.ts';
import type { intentionMoves } from '../domain/intention.ts';
import type { linkMoves } from '../domain/link.ts';
import type { mailingMoves } from '../domain/mailing.ts';
import type { messageMoves } from '../domain/message.ts';
import type { Moves, NextOf, StateOf } from '../domain/moves.ts';
import type { replyMoves } from '../domain/reply.ts';
import type { reportMoves } from '../domain/report.ts';
import type { Executor } from './database.ts';
import {
  commands,
  deliveries,
  followUps,
  intentions,
  letters,
  links,
  mailings,
  messages,
  replies,
  reports,
} from './tables.ts';

type Stateful = PgTable & { id: PgColumn; state: PgColumn };

/**
 * Makes the mover of one table: `update … where id = … and state = from`. It answers the row as it is
 * after the move, or null when it was not in `from`: then somebody else was there first, and there is nothing to do.
 */
function mover<T extends Stateful, M extends Moves>(table: T) {
  return async <From extends StateOf<M>>(
    db: Executor,
    id: string,
    from: From,
    to: NextOf<M, From>,
    set: Partial<Omit<InferSelectModel<T>, 'id' | 'state'>> = {},
  ): Promise<InferSelectModel<T> | null> => {
    const rows = await db
      .update(table)
      .set({ ...set, state: to } as never)
      .where(and(eq(table.id, id), eq(table.state, from)))
      .returning();
    return (rows as InferSelectModel<T>[])[0] ?? null;
  };
}

export const moveMessage = mover<typeof messages, typeof messageMoves>(messages);
export const moveMailing = mover<typeof mailings, typeof mailingMoves>(mailings);
export const moveLink = mover<typeof links, typeof linkMoves>(links);
export const moveDelivery = mover<typeof deliveries, typeof deliveryMoves>(deliveries);
export const moveLetter = mover<typeof letters, typeof deliveryMoves>(letters);
export const moveCommand = mover<typeof commands, typeof commandMoves>(commands);
export const moveFollowUp = mover<typeof followUps, typeof followUpMoves>(followUps);
export const moveReport = mover<typeof reports, typeof reportMoves>(reports);
export const moveReply = mover<typeof replies, typeof replyMoves>(replies);
export const moveIntention = mover<typeof intentions, typeof intentionMoves>(intentions);
