import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk, Mailbox } from '../desk.ts';
import { giveUpFetches } from './give-up.ts';
import { whileLeading } from './lead.ts';
import { type Lease, LeaseLost } from './lease.ts';
import { tellOfNewNumbering } from './new-numbering.ts';
import { keptUids, mailboxProgress, notePoll, storePortion } from './rows.ts';

/** In whose name a look is done, and what ends it between two portions. */
interface Looking {
  readonly lease: Lease;
  readonly signal: AbortSignal;
}

/**
 * Looks into the mailbox once, and keeps all that is new.
 * @param looking null where one process alone has the database
 * @returns how many messages were new
 * @throws when the mailbox, the disk or the database fails: what was kept stays kept, the rest comes at the next look
 * @throws LeaseLost
 */
export async function collectOnce(
  desk: Desk,
  mailbox: Mailbox,
  looking: Looking | null = null,
): Promise<number> {
  const lease = looking?.lease ?? null;
  const { db, clock, queue } = desk;
  const { name } = mailbox;
  const before = await mailboxProgress(db, name, clock.now());
  let uidValidity = before?.uidValidity;
  let found = 0;
  for await (const portion of mailbox.look(before)) {
    if (uidValidity && uidValidity !== portion.uidValidity)
      await tellOfNewNumbering(desk, name, uidValidity, portion.uidValidity);
    uidValidity = portion.uidValidity;
    const fresh = await storePortion(desk, name, portion, lease);
    found += fresh.length;
    for (const message of fresh) await queue.add('recognise-message', { message });
    for (const { uid } of portion.refused)
      desk.log.warn({ mailbox: name, uid }, 'message not given; the rest go on');
    if (looking?.signal.aborted) return found;
  }
  await notePoll(db, name, clock.now(), lease);
  await giveUpFetches(desk, name);
  if (uidValidity) await putAway(desk, mailbox, uidValidity);
  return found;
}

/** Only what is durable here is moved there. A message that stays is moved at a later look. */
async function putAway(desk: Desk, mailbox: Mailbox, uidValidity: string): Promise<void> {
  try {
    await mailbox.putAway(uidValidity, (uids) =>
      keptUids(desk.db, mailbox.name, uidValidity, uids),
    );
  } catch (error) {
    desk.log.warn(
      { mailbox: mailbox.name, error },
      'messages not moved; trying again at the next look',
    );
  }
}

const firstPauseMs = 5000;

/**
 * Collects until the signal, as long as no other process does: at once, whenever the server announces
 * mail, and in any case every `pollSeconds` on a fresh connection, since a dead IDLE connection says
 * nothing. A failed look is logged and repeated sooner, after a pause that grows, with jitter; what it
 * had kept stays kept.
 */
export async function collect(
  desk: Desk,
  mailbox: Mailbox,
  pollSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  // The embedded database is held by one process, by the lock of its directory.
  if (!desk.config.environment.DATABASE_URL) return read(desk, mailbox, pollSeconds, null, signal);
  return whileLeading(desk, mailbox.name, signal, (lease, led) =>
    read(desk, mailbox, pollSeconds, lease, led),
  );
}

async function read(
  desk: Desk,
  mailbox: Mailbox,
  pollSeconds: number,
  lease: Lease | null,
  signal: AbortSignal,
): Promise<void> {
  let wake = Promise.withResolvers<void>();
  const news = () => wake.resolve();
  signal.addEventListener('abort', news, { once: true });
  const watching = mailbox.watch(news, signal);
  let failures = 0;
  while (!signal.aborted) {
    wake = Promise.withResolvers<void>();
    try {
      await collectOnce(desk, mailbox, lease && { lease, signal });
      failures = 0;
    } catch (error) {
      failures += 1;
      desk.log[error instanceof LeaseLost ? 'warn' : 'error'](
        { mailbox: mailbox.name, error },
        'mailbox not read; trying again',
      );
    }
    if (signal.aborted) break;
    const backOff = firstPauseMs * 2 ** (failures - 1) * (0.5 + Math.random() / 2);
    const longest = pollSeconds * 1000;
    const timer = new AbortController();
    const pause = sleep(failures ? Math.min(backOff, longest) : longest, undefined, {
      signal: timer.signal,
    });
    await Promise.race([wake.promise, pause]);
    timer.abort();
    await pause.catch(() => {});
  }
  await watching;
}
