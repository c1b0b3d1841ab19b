import { eq } from 'drizzle-orm';
import type { Transaction } from '../database/database.ts';
import { mailings, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { mailingAudience } from './mailing-audience.ts';
import { makeDeliveries } from './make-deliveries.ts';
import { Faulty } from './notice/faulty.ts';
import { proveNotices } from './notice/prove.ts';
import { mayDistribute, tellFaulty } from './notice/tell-faulty.ts';
import { warmUp } from './notice/warm-up.ts';
import { register } from './register.ts';
import { mailingRow } from './rows.ts';
import { lanes } from './sending/lanes.ts';

/**
 * Registers an approved mailing and makes its notice with one delivery per member, all in one transaction,
 * in which each notice is printed and looked at: if one is not as it must be, none is made.
 */
export async function distributeMailing(desk: Desk, id: string): Promise<JobResult> {
  const { state } = await mailingRow(desk.db, id);
  if (state !== 'approved') return nothingToDo(`it is ${state}`);
  if (!(await mayDistribute(desk, id))) return nothingToDo('its notices are faulty as before');
  await warmUp(desk, id);
  try {
    const notice = await desk.db.transaction((tx) => makeNotice(tx, desk, id));
    if (!notice) return nothingToDo('distributed before');
    await desk.queue.add('open-follow-ups', { mailing: id });
    for (const lane of lanes) await desk.queue.add('send-notice', { notice, lane });
    return done;
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    await tellFaulty(desk, id, error.notices);
    return nothingToDo(error.message);
  }
}

/** @throws Faulty, which undoes all of it */
async function makeNotice(tx: Transaction, desk: Desk, id: string): Promise<string | null> {
  const now = desk.clock.now();
  const today = dayIn(desk.config.calendar, now);
  // The lock makes a second run wait and then find the notice.
  const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, id)).for('update');
  if (mailing?.state !== 'approved') return null;
  const [made] = await tx
    .insert(notices)
    .values({ mailing: id, createdAt: now })
    .onConflictDoNothing()
    .returning();
  if (!made) return null;
  await register(tx, desk.config, id, mailing.committees ?? [], today);
  const { recipients } = await mailingAudience(tx, mailing, today);
  await makeDeliveries(tx, desk, made.id, recipients, { official: mailing.official });
  const faulty = await proveNotices(desk, tx, made);
  if (faulty.length) throw new Faulty(faulty);
  return made.id;
}
