import {
  and,
  count as countRows,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  max,
  or,
  sql,
} from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Executor } from '../../database/database.ts';
import { audit, deliveries, mailings, notices, sendingDomains } from '../../database/tables.ts';
import type { Desk, SendOutcome } from '../../desk.ts';
import type { PauseReason } from '../../domain/desk-fault.ts';
import { refusalOf } from '../../domain/refusal.ts';
import { insertLetter } from '../../post/letters.ts';
import { faultLetter } from '../../post/tell-administrator.ts';
import { lanes } from './lanes.ts';
import { wholeServer } from './pace.ts';

/** Below so many ended dialogues a share says nothing. */
const enough = 20;
/** So many refusals in a row for what we are, and not one mail taken, are our fault. */
const allForPolicy = 5;
/** So often in a row we may be denied the login: a mail server under maintenance denies it too. */
const loginsDenied = 3;

/** What became of the notices of a distribution so far, since it was last let go on. */
export interface Tally {
  ended: number;
  refused: number;
  /** Of those refused, the ones for reasons of policy: who we are, not whom we write to. */
  policy: number;
}

/** As the database knows it. */
export async function tallyOf(db: Executor, notice: string): Promise<Tally> {
  const resumed = await resumedAt(db, notice);
  // All those that were not refused are one row.
  const refusal = sql<
    string | null
  >`case when ${deliveries.state} = 'failed' then coalesce(${deliveries.response}, '') end`;
  const rows = await db
    .select({ refusal, n: countRows() })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.notice, notice),
        isNull(deliveries.digestOf),
        inArray(deliveries.state, ['sent', 'failed', 'bounced']),
        resumed ? gt(deliveries.claimedAt, resumed) : undefined,
      ),
    )
    .groupBy(refusal);
  const tally: Tally = { ended: 0, refused: 0, policy: 0 };
  for (const { refusal: response, n } of rows) count(tally, response, n);
  return tally;
}

/** Counts what just ended. */
export function countOutcome(tally: Tally, outcome: SendOutcome): void {
  if (outcome.result === 'accepted') count(tally, null, 1);
  if (outcome.result === 'refused') count(tally, outcome.response, 1);
}

function count(tally: Tally, refusal: string | null, n: number): void {
  tally.ended += n;
  if (refusal === null) return;
  tally.refused += n;
  if (refusalOf(refusal).security) tally.policy += n;
}

/** Why a distribution should stand still; null: it may go on. @param share the limit, from 0 to 1 */
export function reasonToPause(tally: Tally, share: number): PauseReason | null {
  const { ended, refused, policy } = tally;
  if (policy >= allForPolicy && policy === ended) return { kind: 'all-for-policy', ended };
  if (ended >= enough && refused / ended > share)
    return { kind: 'too-many-refused', refused, ended, share: Math.round(share * 100) };
  return null;
}

/** @param times how often in a row the mail server denied the login */
export const reasonOfLogin = (times: number): PauseReason | null =>
  times >= loginsDenied ? { kind: 'login-denied', times } : null;

async function resumedAt(db: Executor, notice: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(audit.at) })
    .from(audit)
    .where(and(eq(audit.thing, 'notice'), eq(audit.thingId, notice), eq(audit.what, 'resumed')));
  return row?.at ?? null;
}

/** Lets a distribution stand still and tells the administrator why; twice is once. */
export async function pauseNotice(
  desk: Desk,
  id: string,
  why: PauseReason,
  said: string,
): Promise<boolean> {
  const { db } = desk;
  const now = desk.clock.now();
  const [about] = await db
    .select({ subject: mailings.subject })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(eq(notices.id, id));
  const letter = await faultLetter(desk, {
    once: `notice-paused:${id}:${now.toISOString()}`,
    about: { kind: 'notice', id },
    fault: { kind: 'notice-paused', notice: id, subject: about?.subject ?? '', why, said },
  });
  const paused = await db.transaction(async (tx) => {
    const rows = await tx
      .update(notices)
      .set({ pausedAt: now, pausedFor: { why, said } })
      .where(and(eq(notices.id, id), isNull(notices.pausedAt)))
      .returning({ id: notices.id });
    if (!rows.length) return false;
    await insertLetter(tx, letter);
    await record(tx, { at: now, who: 'desk', what: 'paused', thing: 'notice', thingId: id });
    return true;
  });
  if (paused) await desk.queue.add('send-letter', { letter: letter.id });
  return paused;
}

/**
 * Lets a paused distribution go on: what was refused before counts no more, and the server is asked again at once.
 * @param by a clerk's id, or `command-line`
 * @returns false when it was not paused
 */
export async function resumeNotice(desk: Desk, id: string, by: string): Promise<boolean> {
  const now = desk.clock.now();
  const resumed = await desk.db.transaction(async (tx) => {
    const rows = await tx
      .update(notices)
      .set({ pausedAt: null, pausedFor: null })
      .where(and(eq(notices.id, id), isNotNull(notices.pausedAt)))
      .returning({ id: notices.id });
    if (!rows.length) return false;
    await tx
      .update(sendingDomains)
      .set({ notBefore: null, because: null, refusals: 0 })
      .where(or(eq(sendingDomains.domain, wholeServer), isNotNull(sendingDomains.notBefore)));
    await record(tx, { at: now, who: by, what: 'resumed', thing: 'notice', thingId: id });
    return true;
  });
  if (resumed) for (const lane of lanes) await desk.queue.add('send-notice', { notice: id, lane });
  return resumed;
}
