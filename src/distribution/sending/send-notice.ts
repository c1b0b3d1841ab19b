import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { deliveries } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { again, done, type JobResult, nothingToDo } from '../../jobs.ts';
import { type NoticePrinter, noticePrinter } from '../notice/print-notice.ts';
import { noticeRow, unsettled } from '../rows.ts';
import type { Claimed } from './claim.ts';
import { lanes } from './lanes.ts';
import { noteEnds, openWatch, type Watch } from './note-ends.ts';
import { claimAtPace, holdsNow } from './pace.ts';
import type { Ended } from './record.ts';

export { lanes };

/** The notices that this process is sending: a second lane in it would only be in the way. */
const underWay = new WeakMap<Desk, Set<string>>();
const aMoment = 1000;
/** After so long outcomes are written down, however few there are. */
const patienceMs = 25;
/** A lane gives its turn back after so long: a service that is stopped waits for it. */
const turnMs = 60_000;
/** So long a lane waits for its next mail itself. */
const shortWaitMs = 2000;

/**
 * Sends the queued deliveries of a notice. A few are `sending` at a time, which is committed before
 * their SMTP dialogues; so a crash leaves only those uncertain.
 */
export async function sendNotice(desk: Desk, id: string): Promise<JobResult> {
  const ours = underWay.get(desk) ?? new Set();
  underWay.set(desk, ours);
  if (ours.has(id))
    // Another process may take this lane; where there is none, it has come to nothing.
    return desk.config.environment.DATABASE_URL
      ? again(later(desk, aMoment), 'this process is at it already')
      : nothingToDo('this process is at it already');
  ours.add(id);
  try {
    return await runLane(desk, id);
  } finally {
    ours.delete(id);
  }
}

async function runLane(desk: Desk, id: string): Promise<JobResult> {
  const notice = await noticeRow(desk.db, id);
  if (notice.pausedAt) return nothingToDo('it is paused');
  const { all } = await holdsNow(desk);
  if (all) return again(all, 'nothing is sent before');
  const print = await noticePrinter(desk, notice);
  await knowTheTable(desk, id);
  const watch = await openWatch(desk, id);
  for (const ends = performance.now() + turnMs; ; ) {
    await send(desk, id, print, watch, ends);
    if ((await noticeRow(desk.db, id)).pausedAt) return done;
    const next = await nextDue(desk, id);
    if (!next) break;
    if (performance.now() > ends || !(await waitShortly(desk, next)))
      return again(next, 'the rest may not be sent yet');
  }
  if ((await unsettled(desk.db, id)) === 0) await desk.queue.add('account-notice', { notice: id });
  return done;
}

const many = 500;

/**
 * Has the database look at the table where much of it is new: the embedded one never does by itself, a
 * server after a minute, and until then it searches all deliveries for the few that are due.
 */
async function knowTheTable(desk: Desk, notice: string): Promise<void> {
  const queued = and(eq(deliveries.notice, notice), eq(deliveries.state, 'queued'));
  if ((await desk.db.$count(deliveries, queued)) >= many)
    await desk.db.execute(sql`analyze ${deliveries}`);
}

/** False when it is too long for waiting, or when the desk's clock does not go by itself. */
async function waitShortly(desk: Desk, until: Date): Promise<boolean> {
  const now = desk.clock.now();
  const wait = until.getTime() - now.getTime();
  if (wait > shortWaitMs) return false;
  await sleep(Math.max(wait, 1));
  return desk.clock.now() > now;
}

/** Keeps the connections busy until nothing more may be taken. At most four for each connection are `sending`. */
async function send(
  desk: Desk,
  notice: string,
  print: NoticePrinter,
  watch: Watch,
  ends: number,
): Promise<void> {
  const { connections } = desk.config.delivery;
  const handful = 2 * connections;
  const ended: Ended[] = [];
  let open = 0;
  let wake = () => {};
  const sendOne = async (delivery: Claimed) => {
    const outcome = await desk.postman.send(await print(delivery));
    ended.push({ delivery, outcome });
    open -= 1;
    if (ended.length === 1) setTimeout(() => wake(), patienceMs);
    if (ended.length >= handful || open === 0) wake();
  };
  const failures: unknown[] = [];
  for (let dry = false; ; ) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (ended.length) await noteEnds(desk, watch, ended.splice(0));
    if (failures.length && open === 0) throw failures[0];
    if (performance.now() > ends) dry = true;
    if (!dry && !failures.length && open <= handful) {
      const claimed = await claimAtPace(desk, notice, handful);
      dry = claimed.length === 0;
      open += claimed.length;
      for (const delivery of claimed)
        sendOne(delivery).catch((error: unknown) => {
          // Its delivery stays `sending` and becomes uncertain; the others are written down first.
          failures.push(error);
          open -= 1;
          wake();
        });
      if (claimed.length && open <= handful) continue;
    }
    if (open === 0 && ended.length === 0) {
      if (dry) return;
      continue;
    }
    if (ended.length < handful && open > 0) await woken;
    // What was queued meanwhile is taken too.
    if (open === 0) dry = performance.now() > ends;
  }
}

const later = (desk: Desk, ms: number): Date => new Date(desk.clock.now().getTime() + ms);

/** When the next delivery that waits for the server, or for our turn, may be sent; null: none waits. */
async function nextDue(desk: Desk, notice: string): Promise<Date | null> {
  const { all, domains } = await holdsNow(desk);
  const held = [...domains.keys()];
  const earliest = async (but: readonly string[]): Promise<Date | null> => {
    const [row] = await desk.db
      .select({ at: deliveries.nextTryAt })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.notice, notice),
          eq(deliveries.state, 'queued'),
          isNull(deliveries.digestOn),
          isNull(deliveries.digestOf),
          but.length ? notInArray(deliveries.domain, [...but]) : undefined,
        ),
      )
      // What was never put off is due now.
      .orderBy(sql`${deliveries.nextTryAt} nulls first`)
      .limit(1);
    return row ? (row.at ?? desk.clock.now()) : null;
  };
  const free = await earliest(held);
  const any = held.length ? await earliest([]) : free;
  if (!any) return null;
  if (all) return all;
  const moments = [...(free ? [free] : []), ...domains.values()].map(Number);
  return new Date(Math.max(Math.min(...moments), later(desk, 100).getTime()));
}
