import { eq, inArray, or, type SQL } from 'drizzle-orm';
import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import { record } from '../database/audit.ts';
import { moveLetter, moveMessage } from '../database/move.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { hashToken } from '../domain/token.ts';
import { tokenInMessageId } from '../incoming/reference.ts';
import { insertLetter } from '../post/letters.ts';
import type { Named } from './bounced-delivery.ts';
import { faultLetter } from './tell-administrator.ts';

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

/** Notes that a letter came back and tells somebody else: who should have read it does not know. */
export async function noteLetterBack(
  desk: Desk,
  message: string,
  letter: Letter,
  said: string,
): Promise<boolean> {
  const { state } = letter;
  if (state !== 'sent' && state !== 'uncertain') return false;
  const told = await faultLetter(
    desk,
    `letter-bounced:${letter.id}`,
    {
      what: 'A letter of the desk came back',
      happened: `The letter “${letter.subject}” to ${letter.address} came back, so its reader does not know what it says. Nothing else has changed by it.`,
      details: [`The mail server said: ${said}`],
      todo: 'Tell its reader. If the address has changed, correct it: of a clerk in desk.yaml, of a member in the list of members, of the IPU under report.to.',
    },
    somebodyElse(desk.config, letter.address),
  );
  return desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, message, 'recognised', 'settled'))) return false;
    const back = await moveLetter(tx, letter.id, state, 'bounced', { response: said });
    if (!back) return true;
    await insertLetter(tx, told);
    await record(tx, {
      at: desk.clock.now(),
      who: 'desk',
      what: 'bounced',
      thing: 'letter',
      thingId: letter.id,
      message,
    });
    return true;
  });
}

/** The administrator, or where it was their own letter another clerk: of the group first. */
function somebodyElse(config: Config, address: string): Clerk {
  const { administrator, clerk, deputies } = config.group;
  const order = [administrator ?? clerk, clerk, ...deputies].map((id) => clerkOf(config, id));
  const reached = [...order, ...config.clerks].find(
    ({ email }) => email.toLowerCase() !== address.toLowerCase(),
  );
  return reached ?? clerkOf(config, clerk);
}

async function letterWhere(desk: Desk, which: SQL | undefined): Promise<Letter | null> {
  const [row] = await desk.db.select().from(letters).where(which);
  return row ?? null;
}
