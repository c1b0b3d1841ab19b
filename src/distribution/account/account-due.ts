import { and, eq, inArray, isNull, max, notExists, or } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { audit, deliveries, letters, mailings, notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { unsettled } from '../rows.ts';

/** The last order to send it to those who were missing; null: none was given. */
export async function roundOf(db: Executor, notice: string): Promise<number | null> {
  const [last] = await db
    .select({ id: max(audit.id) })
    .from(audit)
    .where(and(eq(audit.thing, 'notice'), eq(audit.thingId, notice), eq(audit.what, 'resend')));
  return last?.id ?? null;
}

/** Says which account a letter is: one for the distribution, one for each sending to those who were missing. */
export const accountKey = (notice: string, round: number | null): string =>
  `distribution-account:${notice}${round === null ? '' : `:${round}`}`;

/** Nothing is called done while it is being sent, or while it is paused. */
export async function isAccountDue(
  db: Executor,
  notice: typeof notices.$inferSelect,
  mailing: string,
  once: string,
): Promise<boolean> {
  if (notice.pausedAt || (await unsettled(db, notice.id)) > 0) return false;
  if (mailing === 'approved') return true;
  if (mailing !== 'distributed') return false;
  const [written] = await db.select({ id: letters.id }).from(letters).where(eq(letters.once, once));
  return written === undefined;
}

/** Notices that wait for their account. */
export async function accountsDue({ db }: Desk): Promise<string[]> {
  const open = db
    .select()
    .from(deliveries)
    .where(
      and(eq(deliveries.notice, notices.id), inArray(deliveries.state, ['queued', 'sending'])),
    );
  const ended = await db
    .select({ notice: notices, state: mailings.state })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .leftJoin(audit, and(eq(audit.thing, 'notice'), eq(audit.thingId, notices.id)))
    .where(
      and(
        isNull(notices.pausedAt),
        notExists(open),
        or(
          eq(mailings.state, 'approved'),
          and(eq(mailings.state, 'distributed'), eq(audit.what, 'resend')),
        ),
      ),
    );
  const due = new Set<string>();
  for (const { notice, state } of ended) {
    if (due.has(notice.id)) continue;
    const once = accountKey(notice.id, await roundOf(db, notice.id));
    if (await isAccountDue(db, notice, state, once)) due.add(notice.id);
  }
  return [...due];
}
