import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { moveLink } from '../database/move.ts';
import { links, mailings } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Doubt } from '../domain/doubt.ts';
import type { LinkFault } from '../domain/link-fault.ts';
import { documentLinks } from '../incoming/links.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import { keepLinked, type Link, mostLinks } from './keep-linked.ts';

const minute = 60_000;
/** After each failure, until the next try; after the last the mailing is read without the document. */
const pauses = [minute, 10 * minute, 60 * minute, 6 * 60 * minute];
/** However long a server asks us to wait. */
const longestPause = 24 * 60 * minute;

const waitingOf = (mailing: string) => and(eq(links.mailing, mailing), eq(links.state, 'waiting'));

/**
 * Follows one of a mailing's links and comes back for the next, so that a slow server holds up one
 * job at a time. A mailing that is quarantined has nothing fetched for it.
 */
export async function fetchLinks(desk: Desk, id: string): Promise<JobResult> {
  const { db, clock } = desk;
  const [mailing] = await db.select().from(mailings).where(eq(mailings.id, id));
  if (mailing?.state !== 'received') return nothingToDo(mailing?.state ?? 'gone');
  await leaveOut(desk, id);
  const now = clock.now();
  const [link] = await db
    .select()
    .from(links)
    .where(and(waitingOf(id), or(isNull(links.nextTryAt), lte(links.nextTryAt, now))))
    .orderBy(asc(links.position))
    .limit(1);
  if (link) await follow(desk, link);
  const waiting = await db.select().from(links).where(waitingOf(id));
  if (waiting.length) {
    const due = waiting.map((each) => each.nextTryAt?.getTime() ?? clock.now().getTime());
    return again(new Date(Math.min(...due)), `${waiting.length} links wait`);
  }
  await desk.queue.add('read-mailing', { mailing: id });
  return link ? done : nothingToDo('no link waits');
}

/**
 * Before the first link is followed: home pages, social networks and their like stay in the table,
 * and nobody follows them.
 */
async function leaveOut({ db, config }: Desk, mailing: string): Promise<void> {
  const rows = await db
    .select()
    .from(links)
    .where(eq(links.mailing, mailing))
    .orderBy(asc(links.position));
  if (rows.some((row) => row.attempts > 0)) return;
  const urls = rows.map((row) => row.url);
  const wanted = documentLinks(urls, config.mail.linkHosts);
  for (const row of rows) {
    const rank = wanted.indexOf(row.url);
    if (row.state !== 'waiting' || (rank >= 0 && rank < mostLinks)) continue;
    const problem: LinkFault | null =
      rank === mostLinks ? { kind: 'links-too-many', most: mostLinks } : null;
    await moveLink(db, row.id, 'waiting', 'refused', { problem });
  }
}

async function follow(desk: Desk, link: Link): Promise<void> {
  // The IPU's older addresses begin with http; nothing is fetched in the clear.
  const outcome = await desk.fetchDocument(link.url.replace(/^http:/i, 'https:'));
  if (outcome.result === 'fetched') await keepLinked(desk, link, outcome);
  else if (outcome.result === 'refused')
    await moveLink(desk.db, link.id, 'waiting', 'refused', {
      problem: outcome.why,
      attempts: link.attempts + 1,
    });
  else await tryLater(desk, link, outcome.why, outcome.retryAfterSeconds ?? 0);
}

async function tryLater(
  desk: Desk,
  link: Link,
  problem: LinkFault,
  seconds: number,
): Promise<void> {
  const { db, clock } = desk;
  const attempts = link.attempts + 1;
  const pause = pauses[link.attempts];
  if (pause === undefined) {
    await moveLink(db, link.id, 'waiting', 'failed', { problem, attempts, nextTryAt: null });
    return;
  }
  const wait = Math.max(pause, Math.min(seconds * 1000, longestPause));
  const nextTryAt = new Date(clock.now().getTime() + wait);
  // Whoever tried at the same time has counted already.
  await db
    .update(links)
    .set({ attempts, problem, nextTryAt })
    .where(
      and(eq(links.id, link.id), eq(links.state, 'waiting'), eq(links.attempts, link.attempts)),
    );
}

/** Whether a mailing is to be read later because links of it are still followed. */
export async function linksWait(db: Executor, mailing: string): Promise<boolean> {
  const rows = await db.select({ id: links.id }).from(links).where(waitingOf(mailing)).limit(1);
  return rows.length > 0;
}

/** What a clerk has to know of a mailing's links; nothing when it came without. */
export async function linkDoubts(db: Executor, mailing: string): Promise<Doubt[]> {
  const rows = await db
    .select()
    .from(links)
    .where(eq(links.mailing, mailing))
    .orderBy(asc(links.position));
  return [
    ...(rows.some((row) => row.state === 'fetched') ? [{ kind: 'from-links' } as const] : []),
    ...rows.flatMap(({ url, state, problem }) =>
      problem ? [{ kind: 'link-problem', url: url.slice(0, 200), state, problem } as const] : [],
    ),
  ];
}
