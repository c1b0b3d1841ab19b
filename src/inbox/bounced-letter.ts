import { eq, inArray, or, type SQL } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import { moveLetter, moveMessage } from '../database/move.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { hashToken } from '../domain/token.ts';
import { tokenInMessageId } from '../incoming/reference.ts';
import type { Named } from './bounced-delivery.ts';

type Letter = typeof letters.$inferSelect;

/** The letter that a report is about: found as a delivery is. */
export async function bouncedLetter(desk: Desk, found: Named): Promise<Letter | null> {
  const { envelopeTokens, originalMessageId: id } = found;
  const byEnvelope = envelopeTokens.length
    ? await letterWhere(desk, inArray(letters.tokenHash, envelopeTokens.map(hashToken)))
    : null;
  if (byEnvelope || !id) return byEnvelope;
  const token = tokenInMessageId(id);
  const byId = await letterWhere(
    desk,
    or(eq(letters.messageId, id), ...(token ? [eq(letters.tokenHash, hashToken(token))] : [])),
  );
  return byId && found.recipient.toLowerCase() === byId.address.toLowerCase() ? byId : null;
}

/** Notes that a letter came back; the sweep then tells somebody who can be reached. */
export async function noteLetterBack(
  desk: Desk,
  message: string,
  { id, state }: Letter,
  response: string,
): Promise<boolean> {
  if (state !== 'sent' && state !== 'uncertain') return false;
  return desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, message, 'recognised', 'settled'))) return false;
    if (await moveLetter(tx, id, state, 'bounced', { response }))
      await record(tx, {
        at: desk.clock.now(),
        who: 'desk',
        what: 'bounced',
        thing: 'letter',
        thingId: id,
        message,
      });
    return true;
  });
}

async function letterWhere(desk: Desk, which: SQL | undefined): Promise<Letter | null> {
  const [row] = await desk.db.select().from(letters).where(which);
  return row ?? null;
}
