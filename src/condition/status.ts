/** Where everything stands, in numbers and states; no text of mails. */
import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { standstill } from '../database/standstill.ts';
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
  /** Since when nothing is sent, because a backup was restored; null: mails go out. */
  readonly standsStillSince: string | null;
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
  const { db, clock, config } = desk;
  const now = clock.now();
  const today = dayIn(config.calendar, now);
  const open = await db.select().from(followUps).where(eq(followUps.state, 'open'));
  const overdue = open.filter((f) =>
    isOverdue(
      { state: f.state, deadline: addWorkingDays(config.calendar, f.openedOn, f.workingDays) },
      today,
    ),
  );
  const states = await countsOf(db);
  return {
    at: now.toISOString(),
    standsStillSince: (await standstill(db))?.since.toISOString() ?? null,
    mailboxes: (await db.select().from(mailboxes)).map((m) => ({
      name: m.name,
      lastPoll: m.polledAt.toISOString(),
    })),
    messages: states.messages,
    mailings: await latestMailings(desk),
    letters: states.letters,
    followUps: {
      open: states.followUps.open ?? 0,
      overdue: overdue.length,
      done: states.followUps.done ?? 0,
      waived: states.followUps.waived ?? 0,
    },
    reports: (await db.select().from(reports).orderBy(desc(reports.number)).limit(10)).map(
      ({ number, state, from, until }) => ({ number, state, from, until }),
    ),
    queues: await waitingIn(desk),
  };
}

/** Jobs waiting, running or delayed, by queue. */
export async function waitingIn({
  queue,
}: Pick<Desk, 'queue'>): Promise<Readonly<Record<QueueName, number>>> {
  const waiting = await Promise.all(
    queueNames.map(async (name) => [name, await queue.waiting(name)] as const),
  );
  return Object.fromEntries(waiting) as Record<QueueName, number>;
}

const counted = {
  messages,
  mailings,
  letters,
  followUps,
  reports,
} as const;
export type Counted = keyof typeof counted;

/** How many there are of each thing in each state. Deliveries are told notice by notice: there are too many. */
export async function countsOf(
  db: Executor,
): Promise<Readonly<Record<Counted, Readonly<Record<string, number>>>>> {
  const found: [string, Record<string, number>][] = [];
  for (const [name, table] of Object.entries(counted))
    found.push([
      name,
      counts(await db.select({ state: table.state, n: count() }).from(table).groupBy(table.state)),
    ]);
  return Object.fromEntries(found) as Record<Counted, Record<string, number>>;
}

async function latestMailings(desk: Desk): Promise<Status['mailings']> {
  const { db } = desk;
  const latest = await db
    .select()
    .from(mailings)
    .orderBy(desc(mailings.receivedAt), desc(mailings.id))
    .limit(20);
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
