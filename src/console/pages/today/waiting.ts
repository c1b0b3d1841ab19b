/** What waits for a clerk: what they may decide, what their committees owe. */
import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import { mailings, messages, replies, reports } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { dayIn } from '../../../domain/working-days.ts';
import { type OpenFollowUp, openFollowUps } from '../../../follow-up/rows.ts';
import { committeesOf, may, type SignedIn } from '../../who.ts';

export interface Waiting {
  readonly mailings: readonly {
    readonly id: string;
    readonly subject: string;
    readonly receivedAt: Date;
  }[];
  readonly quarantined: number;
  readonly replies: number;
  readonly report: { readonly number: number } | null;
  readonly followUps: readonly OpenFollowUp[];
}

export async function waitingFor(desk: Desk, who: SignedIn): Promise<Waiting> {
  const { db, config, clock } = desk;
  const decides = may(who, 'decide');
  const own = committeesOf(config, who);
  const today = dayIn(config.calendar, clock.now());
  const owed = await openFollowUps(db, config, today);
  const [aside] = await db
    .select({ n: count() })
    .from(messages)
    .where(inArray(messages.state, ['failed']));
  const [unread] = await db.select({ n: count() }).from(replies).where(eq(replies.state, 'new'));
  const [draft] = await db
    .select({ number: reports.number })
    .from(reports)
    .where(eq(reports.state, 'draft'));
  return {
    mailings: decides
      ? await db
          .select({ id: mailings.id, subject: mailings.subject, receivedAt: mailings.receivedAt })
          .from(mailings)
          .where(eq(mailings.state, 'read'))
          .orderBy(desc(mailings.receivedAt), asc(mailings.id))
      : [],
    quarantined: may(who, 'quarantine') ? (aside?.n ?? 0) : 0,
    replies: decides ? (unread?.n ?? 0) : 0,
    report: decides ? (draft ?? null) : null,
    followUps: owed.filter(({ committee }) => decides || own.includes(committee)),
  };
}
