/** What the weekly overview tells: each question to the tables in one function. */
import { and, asc, count, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import {
  actions,
  audit,
  mailings,
  members,
  messages,
  replies,
  reports,
} from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import { dayIn, plusDays, workingDaysBetween } from '../../domain/working-days.ts';
import type { Mails } from '../../mail/mails.ts';
import { closedSince } from '../closed.ts';
import { datesToWatch } from '../dates-to-watch.ts';
import { openFollowUps } from '../rows.ts';
import { openPlans } from './plans.ts';

/** Of dates to watch, in days. */
const ahead = 60;

type Week = Mails['weekly-overview'];

/** @param since the last overview, or a week ago */
export async function weekOf(
  desk: Desk,
  since: Date,
): Promise<Omit<Week, 'clerk' | 'week' | 'reply'>> {
  const { config, db, clock } = desk;
  const now = clock.now();
  const day = (at: Date): Day => dayIn(config.calendar, at);
  const today = day(now);
  const open = await openFollowUps(db, config, today);
  const late = open.filter(({ overdue }) => overdue);
  return {
    from: day(since),
    until: today,
    received: await receivedSince(desk, since, day),
    settled: (await closedSince(desk, since)).map(({ row, registration, closedAt }) => ({
      committee: row.committee,
      registration,
      closedOn: day(closedAt),
      waived: row.state === 'waived',
      reason: row.reason,
    })),
    actions: await countOf(
      db.select({ n: count() }).from(actions).where(gte(actions.recordedAt, since)),
    ),
    overdue: late.map(({ committee, registration, deadline, owners }) => ({
      committee,
      registration,
      deadline,
      workingDaysLate: workingDaysBetween(config.calendar, deadline, today),
      owner: owners.map(({ name }) => name).join(', '),
    })),
    open: open.length - late.length,
    aside: await waitingForClerk(desk, day),
    replies: await repliesWaiting(desk, day),
    reports: await db
      .select({ number: reports.number, from: reports.from, until: reports.until })
      .from(reports)
      .where(eq(reports.state, 'draft'))
      .orderBy(asc(reports.number)),
    bounces: await countOf(
      db
        .select({ n: count() })
        .from(audit)
        .where(and(eq(audit.what, 'bounced'), eq(audit.thing, 'delivery'), gte(audit.at, since))),
    ),
    unreachable: await db
      .select({ member: members.name, address: members.email })
      .from(members)
      .where(and(gte(members.undeliverableSince, since), isNull(members.endedOn)))
      .orderBy(asc(members.name), asc(members.key)),
    dates: (await datesToWatch(db, today))
      .filter(({ on }) => on <= plusDays(today, ahead))
      .map(({ on, country, text }) => ({ on, country, text })),
    plans: await openPlans(db),
  };
}

const countOf = async (rows: Promise<{ n: number }[]>): Promise<number> => (await rows)[0]?.n ?? 0;

async function receivedSince({ db, clock }: Desk, since: Date, day: (at: Date) => Day) {
  const rows = await db
    .select({ subject: mailings.subject, at: mailings.receivedAt })
    .from(mailings)
    .where(and(gte(mailings.receivedAt, since), lte(mailings.receivedAt, clock.now())))
    .orderBy(asc(mailings.receivedAt), asc(mailings.id));
  return rows.map(({ subject, at }) => ({ subject, on: day(at) }));
}

/** Mailings that nobody has decided on, and messages in the pen. */
async function waitingForClerk({ db }: Desk, day: (at: Date) => Day) {
  const undecided = await db
    .select({ subject: mailings.subject, at: mailings.receivedAt })
    .from(mailings)
    .where(inArray(mailings.state, ['quarantined', 'read']))
    .orderBy(asc(mailings.receivedAt), asc(mailings.id));
  const penned = await db
    .select({ subject: messages.subject, at: messages.storedAt })
    .from(messages)
    .where(eq(messages.state, 'failed'))
    .orderBy(asc(messages.storedAt));
  return [...undecided, ...penned].map(({ subject, at }) => ({
    subject: subject || '–',
    since: day(at),
  }));
}

/** Answers of members in which the desk sees something that was done. */
async function repliesWaiting({ db }: Desk, day: (at: Date) => Day) {
  const rows = await db
    .select({ member: members.name, at: replies.receivedAt })
    .from(replies)
    .innerJoin(members, eq(members.id, replies.member))
    .where(and(eq(replies.state, 'new'), sql`jsonb_array_length(${replies.suggestions}) > 0`))
    .orderBy(asc(replies.receivedAt));
  return rows.map(({ member, at }) => ({ member, on: day(at) }));
}
