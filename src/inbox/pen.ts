import { record } from '../database/audit.ts';
import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import { tellClerk } from '../post/tell-clerk.ts';

/** Puts a message that could not be handled into the pen, with the reason, and tells the administrator. The bytes stay. */
export async function penMessage(desk: Desk, id: string, reason: string): Promise<void> {
  const { db, clock } = desk;
  const penned = await db.transaction(async (tx) => {
    const moved =
      (await moveMessage(tx, id, 'stored', 'failed', { failure: reason })) ??
      (await moveMessage(tx, id, 'recognised', 'failed', { failure: reason }));
    if (moved)
      await record(tx, {
        at: clock.now(),
        who: 'desk',
        what: 'penned',
        thing: 'message',
        thingId: id,
        message: id,
      });
    return moved !== null;
  });
  if (penned)
    await tellClerk(desk, id, { reason: 'failed', evidence: [reason], orders: ['retry'] });
}
