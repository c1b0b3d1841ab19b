import { eq } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveDelivery } from '../../database/move.ts';
import { deliveries, mailings, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { LeftOutCount, ResendRefused } from '../../domain/left-out.ts';
import { dayIn } from '../../domain/working-days.ts';
import { wasTrial } from '../account/told.ts';
import { mailingAudience } from '../mailing-audience.ts';
import { domainOf, makeDeliveries } from '../make-deliveries.ts';
import { Faulty } from '../notice/faulty.ts';
import { proveNotices } from '../notice/prove.ts';
import { tellFaulty } from '../notice/tell-faulty.ts';
import { noticeRow } from '../rows.ts';
import { lanes } from '../sending/lanes.ts';
import { planResend, type ResendPlan } from './plan.ts';

export type ResendAnswer =
  | {
      readonly ok: true;
      /** Deliveries that go once more. */
      readonly again: number;
      /** Members who had none. */
      readonly fresh: number;
      readonly leftOut: readonly LeftOutCount[];
    }
  | { readonly ok: false; readonly refused: ResendRefused };

export interface ResendOrder {
  /** Also where nobody knows whether it arrived; with the same Message-ID. */
  readonly uncertain: boolean;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** A clerk's id, or `command-line`. */
  readonly by: string;
  readonly message: string | null;
}

/**
 * Sends a notice to those who are still without it and can be told now. What it queues is missing no
 * more, so that the same order twice sends once.
 */
export async function resendNotice(
  desk: Desk,
  notice: string,
  order: ResendOrder,
): Promise<ResendAnswer> {
  const answer = await orFaulty(desk, notice, () =>
    desk.db.transaction((tx) => resendIn(tx, desk, notice, order)),
  );
  if (answer.ok && !order.dryRun) await queueSending(desk, notice);
  return answer;
}

/** What `resend` answers; where notices are not fit to be sent nothing of it is done, and administrator and clerk are told. */
export async function orFaulty(
  desk: Desk,
  notice: string,
  resend: () => Promise<ResendAnswer>,
): Promise<ResendAnswer> {
  try {
    return await resend();
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    await tellFaulty(desk, (await noticeRow(desk.db, notice)).mailing, error.notices);
    return { ok: false, refused: 'faulty' };
  }
}

/**
 * Within the transaction of whoever orders it; the queue is told after it, with `queueSending`.
 * @throws Faulty
 */
export async function resendIn(
  tx: Transaction,
  desk: Desk,
  id: string,
  { uncertain, dryRun, by, message }: ResendOrder,
): Promise<ResendAnswer> {
  // Two orders at once: the later one waits, and finds nothing left to do.
  const [notice] = await tx.select().from(notices).where(eq(notices.id, id)).for('update');
  if (!notice) throw new Error(`No notice ${id}`);
  const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, notice.mailing));
  if (mailing?.state !== 'approved' && mailing?.state !== 'distributed')
    return { ok: false, refused: 'superseded' };
  if (notice.pausedAt) return { ok: false, refused: 'paused' };
  const told = await tx.select().from(deliveries).where(eq(deliveries.notice, id));
  const trial = wasTrial(desk, told);
  if (trial && !desk.config.approval.trial) return { ok: false, refused: 'trial' };
  const now = desk.clock.now();
  const plan = planResend(
    told,
    await mailingAudience(tx, mailing, dayIn(desk.config.calendar, now)),
    { uncertain, trial },
  );
  const figures = { again: plan.again.length, fresh: plan.fresh.length, leftOut: plan.leftOut };
  if (dryRun || figures.again + figures.fresh === 0) return { ok: true, ...figures };
  for (const each of plan.again) await requeue(tx, each, now);
  await makeDeliveries(tx, desk, id, plan.fresh, { official: mailing.official });
  const faulty = await proveNotices(desk, tx, notice);
  if (faulty.length) throw new Faulty(faulty);
  await record(tx, {
    at: now,
    who: by,
    what: 'resend',
    thing: 'notice',
    thingId: id,
    message,
    details: { ...figures, uncertain },
  });
  return { ok: true, ...figures };
}

export async function queueSending(desk: Desk, notice: string): Promise<void> {
  for (const lane of lanes) await desk.queue.add('send-notice', { notice, lane });
}

/**
 * To the member as they are now, and by itself: it leaves the digest that it was told in. What is
 * uncertain goes with the same bytes, since it may have arrived.
 */
async function requeue(
  tx: Transaction,
  { delivery: { id, state, address }, to }: ResendPlan['again'][number],
  now: Date,
): Promise<void> {
  // The 72 hours of trying begin anew.
  const anew = {
    attempts: 0,
    createdAt: now,
    claimedAt: null,
    nextTryAt: null,
    sentAt: null,
    digestOn: null,
    digestOf: null,
  };
  if (state === 'uncertain' && (!to || to.member.email === address)) {
    await moveDelivery(tx, id, state, 'queued', anew);
    return;
  }
  // Where it was the mail of a digest, what was told in it is sent on its own word.
  await tx.update(deliveries).set({ digestOf: null }).where(eq(deliveries.digestOf, id));
  const set = {
    ...anew,
    ...(to && {
      address: to.member.email,
      domain: domainOf(to.member.email),
      language: to.member.language,
      extract: to.extract,
    }),
  };
  if (state === 'failed') await moveDelivery(tx, id, 'failed', 'queued', set);
  if (state === 'bounced') await moveDelivery(tx, id, 'bounced', 'queued', set);
  if (state === 'uncertain') await moveDelivery(tx, id, 'uncertain', 'queued', set);
}
