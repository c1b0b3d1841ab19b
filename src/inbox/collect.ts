import type { Desk, Mailbox } from '../desk.ts';
import { mailboxProgress, notePoll, storeMessage } from './rows.ts';

/** Looks into the mailbox once, and keeps all that is new. @returns how many messages were new */
export async function collectOnce(desk: Desk, mailbox: Mailbox): Promise<number> {
  let found = 0;
  for await (const fetched of mailbox.newMessages(await mailboxProgress(desk.db, mailbox.name))) {
    const id = await storeMessage(desk, mailbox.name, fetched);
    if (!id) continue;
    found += 1;
    await desk.queue.add('recognise-message', { message: id });
  }
  await notePoll(desk.db, mailbox.name, desk.clock.now());
  return found;
}

/**
 * Collects until the signal: at once, whenever the server announces mail, and in any case every
 * `pollSeconds` on a fresh connection, since a dead IDLE connection says nothing. A failed look is
 * logged and repeated; what it had kept stays kept.
 */
export async function collect(
  desk: Desk,
  mailbox: Mailbox,
  pollSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  let wake = Promise.withResolvers<void>();
  const news = () => wake.resolve();
  signal.addEventListener('abort', news, { once: true });
  const watching = mailbox.watch(news, signal);
  while (!signal.aborted) {
    wake = Promise.withResolvers<void>();
    await collectOnce(desk, mailbox).catch((error: unknown) => {
      desk.log.error(
        { mailbox: mailbox.name, error: error instanceof Error ? error.message : String(error) },
        'mailbox not read; trying again',
      );
    });
    if (signal.aborted) break;
    const timer = setTimeout(news, pollSeconds * 1000);
    await wake.promise;
    clearTimeout(timer);
  }
  await watching;
}
