import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { moveLetter } from '../database/move.ts';
import { nothingStandsStill } from '../database/standstill.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { refusalOf } from '../domain/refusal.ts';
import { tokenInMessageId } from '../incoming/reference.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import { type AfterSending, afterSending } from './outcome.ts';
import { replyWay } from './tokens.ts';

/**
 * Sends one letter: `sending` is committed before the SMTP dialogue, its outcome after it.
 * An uncertain one goes again with the same bytes and Message-ID; who asks for that decides whether it may.
 */
export async function sendLetter(desk: Desk, id: string): Promise<JobResult> {
  const now = desk.clock.now();
  const [letter] = await desk.db
    .update(letters)
    .set({ state: 'sending', claimedAt: now, attempts: sql`${letters.attempts} + 1` })
    .where(
      and(
        eq(letters.id, id),
        inArray(letters.state, ['queued', 'uncertain']),
        or(isNull(letters.nextTryAt), lte(letters.nextTryAt, now)),
        nothingStandsStill,
      ),
    )
    .returning();
  if (!letter) return nothingToDo('sent before, or not yet due');
  const raw = await desk.rawMail.get(letter.raw);
  const outcome = await desk.postman.send({
    envelope: { ...returnPath(desk, letter.messageId), to: letter.address },
    messageId: letter.messageId,
    raw,
  });
  const after = afterSending(outcome, letter, desk.clock.now());
  await noteOutcome(desk, id, after);
  desk.log.info(
    {
      letter: id,
      mail: letter.mail,
      state: after.to,
      ...(outcome.result !== 'accepted' && { reason: refusalOf(outcome.response).reason }),
    },
    'letter',
  );
  return after.set.nextTryAt ? again(after.set.nextTryAt, after.set.response) : done;
}

/** The dialogue may have lasted longer than the desk waits before it calls a letter uncertain. */
async function noteOutcome({ db }: Desk, id: string, { to, set }: AfterSending): Promise<void> {
  const noted = await moveLetter(db, id, 'sending', to, set);
  if (!noted && to !== 'uncertain') await moveLetter(db, id, 'uncertain', to, set);
}

/** A bounce comes to an address that names the letter, whatever it quotes of the mail. */
function returnPath({ config }: Desk, messageId: string): { from: string; id?: string } {
  const token = tokenInMessageId(messageId);
  return token
    ? { from: replyWay(token, config).address, id: token }
    : { from: config.mail.address };
}
