import { and, eq, gte, inArray, isNull } from 'drizzle-orm';
import { failedFetches } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { insertLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';
import { tries } from './retries.ts';

/** Gives up the messages that the server did not give at three tries, and tells the administrator once. */
export async function giveUpFetches(desk: Desk, mailbox: string): Promise<void> {
  const hopeless = await desk.db
    .select()
    .from(failedFetches)
    .where(
      and(
        eq(failedFetches.mailbox, mailbox),
        gte(failedFetches.attempts, tries),
        isNull(failedFetches.gaveUpAt),
      ),
    )
    .orderBy(failedFetches.uid);
  const [first] = hopeless;
  if (!first) return;
  const uids = hopeless.map(({ uid }) => uid);
  const letter = await faultLetter(desk, {
    once: `fetches-given-up:${mailbox}:${first.uidValidity}:${first.uid}:${hopeless.length}`,
    fault: {
      kind: 'fetches-given-up',
      tries,
      messages: hopeless.map(({ uid, reason }) => ({ uid, reason })),
    },
  });
  const told = await desk.db.transaction(async (tx) => {
    await tx
      .update(failedFetches)
      .set({ gaveUpAt: desk.clock.now() })
      .where(
        and(
          eq(failedFetches.mailbox, mailbox),
          eq(failedFetches.uidValidity, first.uidValidity),
          inArray(failedFetches.uid, uids),
        ),
      );
    return insertLetter(tx, letter);
  });
  if (told) await desk.queue.add('send-letter', { letter: letter.id });
}
