import { and, eq, inArray, lte, notExists, or } from 'drizzle-orm';
import { deliveries, mailings, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { goesOutNow } from './approval/ask-approval.ts';
import { deliveryIsDue, lanes, uncertainSince } from './sending/send-notice.ts';

/** What is due in distribution, as the database knows it, whatever became of the queue. */
export async function sweepDistribution(desk: Desk): Promise<JobRequest[]> {
  return [
    ...(await mailingsDue(desk)),
    ...(await takenCommands(desk.db, 'decide-mailing')),
    ...(await noticesDue(desk)),
  ];
}

async function mailingsDue(desk: Desk): Promise<JobRequest[]> {
  const hasNotice = desk.db.select().from(notices).where(eq(notices.mailing, mailings.id));
  const open = await desk.db
    .select({ id: mailings.id, state: mailings.state, askedAt: mailings.askedAt })
    .from(mailings)
    .where(
      or(eq(mailings.state, 'read'), and(eq(mailings.state, 'approved'), notExists(hasNotice))),
    );
  const due: JobRequest[] = [];
  for (const { id, state, askedAt } of open) {
    if (state === 'approved') due.push(job('distribute-mailing', { mailing: id }));
    else if (!askedAt) due.push(job('ask-approval', { mailing: id }));
    else if (await goesOutNow(desk, id)) due.push(job('approve-unanswered', { mailing: id }));
  }
  return due;
}

/** Deliveries whose process died while they were being sent become uncertain; the policy may queue them again. */
async function noticesDue(desk: Desk): Promise<JobRequest[]> {
  await desk.db
    .update(deliveries)
    .set({ state: 'uncertain' })
    .where(and(eq(deliveries.state, 'sending'), lte(deliveries.claimedAt, uncertainSince(desk))));
  const toSend = await desk.db
    .selectDistinct({ notice: deliveries.notice })
    .from(deliveries)
    .where(deliveryIsDue(desk));
  const stillOpen = desk.db
    .select()
    .from(deliveries)
    .where(
      and(eq(deliveries.notice, notices.id), inArray(deliveries.state, ['queued', 'sending'])),
    );
  const toAccount = await desk.db
    .select({ id: notices.id })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .where(and(eq(mailings.state, 'approved'), notExists(stillOpen)));
  return [
    ...toSend.flatMap(({ notice }) => lanes.map((lane) => job('send-notice', { notice, lane }))),
    ...toAccount.map(({ id }) => job('account-notice', { notice: id })),
  ];
}
