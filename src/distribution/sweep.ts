import { and, eq, isNull, lte, notExists, notInArray, or } from 'drizzle-orm';
import { deliveries, mailings, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { uncertainSince } from '../post/uncertain-since.ts';
import { accountsDue } from './account/account-due.ts';
import { goesOutNow, isHoldOver } from './approval/is-due.ts';
import { releaseDigests } from './notice/release-digests.ts';
import { mayDistribute } from './notice/tell-faulty.ts';
import { deliveryIsDue } from './sending/claim.ts';
import { lanes } from './sending/lanes.ts';
import { holdsNow } from './sending/pace.ts';
import { withdrawUnwanted } from './sending/withdraw.ts';

/** What is due in distribution, as the database knows it, whatever became of the queue. */
export async function sweepDistribution(desk: Desk): Promise<JobRequest[]> {
  return [
    ...(await mailingsDue(desk)),
    ...(await takenCommands(desk.db, 'decide-mailing')),
    ...(await takenCommands(desk.db, 'send-missing')),
    ...(await noticesDue(desk)),
  ];
}

async function mailingsDue(desk: Desk): Promise<JobRequest[]> {
  const hasNotice = desk.db.select().from(notices).where(eq(notices.mailing, mailings.id));
  const open = await desk.db
    .select()
    .from(mailings)
    .where(
      or(eq(mailings.state, 'read'), and(eq(mailings.state, 'approved'), notExists(hasNotice))),
    );
  const due: JobRequest[] = [];
  for (const mailing of open) {
    const { id, state, askedAt } = mailing;
    if (state === 'approved') {
      if (await mayDistribute(desk, id)) due.push(job('distribute-mailing', { mailing: id }));
    } else if (!askedAt) due.push(job('ask-approval', { mailing: id }));
    else if (await goesOutNow(desk, id)) due.push(job('approve-unanswered', { mailing: id }));
    else if (await isHoldOver(desk, mailing)) due.push(job('ask-approval', { mailing: id }));
  }
  return due;
}

/** Deliveries whose process died while they were being sent become uncertain; the policy may queue them again. */
async function noticesDue(desk: Desk): Promise<JobRequest[]> {
  await withdrawUnwanted(desk);
  await releaseDigests(desk);
  await desk.db
    .update(deliveries)
    .set({ state: 'uncertain' })
    .where(and(eq(deliveries.state, 'sending'), lte(deliveries.claimedAt, uncertainSince(desk))));
  const toSend = await noticesToSend(desk);
  return [
    ...toSend.flatMap((notice) => lanes.map((lane) => job('send-notice', { notice, lane }))),
    ...(await accountsDue(desk)).map((notice) => job('account-notice', { notice })),
  ];
}

/** Notices of which something may be sent now. */
async function noticesToSend(desk: Desk): Promise<string[]> {
  const { all, domains } = await holdsNow(desk);
  if (all) return [];
  const held = [...domains.keys()];
  const rows = await desk.db
    .selectDistinct({ notice: deliveries.notice })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(
      and(
        deliveryIsDue(desk),
        isNull(notices.pausedAt),
        held.length ? notInArray(deliveries.domain, held) : undefined,
      ),
    );
  return rows.map(({ notice }) => notice);
}
