import { and, eq, gt, isNull, max } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveMailing } from '../../database/move.ts';
import { deliveries, letters, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { failureKind } from '../../domain/bounce-score.ts';
import { refusalOf } from '../../domain/refusal.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { countFailure } from '../../post/address-standing.ts';
import { insertLetter } from '../../post/letters.ts';
import { accountKey, isAccountDue, roundOf } from '../account/account-due.ts';
import { accountLetter } from '../account/account-letter.ts';
import { recordInforming } from '../account/record-informing.ts';
import { toldOf, wasTrial } from '../account/told.ts';
import { supersede } from '../approval/supersede.ts';
import { mailingRow, noticeRow, unsettled } from '../rows.ts';

/**
 * Closes a distribution, and each sending to those who were missing: one account to the clerk in
 * which every member is in exactly one figure. With the first one that reached somebody, the letter's
 * first action, bringing the decisions to the members, is recorded by the desk itself.
 */
export async function accountNotice(desk: Desk, id: string): Promise<JobResult> {
  const { db, clock } = desk;
  const notice = await noticeRow(db, id);
  const mailing = await mailingRow(db, notice.mailing);
  const round = await roundOf(db, id);
  const once = accountKey(id, round);
  if (!(await isAccountDue(db, notice, mailing.state, once)))
    return nothingToDo('accounted before, or still being sent');
  const lines = await toldOf(db, desk, notice);
  if (lines.some(({ state }) => state === 'queued' || state === 'sending'))
    return nothingToDo('being sent again');
  const letter = await accountLetter(desk, { id, mailing, once, lines, again: round !== null });
  const now = clock.now();
  const closed = await db.transaction(async (tx) => {
    // An order to send it again, given at this moment, has the account wait.
    await tx.select().from(notices).where(eq(notices.id, id)).for('update');
    if ((await unsettled(tx, id)) > 0) return false;
    const first = await moveMailing(tx, mailing.id, 'approved', 'distributed', {
      distributedAt: now,
    });
    const failed = await failedSinceAccount(tx, id);
    if (!(await insertLetter(tx, letter))) return false;
    for (const each of failed)
      await countFailure(tx, each, failureKind(refusalOf(each.response), 'dialogue'), now);
    const sent = lines.filter(({ state }) => state === 'sent' || state === 'digest').length;
    await record(tx, {
      at: now,
      who: 'desk',
      what: first ? 'distributed' : 'accounted',
      thing: 'mailing',
      thingId: mailing.id,
      details: { members: lines.length, sent },
    });
    if (first) await supersede(tx, mailing.id, now);
    // In trial mode no member was told; where nobody was reached, perhaps a later sending does.
    const made = await tx.select().from(deliveries).where(eq(deliveries.notice, id));
    if (sent > 0 && !wasTrial(desk, made)) await recordInforming(tx, desk, mailing.id);
    return true;
  });
  if (!closed) return nothingToDo('accounted by somebody else, or being sent again');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

/** What our mail server refused since the last account: each failure is counted against its address once. */
async function failedSinceAccount(tx: Transaction, notice: string) {
  const [last] = await tx
    .select({ at: max(letters.createdAt) })
    .from(letters)
    .where(and(eq(letters.mail, 'distribution-account'), eq(letters.about, notice)));
  return tx
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.notice, notice),
        eq(deliveries.state, 'failed'),
        // Those told in the mail of another failed with it, once.
        isNull(deliveries.digestOf),
        ...(last?.at ? [gt(deliveries.claimedAt, last.at)] : []),
      ),
    );
}
