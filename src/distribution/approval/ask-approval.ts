import { and, eq, isNull } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import { documents, mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { dayIn } from '../../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { compose } from '../../mail/compose.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { mailingView } from '../../post/mailing-view.ts';
import { senderOf } from '../../post/sender.ts';
import { audienceOf, countBy } from '../audience.ts';
import { noticeData } from '../notice/notice-data.ts';
import {
  allMembers,
  decisionCount,
  followable,
  heardSince,
  mailingRow,
  timesAsked,
} from '../rows.ts';
import { goesOutAt } from './goes-out.ts';
import { reviewOf } from './review.ts';

/** Tells the clerk of the group what was understood, who will get it, and what a reply does. */
export async function askApproval(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const mailing = await mailingRow(db, id);
  if (mailing.state !== 'read' || mailing.askedAt)
    return nothingToDo(`asked before, or ${mailing.state}`);
  const askedAt = clock.now();
  const clerk = clerkOf(config, config.group.clerk);
  const view = await mailingView(db, id);
  const review = await reviewOf(db, id);
  const asked = await timesAsked(db, id);
  const audience = audienceOf(
    await allMembers(db),
    { committees: null, decisions: await followable(db, id), official: mailing.official },
    dayIn(config.calendar, askedAt),
  );
  const unread = await db.select().from(documents).where(eq(documents.mailing, id));
  const preview = await compose(
    'notice',
    clerk.language,
    noticeData(
      { mailing: view, introduction: null, registrations: [], config },
      {
        salutation: clerk.name,
        reply: { address: config.mail.address, reference: '…' },
        trialFor: null,
      },
    ),
    senderOf(config),
  );
  const letter = await prepareLetter(desk, {
    // After a correction or a better copy the clerk is asked anew.
    once: `approval-request:${id}:${asked + 1}`,
    mail: 'approval-request',
    to: clerk,
    about: { kind: 'mailing', id },
    data: ({ reply, code }) => ({
      clerk: clerk.name,
      mailing: view,
      code,
      reply,
      goesOutAt: goesOutAt({ ...mailing, askedAt, decisions: view.decisions.length }, config),
      authenticity: {
        genuine: mailing.genuine === 'genuine',
        evidence: mailing.evidence,
        forwardedBy: mailing.forwardedBy,
      },
      doubts: mailing.doubts,
      review,
      urgent: mailing.sort === 'urgent',
      unread: unread.flatMap((d) =>
        d.problem && !d.replacedBy ? [{ filename: d.filename, problem: d.problem }] : [],
      ),
      audience: {
        total: audience.recipients.length,
        byLanguage: countBy(audience.recipients, ({ member }) => member.language).map(
          ({ key, count }) => ({
            language: key,
            count,
          }),
        ),
        without: countBy(audience.without, (w) => w.reason).map(({ key, count }) => ({
          reason: key,
          count,
        })),
      },
      committees: config.committees.map((c) => c.code),
      preview: preview.text,
      trial: config.approval.trial,
    }),
  });
  await db.transaction(async (tx) => {
    await tx
      .update(mailings)
      .set({ askedAt })
      .where(and(eq(mailings.id, id), isNull(mailings.askedAt)));
    await insertLetter(tx, letter);
  });
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

/** Whether a mailing that nobody answered goes out now. */
export async function goesOutNow(desk: Desk, id: string): Promise<boolean> {
  const mailing = await mailingRow(desk.db, id);
  if (mailing.state !== 'read' || !mailing.askedAt) return false;
  const decisions = await decisionCount(desk.db, id);
  const at = goesOutAt({ ...mailing, askedAt: mailing.askedAt, decisions }, desk.config);
  if (at === null || at > desk.clock.now()) return false;
  if (desk.config.approval.mode === 'automatic') return true;
  // After a time without mail the clerk's HOLD may lie in the mailbox: silence is known only from a look into it.
  return heardSince(desk.db, at);
}
