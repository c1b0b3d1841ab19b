/**
 * How the desk goes, in figures: for Prometheus, for the alerts, for the console. Every query reads what is open
 * or recent, along an index, and not what ten years have left.
 */
import { sql } from 'drizzle-orm';
import type { Desk } from '../desk.ts';
import { type JobName, jobs, type QueueName, queueNames } from '../jobs.ts';
import { freeBytes } from './disk.ts';
import { withPatience } from './patience.ts';

interface QueueFigures {
  readonly name: QueueName;
  /** Jobs waiting, running or delayed. */
  readonly jobs: number;
  /** Since when the longest has waited for a worker; null: none waits. */
  readonly oldest: Date | null;
}

interface MailboxFigures {
  readonly name: string;
  /** When it was last read to its end; since when it should be, where that never was. */
  readonly polledAt: Date;
  readonly never?: true;
}

export interface DeliveryFigures {
  readonly state: string;
  /** One of the larger ones, or `other`. */
  readonly domain: string;
  readonly count: number;
}

export interface Figures {
  readonly at: Date;
  readonly mailboxes: readonly MailboxFigures[];
  /** Mails that were taken in and are to be read now. */
  readonly unread: { readonly count: number; readonly oldest: Date | null };
  /** Mails in the pen. */
  readonly failedMessages: number;
  /** Documents of the mailings of the last 30 days that could not be read. */
  readonly unreadDocuments: number;
  /** Messages that the mailbox lists and does not give. */
  readonly givenUp: number;
  /** Null: the queue does not answer. */
  readonly queues: readonly QueueFigures[] | null;
  /** Orders and letters that are due, and since when the longest. */
  readonly overdue: readonly { readonly queue: QueueName; readonly since: Date }[];
  readonly letters: { readonly count: number; readonly oldest: Date | null };
  /** Of the notices of the last 30 days, and of earlier ones what is not at its end. */
  readonly deliveries: readonly DeliveryFigures[];
  /** Of the notices of the last seven days: dialogues that ended, and those of them that ended badly. */
  readonly lately: { readonly ended: number; readonly failed: number };
  readonly remindersSent: number;
  /** In bytes, where the data directory lies; null: that could not be found out. */
  readonly free: number | null;
}

const day = 24 * 60 * 60 * 1000;
const recentDays = 30;
const latelyDays = 7;
const patienceMs = 5000;

/** @throws when the database does not answer */
export async function figuresOf(desk: Desk): Promise<Figures> {
  const at = desk.clock.now();
  const one = await countsOf(desk, at);
  const deliveries = await deliveriesOf(desk, at);
  return {
    at,
    mailboxes: await mailboxesOf(desk),
    ...one,
    queues: await withPatience(queuesOf(desk), patienceMs),
    overdue: await overdueOf(desk, at),
    ...deliveries,
    free: await freeBytes(desk.config).catch(() => null),
  };
}

async function mailboxesOf({ db }: Desk): Promise<Figures['mailboxes']> {
  const { rows } = await db.execute<{ name: string; polled_at: string }>(
    sql`select name, polled_at from desk.mailboxes order by name`,
  );
  return rows.map(({ name, polled_at }) => ({ name, polledAt: new Date(polled_at) }));
}

type Counts = Record<
  'unread' | 'failed' | 'documents' | 'given_up' | 'letters' | 'reminders',
  number
> &
  Record<'unread_since' | 'letters_since', string | null>;

async function countsOf({ db }: Desk, at: Date) {
  const now = at.toISOString();
  const since = new Date(at.getTime() - recentDays * day).toISOString();
  const { rows } = await db.execute<Counts>(sql`
    select unread.n as unread, unread.since as unread_since, letters.n as letters, letters.since as letters_since,
      (select count(*)::int from desk.messages where state = 'failed') as failed,
      (select count(*)::int from desk.mailings m join desk.documents d on d.mailing = m.id
        where m.received_at > ${since} and d.problem is not null and d.replaced_by is null) as documents,
      (select count(*)::int from desk.failed_fetches where gave_up_at is not null) as given_up,
      (select count(*)::int from desk.reminders) as reminders
    from (select count(*)::int as n, min(stored_at) as since from desk.messages
        where state in ('stored', 'recognised') and (not_before is null or not_before <= ${now})) unread,
      (select count(*)::int as n, min(created_at) as since from desk.letters
        where state in ('queued', 'sending')) letters`);
  const row = rows[0] as Counts;
  return {
    unread: { count: row.unread, oldest: moment(row.unread_since) },
    failedMessages: row.failed,
    unreadDocuments: row.documents,
    givenUp: row.given_up,
    letters: { count: row.letters, oldest: moment(row.letters_since) },
    remindersSent: row.reminders,
  };
}

