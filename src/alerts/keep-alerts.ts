/**
 * Alerts from their beginning to their end. Several processes may find the same: the row is written or moved once,
 * in one transaction with its letter.
 */
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Found } from '../condition/alarms.ts';
import type { Transaction } from '../database/database.ts';
import { alerts } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { type Alarm, overAfterMs, tellAgainAfterMs } from '../domain/alert.ts';
import { insertLetter, type PreparedLetter } from '../post/letters.ts';
import { alertLetter } from './alert-letter.ts';
import { type AlertRow, openAlerts } from './open-alerts.ts';

/** Tells the administrator what begins, what lasts for another day, and what is over; each once. */
export async function keepAlerts(desk: Desk, found: Found): Promise<void> {
  const now = desk.clock.now();
  const open = await openAlerts(desk.db);
  for (const alarm of found.alarms) {
    const row = open.find((each) => isSame(each, alarm));
    await (row ? goesOn(desk, row, alarm, now) : begins(desk, alarm, now));
  }
  for (const row of open) {
    const isSeen = found.alarms.some((alarm) => isSame(row, alarm));
    const isUnknown = found.unknown.some(
      ({ condition, about }) =>
        condition === row.condition && (about === null || about === row.about),
    );
    if (!isSeen && !isUnknown) await isQuiet(desk, row, now);
  }
}

const isSame = (one: Pick<Alarm, 'condition' | 'about'>, other: typeof one): boolean =>
  one.condition === other.condition && one.about === other.about;

async function begins(desk: Desk, { condition, about, facts }: Alarm, now: Date): Promise<void> {
  const row = { condition, about, facts, beganAt: now, toldAt: now };
  const whole = { ...row, id: randomUUID(), quietSince: null, endedAt: null };
  await tell(desk, await alertLetter(desk, whole, 'begins', now), async (tx) => {
    const written = await tx.insert(alerts).values(whole).onConflictDoNothing().returning();
    return written.length > 0;
  });
}

async function goesOn(desk: Desk, row: AlertRow, { facts }: Alarm, now: Date): Promise<void> {
  const seen = { facts, quietSince: null };
  if (now.getTime() - row.toldAt.getTime() < tellAgainAfterMs) {
    await desk.db.update(alerts).set(seen).where(stillAs(row));
    return;
  }
  const letter = await alertLetter(desk, { ...row, facts }, 'lasts', now);
  await tell(desk, letter, async (tx) => {
    const moved = await tx
      .update(alerts)
      .set({ ...seen, toldAt: now })
      .where(stillAs(row))
      .returning({ id: alerts.id });
    return moved.length > 0;
  });
}

/** What comes and goes is not over at once. */
async function isQuiet(desk: Desk, row: AlertRow, now: Date): Promise<void> {
  if (!row.quietSince) {
    await desk.db.update(alerts).set({ quietSince: now }).where(stillAs(row));
    return;
  }
  if (now.getTime() - row.quietSince.getTime() < overAfterMs) return;
  await tell(desk, await alertLetter(desk, row, 'over', now), async (tx) => {
    const moved = await tx
      .update(alerts)
      .set({ endedAt: now })
      .where(stillAs(row))
      .returning({ id: alerts.id });
    return moved.length > 0;
  });
}

/** Nobody else has told of it or ended it meanwhile. */
const stillAs = ({ id, toldAt }: AlertRow) =>
  and(eq(alerts.id, id), eq(alerts.toldAt, toldAt), isNull(alerts.endedAt));

/** Writes the letter together with what it tells of. @param move false: another process was there first */
async function tell(
  desk: Desk,
  letter: PreparedLetter,
  move: (tx: Transaction) => Promise<boolean>,
): Promise<void> {
  const told = await desk.db.transaction(
    async (tx) => (await move(tx)) && (await insertLetter(tx, letter)),
  );
  if (told) await desk.queue.add('send-letter', { letter: letter.id });
}
