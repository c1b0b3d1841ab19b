import { eq } from 'drizzle-orm';
import { mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { done, type JobResult, nothingToDo } from '../../jobs.ts';
import { prepare } from '../../mail/compose.ts';
import { decidersOf } from '../../post/deciders.ts';
import { insertLetter } from '../../post/letters.ts';
import { warmUp as warmUpNotices } from '../notice/warm-up.ts';
import { goesOutNow, isHoldOver } from './is-due.ts';
import { noticePreview } from './notice-preview.ts';
import { requestsFor } from './requests.ts';

/** Tells all who may decide what was understood, who will get it, and what a reply does. */
export async function askApproval(desk: Desk, id: string): Promise<JobResult> {
  await warmUp(desk, id);
  // The lock keeps a correction that is made meanwhile waiting: it then asks anew.
  const asked = await desk.db.transaction(async (tx) => {
    const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, id)).for('update');
    if (mailing?.state !== 'read') return null;
    const holdOver = await isHoldOver(desk, mailing, tx);
    if (mailing.askedAt && !holdOver) return null;
    const asking = {
      ...mailing,
      askedAt: desk.clock.now(),
      ...(holdOver && { heldAt: null, heldUntil: null }),
    };
    const { askedAt, heldAt, heldUntil } = asking;
    await tx.update(mailings).set({ askedAt, heldAt, heldUntil }).where(eq(mailings.id, id));
    const requests = await requestsFor(desk, tx, asking, holdOver ? mailing.heldUntil : null);
    for (const request of requests) await insertLetter(tx, request);
    return requests;
  });
  if (!asked) return nothingToDo('asked before, or decided');
  for (const { id: letter } of asked) await desk.queue.add('send-letter', { letter });
  // Where nobody's answer is waited for, neither is the next sweep.
  if (await goesOutNow(desk, id)) await desk.queue.add('approve-unanswered', { mailing: id });
  return done;
}

/** What takes long the first time, the map and the templates, is made before anything is locked. */
async function warmUp(desk: Desk, id: string): Promise<void> {
  // Who approves at once finds the notices ready to be printed.
  await warmUpNotices(desk, id);
  await noticePreview(desk, desk.db, id);
  for (const { language } of decidersOf(desk.config)) await prepare('approval-request', language);
}
