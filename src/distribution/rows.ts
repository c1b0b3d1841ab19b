import { and, asc, count, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import {
  decisionCases,
  decisions,
  deliveries,
  mailboxes,
  mailings,
  members,
  messages,
  notices,
} from '../database/tables.ts';
import type { Followable } from '../domain/follows.ts';

export async function mailingRow(db: Executor, id: string) {
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (!mailing) throw new Error(`No mailing ${id}`);
  return mailing;
}

export async function decisionCount(db: Executor, mailing: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(decisions)
    .where(eq(decisions.mailing, mailing));
  return row?.n ?? 0;
}

/** What of a mailing's decisions members follow. */
export async function followable(db: Executor, mailing: string): Promise<Followable[]> {
  const read = await db
    .select({
      id: decisions.id,
      country: decisions.country,
      collective: decisions.collective,
    })
    .from(decisions)
    .where(eq(decisions.mailing, mailing))
    .orderBy(asc(decisions.position));
  const lines = await db
    .select({ decision: decisionCases.decision, code: decisionCases.code })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .where(eq(decisions.mailing, mailing));
  return read.map(({ id, country, collective }) => ({
    country,
    codes: [...lines.flatMap((l) => (l.decision === id && l.code ? [l.code] : [])), ...collective],
  }));
}

/** All who are, or were, members, as far as deciding on recipients needs to know them. */
export const allMembers = (db: Executor) => membersWhere(db, undefined);

/** Those of them who have no delivery of a notice. */
export const membersWithout = (db: Executor, notice: string) =>
  membersWhere(
    db,
    sql`not exists (select from ${deliveries} d where d.notice = ${notice} and d.member = ${members.id})`,
  );

const membersWhere = (db: Executor, condition: SQL | undefined) =>
  db
    .select({
      id: members.id,
      key: members.key,
      name: members.name,
      salutation: members.salutation,
      email: members.email,
      language: members.language,
      memberships: members.memberships,
      endedOn: members.endedOn,
      follows: members.follows,
      digest: members.digest,
      pausedUntil: members.pausedUntil,
      stoppedAt: members.stoppedAt,
      undeliverableSince: members.undeliverableSince,
    })
    .from(members)
    .where(condition)
    .orderBy(members.key);

export async function noticeRow(db: Executor, id: string) {
  const [notice] = await db.select().from(notices).where(eq(notices.id, id));
  if (!notice) throw new Error(`No notice ${id}`);
  return notice;
}

/** Deliveries of a notice that the desk still has to do something about. */
export async function unsettled(db: Executor, notice: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(deliveries)
    .where(and(eq(deliveries.notice, notice), inArray(deliveries.state, ['queued', 'sending'])));
  return row?.n ?? 0;
}

/** True when the mailbox was read at or after a moment, and everything found in it has been acted on. */
export async function heardSince(db: Executor, moment: Date): Promise<boolean> {
  const [read] = await db.select().from(mailboxes).where(gte(mailboxes.polledAt, moment)).limit(1);
  const [open] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(inArray(messages.state, ['stored', 'recognised']))
    .limit(1);
  return read !== undefined && open === undefined;
}
