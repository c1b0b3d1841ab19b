import { and, eq, gte, inArray, isNull } from 'drizzle-orm';
import { failedFetches } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { insertLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';
import { tries } from './retries.ts';

/** More in one letter would not be read. */
const listed = 20;

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
  const many = hopeless.length > 1;
  const letter = await faultLetter(
    desk,
    `fetches-given-up:${mailbox}:${first.uidValidity}:${first.uid}:${hopeless.length}`,
    {
      what: many ? `${hopeless.length} messages cannot be read` : 'a message cannot be read',
      happened: `The mail server lists ${many ? 'these messages' : 'this message'} and has not given ${many ? 'them' : 'it'} at ${tries} tries. All others were taken.`,
      details: [
        ...hopeless.slice(0, listed).map(({ uid, reason }) => `UID ${uid}: ${reason}`),
        ...(hopeless.length > listed ? [`and ${hopeless.length - listed} more`] : []),
      ],
      todo: 'Look at it in your mail program. A message that you move out of the folder and back is read again.',
    },
  );
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
