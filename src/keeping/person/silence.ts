import { and, inArray, ne } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { absences, commands, letters, messages, replies } from '../../database/tables.ts';

/** Stands where a name stood. In no language. */
export const nobody = '—';
/** The domain of addresses that are known no more (RFC 2606 §2). */
export const nowhere = 'erased.invalid';

/** Of a reply, that it came and to what. */
export const silentReply = { text: '', signature: null, rest: '', suggestions: [] };

/** Of messages, what tells who wrote them and what they said; that they came, and when, stays. */
export async function silenceMessages(
  tx: Executor,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (!ids.length) return;
  const these = [...ids];
  await tx
    .update(messages)
    .set({
      sender: null,
      countedAs: null,
      subject: null,
      messageId: null,
      verdict: null,
      failure: null,
      erasedAt: at,
    })
    .where(inArray(messages.id, these));
  await tx.update(replies).set(silentReply).where(inArray(replies.message, these));
  await tx
    .update(commands)
    .set({ order: {}, outcome: null })
    .where(and(inArray(commands.message, these), ne(commands.state, 'taken')));
  await tx.delete(absences).where(inArray(absences.message, these));
}

/** Of letters, whom they reached and what they said. */
export async function silenceLetters(
  tx: Executor,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length)
    await tx
      .update(letters)
      .set({ address: nowhere, subject: nobody, response: null, erasedAt: at })
      .where(inArray(letters.id, [...ids]));
}