const moment = (at: string | Date | null): Date | null => (at === null ? null : new Date(at));

/** Jobs and since when they wait. */
const queuesOf = ({ queue }: Desk): Promise<QueueFigures[]> =>
  Promise.all(
    queueNames.map(async (name) => ({
      name,
      jobs: await queue.waiting(name),
      oldest: await queue.oldest(name),
    })),
  );

/** Orders that nobody carries out, letters whose time has come: the database knows it whatever the queue says. */
async function overdueOf({ db }: Desk, at: Date): Promise<Figures['overdue']> {
  const { rows } = await db.execute<{ job: string; since: string }>(sql`
    select job, min(taken_at) as since from desk.commands where state = 'taken' group by job
    union all
    select 'send-letter', min(coalesce(next_try_at, created_at)) from desk.letters
      where state = 'queued' and (next_try_at is null or next_try_at <= ${at.toISOString()})
      having count(*) > 0`);
  return rows.map(({ job, since }) => ({
    queue: jobs[job as JobName].queue,
    since: new Date(since),
  }));
}

type DomainRow = {
  readonly domain: string;
  readonly state: string;
  readonly n: number;
  readonly people: number;
  readonly lately: number;
};

async function deliveriesOf({ db }: Desk, at: Date) {
  const before = (days: number) => new Date(at.getTime() - days * day).toISOString();
  // An array, not a join: then the database goes along the notices' index, whatever it believes about the table.
  const { rows } = await db.execute<DomainRow>(sql`
    select domain, state, count(*)::int as n, count(distinct member)::int as people,
      (count(*) filter (where created_at > ${before(latelyDays)}))::int as lately
    from (
      select domain, state, member, created_at from desk.deliveries where notice = any(array(
        select id from desk.notices where created_at > ${before(recentDays)}))
      union all
      select domain, state, member, created_at from desk.deliveries
        where state in ('queued', 'sending', 'uncertain') and notice <> all(array(
          select id from desk.notices where created_at > ${before(recentDays)}))
    ) told group by domain, state`);
  const lately = { ended: 0, failed: 0 };
  for (const { state, lately: n } of rows) {
    if (state === 'sent' || state === 'failed' || state === 'bounced') lately.ended += n;
    if (state === 'failed' || state === 'bounced') lately.failed += n;
  }
  return { deliveries: byDomain(rows), lately };
}

/** So many domains are named; the rest are `other`. */
const mostDomains = 10;
/** A domain of fewer people might name one of them. */
const fewestPeople = 5;

/** By state and domain: no more series than a few, whatever members write from. */
export function byDomain(rows: readonly DomainRow[]): DeliveryFigures[] {
  const domains = Map.groupBy(rows, ({ domain }) => domain);
  const size = (of: readonly DomainRow[]) => of.reduce((sum, { n }) => sum + n, 0);
  const named = new Set(
    [...domains]
      .filter(([, of]) => Math.max(...of.map(({ people }) => people)) >= fewestPeople)
      .toSorted(([, a], [, b]) => size(b) - size(a))
      .slice(0, mostDomains)
      .map(([domain]) => domain),
  );
  const figures = new Map<string, DeliveryFigures>();
  for (const { domain: own, state, n } of rows) {
    const domain = named.has(own) ? own : 'other';
    const key = `${state} ${domain}`;
    figures.set(key, { state, domain, count: (figures.get(key)?.count ?? 0) + n });
  }
  return [...figures.values()];
}
