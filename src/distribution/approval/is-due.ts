import type { Executor } from '../../database/database.ts';
import { standstill } from '../../database/standstill.ts';
import type { Desk } from '../../desk.ts';
import { decisionCount, heardSince, mailingRow } from '../rows.ts';
import { asksAnewAt, goesOutAt } from './goes-out.ts';
import type { MailingRow } from './ruling.ts';

/** Whether a mailing that nobody answered goes out now. */
export async function goesOutNow(desk: Desk, id: string, db: Executor = desk.db): Promise<boolean> {
  const mailing = await mailingRow(db, id);
  if (mailing.state !== 'read' || !mailing.askedAt) return false;
  const decisions = await decisionCount(db, id);
  const at = goesOutAt({ ...mailing, askedAt: mailing.askedAt, decisions }, desk.config);
  if (at === null || at > desk.clock.now()) return false;
  // After a restore nobody was asked, or all was decided before.
  if (await standstill(db)) return false;
  if (desk.config.approval.mode === 'automatic' && !mailing.heldAt) return true;
  // After a time without mail the clerk's HOLD may lie in the mailbox: silence is known only from a look into it.
  return heardSince(db, at);
}

/** Whether the day has come until which a mailing was held that then needs a yes. */
export async function isHoldOver(
  desk: Desk,
  mailing: MailingRow,
  db: Executor = desk.db,
): Promise<boolean> {
  if (mailing.state !== 'read' || !mailing.askedAt || !mailing.heldUntil) return false;
  const decisions = await decisionCount(db, mailing.id);
  const at = asksAnewAt({ ...mailing, askedAt: mailing.askedAt, decisions }, desk.config);
  return at !== null && at <= desk.clock.now();
}
