import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { standstill } from '../../database/standstill.ts';
import { deliveries } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { again, done, type JobResult, nothingToDo } from '../../jobs.ts';
import { type NoticePrinter, noticePrinter } from '../notice/print-notice.ts';
import { noticeRow, unsettled } from '../rows.ts';
import type { Claimed } from './claim.ts';
import { noteEnds, openWatch, type Watch } from './note-ends.ts';
import { claimAtPace, holdsNow } from './pace.ts';
import type { Ended } from './record.ts';

/** The notices that this process is sending: a second lane in it would only be in the way. */
const underWay = new WeakMap<Desk, Set<string>>();
const aMoment = 1000;
/** A lane gives its turn back after so long, and when the service stops. */
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
  if (await standstill(desk.db)) return nothingToDo('nothing is sent since a restore');
  const { all } = await holdsNow(desk);
  if (all) return again(all, 'nothing is sent before');
  const print = await noticePrinter(desk, notice);
  await knowTheTable(desk, id);
  const watch = await openWatch(desk, id);
  const ends = performance.now() + turnMs;
  const isOver = () => desk.leaving.aborted || performance.now() > ends;
  for (;;) {
    await send(desk, id, print, watch, isOver);
    if ((await noticeRow(desk.db, id)).pausedAt) return done;
    const next = await nextDue(desk, id);
    if (!next) break;
    if (isOver() || !(await waitShortly(desk, next)))
      return again(next, 'the rest may not be sent yet');
  }
  if ((await unsettled(desk.db, id)) === 0) await desk.queue.add('account-notice', { notice: id });
  return done;
}

const many = 500;
/** A database that looked at the table when it was so much smaller knows it well enough. */
const share = 0.1;

/**
 * Has the database look at the table where much of it is new: the embedded one never does by itself, a
 * server after a minute, and until then it searches all deliveries for the few that are due.
 */
async function knowTheTable(desk: Desk, notice: string): Promise<void> {
  const queued = and(eq(deliveries.notice, notice), eq(deliveries.state, 'queued'));
  const fresh = await desk.db.$count(deliveries, queued);
  if (fresh < many) return;
  const { rows } = await desk.db.execute<{ known: number }>(
    // -1 where it never has.
    sql`select reltuples::float8 as known from pg_class where oid = 'desk.deliveries'::regclass`,
  );
  if (fresh > share * (rows[0]?.known ?? 0)) await desk.db.execute(sql`analyze ${deliveries}`);
}

/** False when it is too long for waiting, or when the desk's clock does not go by itself. */
async function waitShortly(desk: Desk, until: Date): Promise<boolean> {
  const now = desk.clock.now();
  const wait = until.getTime() - now.getTime();
  if (wait > shortWaitMs) return false;
  await sleep(Math.max(wait, 1));
  return desk.clock.now() > now;
}

/** A dialogue shorter than this is over before the next claim is committed: then some are claimed ahead. */
const swiftMs = 8;

interface Window {
  /** So many are `sending` at most. */
  readonly limit: number;
  /** More are claimed when only so many are left. */
  readonly refillAt: number;
  /** Outcomes are written down when there are so many of them, or after so long. */
  readonly enough: number;
  readonly patienceMs: number;
}

/**
 * How many may be `sending` at once: what is claimed ahead is uncertain after a crash though nothing of it
 * was handed over, so it is done only where the server answers faster than the database.
 */
function windowOf(connections: number) {
  const handful = 2 * connections;
  const swift = { limit: 2 * handful, refillAt: handful, enough: handful, patienceMs: 25 };
  const slow = {
    limit: connections,
    refillAt: connections - 1,
    enough: Math.ceil(connections / 2),
    patienceMs: 4,
  };
  let meanMs = 4 * swiftMs;
  return {
    /** @param open how many were `sending` when it began: the more, the longer each waits for a connection */
    noteDialogue(ms: number, open: number): void {
      const alone = (ms * connections) / Math.max(open, connections);
      meanMs += (alone - meanMs) / 10;
    },
    now: (): Window => (meanMs < swiftMs ? swift : slow),
  };
}

/** Keeps the connections busy until nothing more may be taken. */
async function send(
  desk: Desk,
  notice: string,
  print: NoticePrinter,
  watch: Watch,
  isOver: () => boolean,
): Promise<void> {
  const { connections } = desk.config.delivery;
  const window = windowOf(connections);
  const ended: Ended[] = [];
  let open = 0;
  let wake = () => {};
  const sendOne = async (delivery: Claimed) => {
    const printed = await print(delivery);
    const began = performance.now();
    const besides = open;
    const outcome = await desk.postman.send(printed);
    window.noteDialogue(performance.now() - began, besides);
    ended.push({ delivery, outcome });
    open -= 1;
    const { enough, patienceMs } = window.now();
    if (ended.length === 1) setTimeout(() => wake(), patienceMs);
    if (ended.length >= enough || open === 0) wake();
  };
  const failures: unknown[] = [];
  for (let dry = false; ; ) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (ended.length) await noteEnds(desk, watch, ended.splice(0));
    if (failures.length && open === 0) throw failures[0];
    if (isOver()) dry = true;
    const { limit, refillAt, enough } = window.now();
    // What has ended is `sending` until it is written down.
    const sending = open + ended.length;
    if (!dry && !failures.length && sending <= refillAt) {
      const claimed = await claimAtPace(desk, notice, limit - sending);
      dry = claimed.length === 0;
      open += claimed.length;
      for (const delivery of claimed)
        sendOne(delivery).catch((error: unknown) => {
          // Its delivery stays `sending` and becomes uncertain; the others are written down first.
          failures.push(error);
          open -= 1;
          wake();
        });
      if (claimed.length && open <= refillAt) continue;
    }
    if (open === 0 && ended.length === 0) {
      if (dry) return;
      continue;
    }
    if (ended.length < enough && open > 0) await woken;
    // What was queued meanwhile is taken too.
    if (open === 0) dry = isOver();
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
