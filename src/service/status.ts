/** Where everything stands, in numbers and states; no text of mails. */
import { count, desc, eq, inArray } from 'drizzle-orm';
import {
  deliveries,
  followUps,
  letters,
  mailboxes,
  mailings,
  messages,
  notices,
  reports,
} from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { isOverdue } from '../domain/follow-up.ts';
import { addWorkingDays, dayIn } from '../domain/working-days.ts';
import { type QueueName, queueNames } from '../jobs.ts';

export interface Status {
  readonly at: string;
  readonly mailboxes: readonly { readonly name: string; readonly lastPoll: string }[];
  readonly messages: Readonly<Record<string, number>>;
  readonly mailings: readonly {
    readonly id: string;
    readonly subject: string;
    readonly state: string;
    readonly received: string;
    readonly deliveries: Readonly<Record<string, number>>;
  }[];
  readonly letters: Readonly<Record<string, number>>;
  readonly followUps: {
    readonly open: number;
    readonly overdue: number;
    readonly done: number;
    readonly waived: number;
  };
  readonly reports: readonly {
    readonly number: number;
    readonly state: string;
    readonly from: string;
    readonly until: string;
  }[];
  readonly queues: Readonly<Record<QueueName, number>>;
}

const counts = (rows: readonly { state: string; n: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map((r) => [r.state, r.n]));

export async function statusOf(desk: Desk): Promise<Status> {
  const { db, clock, config, queue } = desk;
  const now = clock.now();
  const today = dayIn(config.calendar, now);
  const owed = await db.select().from(followUps);
  const overdue = owed.filter((f) =>
    isOverdue(
      { state: f.state, deadline: addWorkingDays(config.calendar, f.openedOn, f.workingDays) },
      today,
    ),
  );
  const inState = (state: string) => owed.filter((f) => f.state === state).length;
  const waiting = await Promise.all(
    queueNames.map(async (name) => [name, await queue.waiting(name)] as const),
  );
  return {
    at: now.toISOString(),
    mailboxes: (await db.select().from(mailboxes)).map((m) => ({
      name: m.name,
      lastPoll: m.polledAt.toISOString(),
    })),
    messages: counts(
      await db.select({ state: messages.state, n: count() }).from(messages).groupBy(messages.state),
    ),
    mailings: await latestMailings(desk),
    letters: counts(
      await db.select({ state: letters.state, n: count() }).from(letters).groupBy(letters.state),
    ),
    followUps: {
      open: inState('open'),
      overdue: overdue.length,
      done: inState('done'),
      waived: inState('waived'),
    },
    reports: (await db.select().from(reports).orderBy(desc(reports.number)).limit(10)).map(
      ({ number, state, from, until }) => ({ number, state, from, until }),
    ),
    queues: Object.fromEntries(waiting) as Record<QueueName, number>,
  };
}

async function latestMailings(desk: Desk): Promise<Status['mailings']> {
  const { db } = desk;
  const latest = await db.select().from(mailings).orderBy(desc(mailings.receivedAt)).limit(20);
  if (!latest.length) return [];
  const told = await db
    .select({ mailing: notices.mailing, state: deliveries.state, n: count() })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(
      inArray(
        notices.mailing,
        latest.map((m) => m.id),
      ),
    )
    .groupBy(notices.mailing, deliveries.state);
  return latest.map((m) => ({
    id: m.id,
    subject: m.subject,
    state: m.state,
    received: m.receivedAt.toISOString(),
    deliveries: counts(told.filter((t) => t.mailing === m.id)),
  }));
}
