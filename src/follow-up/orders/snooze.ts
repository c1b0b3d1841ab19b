import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database/database.ts';
import { followUpNotes, followUps } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { addWorkingDays, dayIn, workingDaysBetween } from '../../domain/working-days.ts';
import type { OrderOf } from './follow-up-order.ts';
import { carriedOut, type Ordered, type Outcome, refused } from './outcome.ts';

/** In working days: longer than that is no pause but a refusal, which has a word of its own. */
const longest = 60;

/** No reminders until a day; the deadline remains. `0` days: they come again. */
export async function snooze(
  tx: Transaction,
  { config }: Desk,
  { days, until: named, reason }: OrderOf<'snooze'>,
  { known: { row }, at }: Ordered,
): Promise<Outcome> {
  const wake = days === 0;
  if (days === null && named === null) return refused({ kind: 'no-days' });
  if (!wake && !reason) return refused({ kind: 'no-reason' });
  const today = dayIn(config.calendar, at);
  if (named && named <= today) return refused({ kind: 'past-day', day: named });
  const pause = named ? workingDaysBetween(config.calendar, today, named) : (days ?? 0);
  if (pause > longest) return refused({ kind: 'too-long', most: longest });
  const until = named ?? addWorkingDays(config.calendar, today, days ?? 0);
  const set = wake
    ? { snoozedUntil: null, snoozedBecause: null }
    : { snoozedUntil: until, snoozedBecause: reason };
  await tx
    .update(followUps)
    .set({ ...set, reactedAt: at })
    .where(eq(followUps.id, row.id));
  return carriedOut(wake || !reason ? { kind: 'awake' } : { kind: 'snoozed', until, reason });
}

/** Keeps what was said on the way; the follow-up remains as it is. */
export async function note(
  tx: Transaction,
  { text }: OrderOf<'note'>,
  { command, known: { row }, by, at }: Ordered,
): Promise<Outcome> {
  const { message } = command;
  await tx.insert(followUpNotes).values({ followUp: row.id, at, person: by.id, text, message });
  await tx.update(followUps).set({ reactedAt: at }).where(eq(followUps.id, row.id));
  return carriedOut({ kind: 'noted', text });
}
