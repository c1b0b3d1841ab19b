import { eq, inArray } from 'drizzle-orm';
import { cases, members } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import { preferencesOf, untilResumed } from '../../domain/preferences.ts';
import { dayIn } from '../../domain/working-days.ts';
import type { OwedView } from '../../mail/mails/follow-up.ts';
import type { Mails } from '../../mail/mails.ts';
import { clerkCalendar } from '../../post/clerk-link.ts';
import { memberPage } from '../../post/member-link.ts';
import { followUpCode } from '../../post/tokens.ts';
import { closedSince } from '../closed.ts';
import { owedView } from '../owed-view.ts';
import type { Owner } from '../owners.ts';
import { openFollowUps } from '../rows.ts';
import { plansOf } from './plans.ts';

const longestMonth = 32 * 24 * 60 * 60 * 1000;

type Status = Omit<Mails['status-overview'], 'reply'>;

/** Where everything stands that is a clerk's or member's, as of now. */
export async function statusOf(desk: Desk, person: Owner): Promise<Status> {
  const { config, db, clock } = desk;
  const now = clock.now();
  const today = dayIn(config.calendar, now);
  const isTheirs = ({ owners }: { owners: readonly Owner[] }) =>
    owners.some(({ id }) => id === person.id);
  const open = (await openFollowUps(db, config, today))
    .filter(isTheirs)
    .map((one) => owedView(desk, one, person, today))
    .toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  const isSnoozed = (one: OwedView) => one.snoozedUntil !== null;
  const isLate = (one: OwedView) => today > one.deadline;
  const thisMonth = (at: Date) => dayIn(config.calendar, at).slice(0, 7) === today.slice(0, 7);
  const closed = (await closedSince(desk, new Date(now.getTime() - longestMonth))).filter(
    (one) => isTheirs(one) && thisMonth(one.closedAt),
  );
  return {
    salutation: person.salutation,
    at: now,
    overdue: open.filter((one) => !isSnoozed(one) && isLate(one)),
    open: open.filter((one) => !isSnoozed(one) && !isLate(one)),
    snoozed: open.filter(isSnoozed),
    closed: closed.map(({ row, subject, registration, closedAt }) => ({
      committee: row.committee,
      registration,
      subject,
      closedOn: dayIn(config.calendar, closedAt),
      waived: row.state === 'waived',
      reason: row.reason,
      code: followUpCode(desk.secret, row.id, person.id),
    })),
    preferences:
      person.role === 'member' ? await preferencesOfMember(desk, person.id, today) : null,
    plans: person.role === 'member' ? await plansOf(db, person.id) : [],
    calendar: person.role === 'clerk' ? clerkCalendar(desk, person.id, now) : null,
    page: person.role === 'member' ? memberPage(desk, person.id, now) : null,
  };
}

async function preferencesOfMember(
  { db }: Desk,
  id: string,
  today: Day,
): Promise<Status['preferences']> {
  const [row] = await db.select().from(members).where(eq(members.id, id));
  if (!row) return null;
  const { follows, digest, pausedUntil, stopped } = preferencesOf(row, today);
  const known = follows?.cases.length
    ? await db
        .select()
        .from(cases)
        .where(inArray(cases.code, [...follows.cases]))
    : [];
  return {
    follows: follows && {
      ...follows,
      cases: follows.cases.map((code) => ({
        code,
        name: known.find((one) => one.code === code)?.name ?? '',
      })),
    },
    digest,
    paused: pausedUntil && { until: pausedUntil === untilResumed ? null : pausedUntil },
    stopped,
  };
}
