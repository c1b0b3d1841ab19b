import { record } from '../database/audit.ts';
import { moveMessage } from '../database/move.ts';
import type { Desk } from '../desk.ts';
import type { Failure } from '../domain/evidence.ts';
import { tellClerk } from '../post/tell-clerk.ts';

/** Puts a message that could not be handled into the pen, with the reason, and tells the administrator. The bytes stay. */
export async function penMessage(desk: Desk, id: string, failure: Failure): Promise<void> {
  const { db, clock } = desk;
  const penned = await db.transaction(async (tx) => {
    const moved =
      (await moveMessage(tx, id, 'stored', 'failed', { failure })) ??
      (await moveMessage(tx, id, 'recognised', 'failed', { failure }));
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
    await tellClerk(desk, id, { reason: 'failed', evidence: [failure], orders: ['retry'] });
}
